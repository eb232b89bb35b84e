#include "preview/ledger.h"

#include "billing/wide.h"

#include <algorithm>

namespace tollgate::preview {

namespace {

std::uint8_t linesOf(const Figures& was, const Figures& is)
{
    const auto bit = [](LedgerLine line, bool stands) {
        return stands ? 1U << static_cast<unsigned>(line) : 0U;
    };
    return static_cast<std::uint8_t>(bit(LedgerLine::Affected, isAffected(was) || isAffected(is))
        | bit(LedgerLine::Refused, was.refusedInAll() > 0 || is.refusedInAll() > 0)
        | bit(LedgerLine::Overage, was.overageMinorUnits > 0 || is.overageMinorUnits > 0)
        | bit(LedgerLine::BillsUp, billIsUp(was.invoicedMinorUnits, is.invoicedMinorUnits)));
}

} // namespace

bool isAffected(const Figures& figures)
{
    return figures.refusedInAll() > 0
        || std::ranges::any_of(
            figures.beyondQuota, [](Quantity beyond) { return beyond.value > 0; });
}

bool billIsUp(std::int64_t minorUnitsBefore, std::int64_t minorUnitsAfter)
{
    return billing::Wide{minorUnitsAfter} * 4 > billing::Wide{minorUnitsBefore} * 5;
}

Ledger ledgerOf(const Demand& demand, const Replay& before, const Replay& after)
{
    Ledger ledger;
    for (const auto& [consumer, peak] : demand.consumers) {
        const Figures& was = before.consumers[consumer];
        const Figures& is = after.consumers[consumer];
        ledger.consumersAffected.before += isAffected(was) ? 1 : 0;
        ledger.consumersAffected.after += isAffected(is) ? 1 : 0;
        ledger.requestsRefused.before += was.refusedInAll();
        ledger.requestsRefused.after += is.refusedInAll();
        ledger.overageMinorUnits.before += was.overageMinorUnits;
        ledger.overageMinorUnits.after += is.overageMinorUnits;
        ledger.billsUp.after += billIsUp(was.invoicedMinorUnits, is.invoicedMinorUnits) ? 1 : 0;
    }
    return ledger;
}

std::vector<Touched> touchedBy(const Demand& demand, const Replay& before, const Replay& after)
{
    std::vector<Touched> touched;
    for (const auto& [consumer, peak] : demand.consumers) {
        const Figures& was = before.consumers[consumer];
        const Figures& is = after.consumers[consumer];
        const std::uint8_t lines = linesOf(was, is);
        if (lines != 0 || was.invoicedMinorUnits != is.invoicedMinorUnits)
            touched.push_back({.consumer = consumer, .lines = lines, .peak = peak});
    }
    return touched;
}

} // namespace tollgate::preview
