#include "billing/rating.h"

#include "base/decimal.h"
#include "billing/wide.h"

#include <cassert>
#include <limits>

namespace tollgate::billing {

namespace {

constexpr int kUnitPricePlaces = 12;

Failure tooMuchMoney()
{
    return fail({.code = ErrorCode::Overflow,
        .what = "an amount is larger than 9,223,372,036,854,775,807 minor units",
        .where = {},
        .remedy = "check the unit price and the units"});
}

Wide powerOfTenWide(int exponent)
{
    Wide power = 1;
    for (int i = 0; i < exponent; ++i)
        power *= 10;
    return power;
}

Wide divideHalfAwayFromZero(Wide dividend, Wide divisor)
{
    const Wide quotient = dividend / divisor;
    const Wide rest = dividend % divisor;
    const Wide twice = rest < 0 ? -rest * 2 : rest * 2;
    if (twice < divisor)
        return quotient;
    return dividend < 0 ? quotient - 1 : quotient + 1;
}

} // namespace

Quantity beyondAllowance(const Quota& quota, Quantity used)
{
    if (!quota.included || used <= *quota.included)
        return {};
    return used - *quota.included;
}

Result<Money> rate(Meter meter, Quantity quantity, UnitPrice price, const Currency& currency)
{
    // quantity counts 10^-placesOf(meter) units, price 10^-12 of the major unit, the result
    // 10^-placesOf(currency) of it. The product of two int64 always fits.
    const Wide product = Wide{quantity.value} * price.picoUnits;
    const int surplusPlaces = placesOf(meter) + kUnitPricePlaces - placesOf(currency);
    const Wide minorUnits = divideHalfAwayFromZero(product, powerOfTenWide(surplusPlaces));
    using Limits = std::numeric_limits<std::int64_t>;
    if (minorUnits > Limits::max() || minorUnits < Limits::min())
        return tooMuchMoney();
    return Money{.minorUnits = static_cast<std::int64_t>(minorUnits), .currency = currency};
}

Result<Money> add(const Money& a, const Money& b)
{
    assert(a.currency == b.currency);
    Money sum = a;
    if (__builtin_add_overflow(a.minorUnits, b.minorUnits, &sum.minorUnits))
        return tooMuchMoney();
    return sum;
}

} // namespace tollgate::billing
