#pragma once

#include "domain/plan.h"
#include "preview/demand.h"

#include <cstdint>

namespace tollgate::preview {

// The quota of the dimension where it bills what is beyond it; else null.
const Quota* billedQuota(const Plan& plan, const Dimension& dimension);

// What so many whole units more (or fewer, if negative) come to on a bill, in minor units. Stops at
// the ends of int64.
std::int64_t priceOf(const Quota& quota, std::int64_t wholeUnits, const Currency& currency);

// The fewest whole units that come to at least `minorUnits`, at a price above 0; at most as many as
// a quantity of the meter holds.
std::int64_t unitsThatCost(const Quota& quota, std::int64_t minorUnits, const Currency& currency);

} // namespace tollgate::preview
