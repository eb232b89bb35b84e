#include "preview/quota_price.h"

#include "billing/rating.h"
#include "billing/wide.h"

#include <algorithm>
#include <limits>

namespace tollgate::preview {

namespace {

using billing::Wide;
using Limits = std::numeric_limits<std::int64_t>;

constexpr int kUnitPricePlaces = 12;

Wide tenTo(int exponent)
{
    Wide power = 1;
    for (int i = 0; i < exponent; ++i)
        power *= 10;
    return power;
}

} // namespace

const Quota* billedQuota(const Plan& plan, const Dimension& dimension)
{
    const auto* meter = std::get_if<Meter>(&dimension);
    const Quota* quota = meter ? plan.quota(*meter) : nullptr;
    return quota && quota->whenExhausted == WhenExhausted::BillOverage ? quota : nullptr;
}

std::int64_t priceOf(const Quota& quota, std::int64_t wholeUnits, const Currency& currency)
{
    const auto quantity = quantityOf(quota.meter, wholeUnits);
    const auto amount = quantity
        ? billing::rate(quota.meter, *quantity, quota.overagePrice, currency)
        : fail({.code = ErrorCode::Overflow});
    if (amount)
        return amount->minorUnits;
    if (quota.overagePrice.picoUnits == 0)
        return 0;
    return wholeUnits < 0 ? Limits::min() : Limits::max();
}

std::int64_t unitsThatCost(const Quota& quota, std::int64_t minorUnits, const Currency& currency)
{
    // Rounded, half a minor unit less is enough. Whether exactly half is rounded up is the
    // rating's to say: the two loops ask it, and turn once at most.
    const Wide halves = (Wide{minorUnits} * 2 - 1) * tenTo(kUnitPricePlaces - placesOf(currency));
    const Wide guess = halves / (Wide{quota.overagePrice.picoUnits} * 2);
    const std::int64_t most = Limits::max() / quantityOf(quota.meter, 1)->value;
    auto units = static_cast<std::int64_t>(std::clamp<Wide>(guess, -most, most));
    while (units > -most && priceOf(quota, units - 1, currency) >= minorUnits)
        --units;
    while (units < most && priceOf(quota, units, currency) < minorUnits)
        ++units;
    return units;
}

} // namespace tollgate::preview
