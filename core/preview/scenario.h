#pragma once

#include "base/result.h"
#include "domain/plan_set.h"
#include "metering/usage_history.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tollgate::preview {

// The place of a consumer's plan in a PlanSet, by the consumer's number in the history.
using PlanOfConsumer = std::vector<std::uint32_t>;

// One side of a comparison: who is on which plan, and what the plans say.
struct Side {
    PlanSet plans;
    PlanOfConsumer planOf;

    bool operator==(const Side&) const = default;

    const Plan& planFor(std::uint32_t consumer) const { return plans.plans[planOf[consumer]]; }
};

// What holds on both sides of a comparison.
struct Rules {
    metering::CountRule count = metering::CountRule::All; // which requests raise meters
    std::vector<AnchorDay>
        anchorOf; // by the consumer's number; empty: the first of the month for all

    AnchorDay anchorFor(std::uint32_t consumer) const
    {
        return anchorOf.empty() ? AnchorDay{} : anchorOf[consumer];
    }
};

// The question that a preview answers: the same history under two sides.
struct Scenario {
    Side before;
    Side after;
    Rules rules;
    bool hasDraft = false; // somebody asked for a change, even if it turns out to change nothing
};

// Puts one consumer on a plan that is not the default.
struct Assignment {
    std::string consumer;
    PlanId before;
    PlanId after; // empty: as before
    std::string where; // of the line that says so, for messages
};

// Today's plans, the draft over them, and who is on what; `defaultPlan` empty: the first plan.
struct ScenarioOptions {
    PlanSet today;
    std::optional<PlanSet> draft;
    PlanId defaultPlan;
    std::vector<Assignment> assignments;
    Rules rules;
};

// Fails when there is no plan, a plan is unknown, or currencies differ. Assignments of consumers
// without usage change nothing.
Result<Scenario> makeScenario(const metering::UsageHistory& usage, ScenarioOptions options);

} // namespace tollgate::preview
