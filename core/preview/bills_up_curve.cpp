#include "preview/bills_up_curve.h"

#include "billing/wide.h"
#include "preview/estimate.h"
#include "preview/quota_price.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace tollgate::preview {

namespace {

using billing::Wide;
using Limits = std::numeric_limits<std::int64_t>;

// The smallest rise of the bill after, in minor units, with which it is up: see billIsUp.
Wide riseOf(const Figures& before, const Figures& after)
{
    return Wide{before.invoicedMinorUnits} * 5 / 4 - after.invoicedMinorUnits + 1;
}

// Turns rises into units beyond the limit. Most bills are alike, so the last one is kept.
class UnitsForRise {
public:
    UnitsForRise(const Quota& quota, const Currency& currency)
        : m_quota(quota), m_currency(currency)
    {
    }

    // Nothing: no number of units does it.
    std::optional<std::int64_t> operator()(Wide rise)
    {
        if (!m_isKnown || rise != m_rise) {
            m_isKnown = true;
            m_rise = rise;
            m_units = work(rise);
        }
        return m_units;
    }

private:
    std::optional<std::int64_t> work(Wide rise) const
    {
        if (rise > Limits::max() || (rise > 0 && m_quota.overagePrice.picoUnits == 0))
            return std::nullopt;
        if (rise < Limits::min() || m_quota.overagePrice.picoUnits == 0)
            return Limits::min();
        return unitsThatCost(m_quota, static_cast<std::int64_t>(rise), m_currency);
    }

    const Quota& m_quota;
    const Currency& m_currency;
    bool m_isKnown = false;
    Wide m_rise = 0;
    std::optional<std::int64_t> m_units;
};

} // namespace

BillsUpCurve::BillsUpCurve(const Demand& demand, const Plan& draft, const Dimension& dimension,
    const Replay& before, const Replay& after)
{
    const Quota* quota = billedQuota(draft, dimension);
    if (!quota)
        return;
    const std::int64_t limit = limitOf(draft, dimension).value_or(Limits::max());
    UnitsForRise unitsForRise(*quota, draft.price.currency);
    for (const auto& [consumer, peak] : demand.consumers) {
        const auto more
            = unitsForRise(riseOf(before.consumers[consumer], after.consumers[consumer]));
        if (!more)
            continue;
        const Wide beyond = Wide{*more} + std::max<std::int64_t>(0, peak - limit);
        if (beyond <= 0)
            m_upTo.push_back(Limits::max()); // whatever the limit
        else if (beyond <= peak)
            m_upTo.push_back(peak - static_cast<std::int64_t>(beyond));
    }
    std::ranges::sort(m_upTo);
}

std::int64_t BillsUpCurve::countAt(std::int64_t limit) const
{
    return m_upTo.end() - std::ranges::lower_bound(m_upTo, limit);
}

} // namespace tollgate::preview
