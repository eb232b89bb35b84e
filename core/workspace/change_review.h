#pragma once

#include "ports/gateway.h"
#include "preview/ledger.h"
#include "preview/outcome.h"
#include "workspace/draft.h"
#include "workspace/preview_desk.h"

#include <cstddef>
#include <string>
#include <vector>

namespace tollgate::workspace {

// Everything that an operator reads before applying a draft of one plan; bound to the version and
// the usage that it was previewed on.
struct ChangeReview {
    PlanId plan;
    std::int64_t baseVersion = 0;
    Json edits = Json::object(); // whole members of the plan; null takes one away
    std::vector<FieldChange> fields; // the same, leaf by leaf
    Instant first; // usage that was previewed
    Instant last;
    std::size_t consumersOnPlan = 0; // with usage
    std::vector<std::uint32_t> newlyAffected; // numbers in the study, largest change first
    std::vector<std::uint32_t> stillAffected; // by number
    preview::Ledger ledger; // of the consumers on the plan
    preview::Outcome outcome; // of all
    std::string digest; // "sha256:..."
};

// The members of a plan that differ, as a change carries them; null for one that is gone.
Json editsBetween(const Plan& before, const Plan& after);

// The plan with members replaced, or taken out where they are null. What does not fit together any
// more leaves the plan as it is.
Plan withEdits(const Plan& plan, const Json& edits);

// Refused: the draft changes nothing, more than the plan in question, or a plan that no gateway
// serves yet.
Result<ChangeReview> reviewOf(const PreviewAnswer& answer);

// Binds plan versions, assignments, rules and the interval of usage of a preview: what was seen
// and what is applied are the same exactly when their digests are.
std::string digestOf(const Study& study, const PlanSet& draft);

// The order that a review comes to.
ports::ChangeOrder orderOf(const ChangeReview& review, std::string confirmation);

} // namespace tollgate::workspace
