#pragma once

#include "changes/change_history.h"
#include "workspace/change_flow.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tollgate::pages {

// Nothing is connected, it is being connected, that failed, or there is something to see.
enum class ChangesFace { Empty, Connecting, Failed, Ready };

// What a draft does to one consumer.
enum class Effect : std::uint8_t { Newly, Still, NoLonger, BillOnly };

struct WhoRow {
    std::uint32_t consumer = 0; // number in the study
    Effect effect = Effect::Newly;

    bool operator==(const WhoRow&) const = default;
};

// A draft of one plan, or a move of consumers to one, reviewed and not applied yet. Immutable and
// shared.
struct ReviewedDraft {
    workspace::ChangeReview review;
    workspace::SharedAnswer answer; // that it was made from
    Plan before; // of a move: the plan that they go to, as after
    Plan after;
    std::vector<ShownField> fields; // none for a move
    std::vector<WhoRow> who; // by effect; within one the largest change first

    std::size_t countOf(Effect effect) const;
};

using SharedDraft = std::shared_ptr<const ReviewedDraft>;

SharedDraft reviewedDraft(workspace::ChangeReview review, workspace::SharedAnswer answer);

// The plan under a review has moved.
struct StaleReview {
    Plan now; // as it is served
    std::vector<ShownField> moved; // since the review's base
};

// What the page shows. Heavy parts are shared, so that a page can see whether they changed.
struct ChangesState {
    ChangesFace face = ChangesFace::Empty;
    std::optional<Error> error; // of connecting; with Ready: why the gateway does not answer
    std::vector<workspace::ConnectStep> steps; // of connecting

    // From here on: when ready.
    std::string gateway;
    std::shared_ptr<const std::vector<ShownChange>> changes; // newest first; null: not read yet
    std::optional<Error> changesError; // why they could not be read
    std::shared_ptr<const PlanSet> plans;
    SharedDraft draft; // null: nothing is under review
    std::optional<StaleReview> stale;
    std::string selected; // id of a change; empty: the draft, if there is one
    workspace::ChangeProgress progress; // of what is or was applied or undone last
    std::string progressOf; // id of the change that it concerns; empty: the draft
    workspace::ChangeProgress proof; // of the selected change, as far as it was asked for
    std::optional<Error> proofError;
    std::optional<Error> writeRefusal; // why nothing can be written now
    bool canUnlock = false; // production that is only locked
    std::string typedName; // what a write wants typed; empty: nothing
    bool isLost = false; // the gateway does not answer
    std::chrono::milliseconds age{0}; // since it last did

    const ShownChange* selectedChange() const; // null: the draft, or nothing
    bool isDraftSelected() const { return draft && selected.empty(); }
    bool isBusy() const; // something is on its way to the nodes
    bool isUndoing() const { return progress.isUndo && progressOf == selected; }
};

} // namespace tollgate::pages
