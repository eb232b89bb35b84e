#include "domain/billing_period.h"

#include <algorithm>

namespace tollgate {

namespace {

using namespace std::chrono;

// Every boundary is computed from the anchor, never from the boundary before it, so that a short
// month does not drag the following ones.
sys_days renewalIn(year_month month, AnchorDay anchor)
{
    const year_month_day last{month / std::chrono::last};
    return month / std::min(day(anchor.day), last.day());
}

} // namespace

std::string_view nameOf(Cycle cycle) { return cycle == Cycle::Daily ? "daily" : "monthly"; }

BillingPeriod periodContaining(Instant instant, Cycle cycle, AnchorDay anchor)
{
    const auto today = floor<days>(instant);
    if (cycle == Cycle::Daily)
        return {.begin = today, .end = today + days(1)};
    const year_month_day date(today);
    const year_month month = date.year() / date.month();
    const sys_days renewal = renewalIn(month, anchor);
    if (today < renewal)
        return {.begin = renewalIn(month - months(1), anchor), .end = renewal};
    return {.begin = renewal, .end = renewalIn(month + months(1), anchor)};
}

} // namespace tollgate
