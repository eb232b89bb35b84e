#pragma once

#include "base/instant.h"

#include <cstdint>
#include <string_view>

namespace tollgate {

// How often a plan is billed and its quotas start anew.
enum class Cycle : std::uint8_t { Daily, Monthly };

std::string_view nameOf(Cycle cycle);

// The day of the month on which a consumer's billing period starts, 1 to 31; never changes.
struct AnchorDay {
    unsigned day = 1;

    auto operator<=>(const AnchorDay&) const = default;
};

// Half-open, in UTC: an event at `end` belongs to the next period.
struct BillingPeriod {
    Instant begin;
    Instant end;

    bool contains(Instant instant) const { return begin <= instant && instant < end; }
    auto operator<=>(const BillingPeriod&) const = default;
};

// The period of `cycle` that contains `instant`. A month that is too short for the anchor renews
// on its last day: anchor 31 gives 31 Jan, 28 Feb (29 in leap years), 31 Mar.
BillingPeriod periodContaining(Instant instant, Cycle cycle, AnchorDay anchor);

} // namespace tollgate
