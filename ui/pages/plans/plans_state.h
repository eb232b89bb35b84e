#pragma once

#include "base/error.h"
#include "domain/plan_set.h"
#include "preview/demand.h"
#include "preview/estimate.h"
#include "preview/ledger.h"
#include "workspace/draft.h"
#include "workspace/preview_desk.h"

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

// One consumer of the chosen plan that a limit touches, on either side.
struct AffectedRow {
    std::uint32_t consumer = 0;
    QString name;
    QString id;
    std::int64_t peak = 0; // in the units of the dimension
    preview::Figures before;
    preview::Figures after;

    std::int64_t billChange() const { return after.invoicedMinorUnits - before.invoicedMinorUnits; }
    std::int64_t refusedChange() const { return after.refusedInAll() - before.refusedInAll(); }
};

using AffectedRows = std::shared_ptr<const std::vector<AffectedRow>>;

enum class LedgerLine { Affected, Refused, Overage, BillsUp };

// Which of the affected are shown.
struct RowFilter {
    std::optional<LedgerLine> line;
    std::optional<std::pair<std::int64_t, std::int64_t>> peaks; // both ends included

    bool isSet() const { return line || peaks; }
    bool operator==(const RowFilter&) const = default;
};

// Nothing is open yet, something is being opened, it failed, or there is something to see.
enum class Face { Empty, Loading, Failed, Ready };

// Whether the ledger is the replay's, or an estimate until the replay is there.
enum class Exactness { Estimate, Replaying, Exact };

// What the page shows. Heavy parts are shared, so that a page can see whether they changed.
struct PlansState {
    Face face = Face::Empty;
    std::optional<Error> error;
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
    std::shared_ptr<const preview::Demand> demand; // null until the first answer
    preview::Ledger ledger;
    Exactness exactness = Exactness::Replaying;
    std::optional<preview::Ledger> moved; // the estimate that the replay put right, where it did
    AffectedRows rows; // after the filter
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
    const AffectedRow* openRow() const;
    bool hasDraft() const { return !changes.empty(); }
};

} // namespace tollgate::pages
