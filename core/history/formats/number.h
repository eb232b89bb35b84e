#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tollgate::history {

// What happens to digits beyond the last place.
enum class Excess : std::uint8_t {
    Refuse, // the number is refused, unless they are zeros
    Round, // half up: for measurements
};

// A number of a log, not negative, as an integer count of 10^-places: "0.25", "1893.0", "5e-05".
// Nothing when it is none, or does not fit int64.
std::optional<std::int64_t> parseNumber(std::string_view text, int places, Excess excess);

} // namespace tollgate::history
