#pragma once

#include "base/instant.h"
#include "base/json.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace tollgate {

// The calendar windows of a rate limit, shortest first. They are aligned to UTC.
enum class Window : std::uint8_t { Minute, Hour, Day };

inline constexpr std::size_t kWindowCount = 3;
inline constexpr std::array<Window, kWindowCount> kWindows{
    Window::Minute, Window::Hour, Window::Day};

constexpr std::size_t indexOf(Window window) { return static_cast<std::size_t>(window); }

std::string_view nameOf(Window window);
std::optional<Window> windowNamed(std::string_view name);
std::chrono::milliseconds lengthOf(Window window);

// The start of the window that contains `instant`.
Instant windowStart(Window window, Instant instant);

// More than any counter reaches; null in JSON.
inline constexpr std::int64_t kUnlimited = std::numeric_limits<std::int64_t>::max();

// Lets exactly `limit` requests through in each calendar window.
struct RateLimit {
    Window window = Window::Minute;
    std::int64_t limit = 0; // from 0, or kUnlimited
    Json other = Json::object(); // members that we do not know, kept and written back

    bool operator==(const RateLimit&) const = default;

    bool isUnlimited() const { return limit == kUnlimited; }
};

} // namespace tollgate
