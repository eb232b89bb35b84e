#pragma once

#include "base/result.h"
#include "enforcement/decide.h"
#include "metering/period_use.h"
#include "metering/routing.h"
#include "metering/usage_history.h"
#include "preview/figures.h"
#include "preview/scenario.h"

#include <optional>
#include <vector>

namespace tollgate::preview {

// A plan with its entitlements worked out once.
struct ReplayPlan {
    const Plan& plan;
    enforcement::Entitlements entitlements;
};

// Replays one consumer after another; keeps its buffers between them.
class ConsumerReplay {
public:
    ConsumerReplay(
        const metering::UsageHistory& usage, const metering::Routing& routing, const Rules& rules)
        : m_usage(usage), m_routing(routing), m_rules(rules)
    {
    }

    Result<Figures> run(std::uint32_t consumer, const ReplayPlan& plan);

private:
    // A decision or a settlement, in the order in which they changed the consumer's state.
    struct Turn {
        metering::Sequence sequence;
        std::size_t event = 0;
        bool isSettlement = false;
    };

    void runInSequence(metering::UsageHistory::Range events);
    void decide(std::size_t event, enforcement::LimitState& state);
    void settle(std::size_t event, enforcement::LimitState& state);
    enforcement::LimitState& stateOn(std::uint16_t node);
    metering::PeriodUse& useOf(const BillingPeriod& period);
    Units usedBy(std::size_t event) const;
    Result<Figures> bill();

    const metering::UsageHistory& m_usage;
    const metering::Routing& m_routing;
    const Rules& m_rules;

    const ReplayPlan* m_plan = nullptr;
    Figures m_figures;
    AnchorDay m_anchor;
    std::size_t m_firstEvent = 0;
    std::vector<metering::PeriodUse> m_periods; // in the order of their first event
    std::vector<enforcement::LimitState> m_states; // by node: limits hold per node
    std::vector<std::optional<enforcement::Accepted>> m_pending; // by event, from m_firstEvent
    std::vector<Turn> m_turns;
};

} // namespace tollgate::preview
