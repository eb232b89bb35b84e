#include "plans/ledger_words.h"

#include "billing/rating.h"
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

QString assumptions(const PlansState& state)
{
    const auto& usage = state.study->usage;
    QString text = Words::tr(
        "Assumes that the traffic of %1 repeats: no retries, nobody leaves or changes plan.")
                       .arg(spanText(usage));
    if (!usage.isSequenced())
        text += u' ' + Words::tr("One time per request: approximate for concurrent requests.");
    return text;
}

QString rangeText(const PlansState& state)
{
    const auto today = state.limitToday();
    const auto draft = state.limitDraft();
    if (!state.demand || !today || !draft || *today == *draft)
        return {};
    const Quota* quota = state.quota();
    const std::int64_t low = preview::scaledDifference(*state.demand, *today, *draft, 80);
    const std::int64_t high = preview::scaledDifference(*state.demand, *today, *draft, 120);
    if (quota && quota->whenExhausted == WhenExhausted::Notify)
        return {};
    if (!quota || quota->whenExhausted == WhenExhausted::Refuse) {
        const bool isRequests = !quota || quota->meter == Meter::Requests;
        const QString range = Words::tr("If usage ±20 %: %1 … %2 %3")
                                  .arg(common::signedCount(low), common::signedCount(high));
        return range.arg(isRequests ? Words::tr("refused")
                                    : Words::tr("%1 beyond it").arg(meterName(quota->meter)));
    }
    const auto priced = [&](std::int64_t units) {
        const auto quantity = quantityOf(quota->meter, units);
        const auto amount = quantity ? billing::rate(quota->meter, *quantity, quota->overagePrice,
                                state.draft.price.currency)
                                     : Result<Money>(Money{});
        return amount ? common::signedMoney(*amount) : common::unknown();
    };
    return Words::tr("If usage ±20 %: %1 … %2 overage").arg(priced(low), priced(high));
}

} // namespace tollgate::pages
