#pragma once

#include "domain/billing_period.h"
#include "domain/meter.h"
#include "domain/rate_limit.h"

#include <array>

namespace tollgate::enforcement {

// Requests let through in the window that starts at `begin`.
struct WindowCount {
    Instant begin;
    std::int64_t accepted = 0;

    bool operator==(const WindowCount&) const = default;
};

// What a meter holds in the current period: settled, and promised to requests still under way.
struct MeterCount {
    Quantity used;
    Quantity reserved;

    bool operator==(const MeterCount&) const = default;
};

// Everything that one consumer's next decision depends on besides the plan. Counts are kept per
// window and meter, not per plan, so that they outlive a plan change. A value: `decide` and
// `settle` take one and give the next.
struct LimitState {
    AnchorDay anchor;
    Instant latest; // of the decisions so far: a consumer's clock never goes back
    std::array<WindowCount, kWindowCount> windows;
    Cycle cycle = Cycle::Monthly;
    BillingPeriod period; // empty before the first decision
    std::array<MeterCount, kMeterCount> meters;

    bool operator==(const LimitState&) const = default;
};

// The state as it stands at `now`: windows and a period that are over have given way to empty ones.
LimitState advanced(LimitState state, Cycle cycle, Instant now);

} // namespace tollgate::enforcement
