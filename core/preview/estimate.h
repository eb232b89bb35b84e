#pragma once

#include "domain/plan.h"
#include "preview/bills_up_curve.h"
#include "preview/demand.h"
#include "preview/ledger.h"

namespace tollgate::preview {

// The limit of a plan along a dimension, in whole units; nothing: unlimited.
std::optional<std::int64_t> limitOf(const Plan& plan, const Dimension& dimension);

// The highest limit that can be set: beyond it a quantity would not fit, or it would mean
// unlimited.
std::int64_t largestLimit(const Dimension& dimension);

// The plan with that limit set, from 0 to the largest; a quota or window that it did not have is
// added (a quota that refuses). Nothing: unlimited; the quota keeps its mode.
Plan withLimit(Plan plan, const Dimension& dimension, std::optional<std::int64_t> limit);

// Where a drag starts: the draft as it was replayed last, with its exact ledger.
struct DragStart {
    const Demand& demand;
    Plan draft;
    Dimension dimension;
    Ledger exact;
    const BillsUpCurve& billsUp; // of the replay of `draft`
};

// What the ledger is about to be when the handle stands at `limit`: the exact one of the start
// plus the difference that the demand alone makes. Exact at the start itself; elsewhere it leaves
// out how limits act on each other, and what a quota of other units than requests refuses, which
// the replay after the drag puts right. Costs some binary searches.
Ledger estimateAt(const DragStart& start, std::int64_t limit);

// The overage or the refusals if everybody's usage were `percent` percent of what it was, as a
// difference between draft and today; the estimate of the range that is shown.
std::int64_t scaledDifference(
    const Demand& demand, std::int64_t today, std::int64_t draft, int percent);

} // namespace tollgate::preview
