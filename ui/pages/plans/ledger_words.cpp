#include "plans/ledger_words.h"

#include "shared/assumption_words.h"
#include "shared/plan_words.h"
#include "shared/words.h"

namespace tollgate::pages {

namespace {

Money amountOf(const PlansState& state, std::int64_t minorUnits)
{
    return {.minorUnits = minorUnits, .currency = state.draft.price.currency};
}

} // namespace

std::vector<LedgerText> ledgerTexts(const PlansState& state)
{
    return state.rows ? ledgerTexts(state.ledger, state.draft.price.currency) : unknownLedger();
}

QString ledgerTitle(const PlansState& state)
{
    return Words::tr("If this had been live, %1").arg(spanText(state.study->usage));
}

QString exactnessNote(const PlansState& state)
{
    switch (state.exactness) {
    case Exactness::Estimate:
        return Words::tr("≈ while dragging, exact on release");
    case Exactness::Replaying:
        return Words::tr("≈ replaying every request…");
    case Exactness::Exact:
        break;
    }
    if (!state.moved)
        return Words::tr("Exact: every request replayed");
    QStringList moves;
    const auto add = [&](const QString& name, std::int64_t difference, const QString& amount) {
        if (difference != 0)
            moves << name + u' ' + amount;
    };
    const preview::Ledger& was = *state.moved;
    const preview::Ledger& is = state.ledger;
    const std::int64_t affected = is.consumersAffected.after - was.consumersAffected.after;
    const std::int64_t refused = is.requestsRefused.after - was.requestsRefused.after;
    const std::int64_t overage = is.overageMinorUnits.after - was.overageMinorUnits.after;
    const std::int64_t bills = is.billsUp.after - was.billsUp.after;
    add(Words::tr("consumers"), affected, common::signedCount(affected));
    add(Words::tr("refused"), refused, common::signedCount(refused));
    add(Words::tr("overage"), overage, common::signedMoney(amountOf(state, overage)));
    add(Words::tr("bills"), bills, common::signedCount(bills));
    return Words::tr("Exact; the replay moved the estimate: %1")
        .arg(moves.join(QStringLiteral(", ")));
}

QString assumptions(const PlansState& state) { return assumptionsOf(state.study->usage); }

QString rangeText(const PlansState& state)
{
    if (!state.demand)
        return {};
    return usageRange({.demand = *state.demand,
        .dimension = state.dimension,
        .before = state.today,
        .after = state.draft});
}

} // namespace tollgate::pages
