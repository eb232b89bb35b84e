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

// Everything that an operator reads before applying a draft of one plan, or moving consumers to
// one; bound to the version and the usage that it was previewed on.
struct ChangeReview {
    PlanId plan; // edited, or moved to
    std::int64_t baseVersion = 0;
    std::vector<ConsumerId> moving; // also those without usage; empty: an edit
    Json edits = Json::object(); // whole members of the plan; null takes one away
    std::vector<FieldChange> fields; // the same, leaf by leaf
    Instant first; // usage that was previewed
    Instant last;
    std::size_t consumersConcerned = 0; // on the plan with usage; of a move: all
    std::vector<std::uint32_t> newlyAffected; // numbers in the study, largest change first
    std::vector<std::uint32_t> stillAffected; // by number
    preview::Ledger ledger; // of the consumers concerned
    preview::Outcome outcome; // of all
    std::string digest; // "sha256:..."

    bool isMove() const { return !moving.empty(); }
};

// The members of a plan that differ, as a change carries them; null for one that is gone.
Json editsBetween(const Plan& before, const Plan& after);

// The plan with members replaced, or taken out where they are null. What does not fit together any
// more leaves the plan as it is.
Plan withEdits(const Plan& plan, const Json& edits);

// Refused: the draft changes nothing, more than the plan in question, or a plan that no gateway
// serves yet.
Result<ChangeReview> reviewOf(const PreviewAnswer& answer);

// Of a move of these consumers to the plan of the answer, which was asked with those of them that
// have usage. Refused: nobody moves, or the plan is one that no gateway serves.
Result<ChangeReview> reviewOfMove(const PreviewAnswer& answer, std::vector<ConsumerId> consumers);

// Binds plan versions, assignments, rules and the interval of usage of a preview: what was seen
// and what is applied are the same exactly when their digests are.
std::string digestOf(
    const Study& study, const PlanSet& draft, const preview::PlanOfConsumer& planOfAfter);

// The order that a review comes to.
ports::ChangeOrder orderOf(const ChangeReview& review, std::string confirmation);

} // namespace tollgate::workspace
