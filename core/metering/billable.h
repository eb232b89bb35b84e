#pragma once

#include <cstdint>

namespace tollgate::metering {

// The status of an answer as HTTP has it; 0 where the history knows none.
using Status = std::uint16_t;

// Which answers raise a meter.
enum class CountRule : std::uint8_t { All, Billable };

// Billable is what the upstream answered with 2xx or 3xx, a WebSocket's 101 (one request), and
// everything in a history without statuses. One rule for metering, billing and preview.
bool isBillable(Status status);

bool counts(CountRule rule, Status status);

} // namespace tollgate::metering
