#pragma once

#include "domain/meter.h"
#include "domain/rate_limit.h"
#include "metering/usage_history.h"
#include "preview/limit_curve.h"
#include "preview/scenario.h"

#include <cstdint>
#include <variant>
#include <vector>

namespace tollgate::preview {

// What a limit is held against: a meter's allowance per period, or requests per window.
using Dimension = std::variant<Meter, Window>;

// What consumers ask for along one dimension, whatever any limit lets through.
struct Demand {
    struct OfConsumer {
        std::uint32_t consumer = 0;
        std::int64_t peak = 0; // its busiest period or window; whole units, rounded up

        bool operator==(const OfConsumer&) const = default;
    };

    std::vector<OfConsumer> consumers; // by number
    LimitCurve peaks; // one value per consumer
    LimitCurve all; // one value per consumer and period, or per consumer and window
};

// The demand of the consumers that are on plan number `plan` of the side.
Demand demandOn(std::uint32_t plan, const Dimension& dimension, const metering::UsageHistory& usage,
    const Side& side, const Rules& rules);

} // namespace tollgate::preview
