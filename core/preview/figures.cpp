#include "preview/figures.h"

#include <algorithm>

namespace tollgate::preview {

bool accumulate(Figures& sum, const Figures& part)
{
    sum.requests += part.requests;
    sum.accepted += part.accepted;
    for (std::size_t i = 0; i < kRefusalKindCount; ++i)
        sum.refused[i] += part.refused[i];
    for (std::size_t i = 0; i < kMeterCount; ++i) {
        sum.used[i] += part.used[i];
        sum.beyondQuota[i] += part.beyondQuota[i];
    }
    if (part.firstRefusal)
        sum.firstRefusal
            = std::min(sum.firstRefusal.value_or(*part.firstRefusal), *part.firstRefusal);
    return !__builtin_add_overflow(
               sum.overageMinorUnits, part.overageMinorUnits, &sum.overageMinorUnits)
        && !__builtin_add_overflow(
            sum.invoicedMinorUnits, part.invoicedMinorUnits, &sum.invoicedMinorUnits);
}

} // namespace tollgate::preview
