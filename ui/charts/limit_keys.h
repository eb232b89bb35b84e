#pragma once

#include "charts/limit_chart_data.h"

#include <optional>

// How a limit is moved without a pointer.
namespace tollgate::charts {

enum class LimitMove {
    StepDown, // to the next round number: 1-1.2-1.5-2-2.5-3-4-5-6-8
    StepUp,
    TenStepsDown,
    TenStepsUp,
    PreviousConsumer, // to the nearest consumer below, who is then just inside
    NextConsumer,
    First, // to an end of the axis
    Last,
    Today,
};

// Where the limit goes; it stays on the axis. Nothing when it does not move: there is no such place
// or it is there already. A draft without a limit moves as if it stood at the end of the axis.
std::optional<std::int64_t> moved(const LimitChartData& data, LimitMove move);

} // namespace tollgate::charts
