#include "domain/rate_limit.h"

namespace tollgate {

namespace {

constexpr std::array<std::string_view, kWindowCount> kNames{"minute", "hour", "day"};
constexpr std::array<std::chrono::milliseconds, kWindowCount> kLengths{
    std::chrono::minutes(1), std::chrono::hours(1), std::chrono::hours(24)};

} // namespace

std::string_view nameOf(Window window) { return kNames[indexOf(window)]; }

std::optional<Window> windowNamed(std::string_view name)
{
    for (const Window window : kWindows) {
        if (nameOf(window) == name)
            return window;
    }
    return std::nullopt;
}

std::chrono::milliseconds lengthOf(Window window) { return kLengths[indexOf(window)]; }

Instant windowStart(Window window, Instant instant)
{
    // All three lengths divide the day, and UTC days start at multiples of it since the epoch.
    const auto length = lengthOf(window).count();
    const auto ticks = instant.time_since_epoch().count();
    const auto into = ((ticks % length) + length) % length;
    return Instant(std::chrono::milliseconds(ticks - into));
}

} // namespace tollgate
