#include "preview/ledger.h"

#include "billing/wide.h"

#include <algorithm>

namespace tollgate::preview {

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

Ledger ledgerOf(
    const std::vector<std::uint32_t>& consumers, const Replay& before, const Replay& after)
{
    Ledger ledger;
    for (const std::uint32_t consumer : consumers) {
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

} // namespace tollgate::preview
