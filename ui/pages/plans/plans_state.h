#pragma once

#include "base/error.h"
#include "domain/plan_set.h"
#include "plans/affected_list.h"
#include "preview/estimate.h"
#include "workspace/draft.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace tollgate::pages {

// One of the plans, as the ladder shows it.
struct PlanCard {
    PlanId id;
    QString name;
    std::int64_t consumers = 0;
    bool isEdited = false; // by the draft
    bool isNew = false;

    bool operator==(const PlanCard&) const = default;
};

// Nothing is open yet, something is being opened, it failed, or there is something to see.
enum class Face { Empty, Loading, Failed, Ready };

// What can be done about a failure.
enum class Mend { OpenAnother, TryAgain, OpenWhatIsThere, UndoEdit };

// Whether the ledger is the replay's, or an estimate until the replay is there.
enum class Exactness { Estimate, Replaying, Exact };

// What the page shows. Heavy parts are shared, so that a page can see whether they changed.
struct PlansState {
    Face face = Face::Empty;
    std::optional<Error> error; // with Ready: another file did not open, what was open still is
    Mend mend = Mend::OpenAnother; // of the error
    double loadedShare = 0;
    quint64 loadedLines = 0;
    QString source; // what is being opened, or was

    // From here on: when ready.
    workspace::SharedStudy study;
    std::vector<PlanCard> ladder;
    std::uint32_t plan = 0; // the chosen one, its place in the draft
    std::vector<preview::Dimension> dimensions; // on offer for it
    preview::Dimension dimension = Meter::Requests;
    Plan today; // the chosen plan, without the draft; a new plan is its own today
    Plan draft; // with it, and with the handle where it stands
    std::shared_ptr<const preview::Demand> demand; // null until the first answer on it
    preview::Ledger ledger; // known once there are rows
    Exactness exactness = Exactness::Replaying;
    std::optional<preview::Ledger> moved; // the estimate that the replay put right, where it did
    AffectedRows rows; // after the filter; null until the first answer on the plan
    RowFilter filter;
    std::optional<std::uint32_t> consumer; // whose before and after is open
    std::shared_ptr<const PlanSet> todayPlans;
    std::shared_ptr<const PlanSet> draftPlans;
    std::vector<workspace::FieldChange> changes; // between the two
    bool canUndo = false;
    bool canRedo = false;

    std::optional<std::int64_t> limitToday() const { return preview::limitOf(today, dimension); }
    std::optional<std::int64_t> limitDraft() const { return preview::limitOf(draft, dimension); }
    const Quota* quota() const; // of the dimension, in the draft; null when it is a window
    std::optional<AffectedRow> openRow() const; // as it was replayed last
    bool hasDraft() const { return !changes.empty(); }
};

} // namespace tollgate::pages
