#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tollgate {

// An exact decimal number as an integer count of 10^-places, for places from 0 to 12.

// Reads "0.002" with 12 places as 2,000,000,000. Nothing when the text is not a plain decimal
// (no exponent, no sign but '-'), has more places than asked for, or does not fit int64.
std::optional<std::int64_t> parseDecimal(std::string_view text, int places);

// Writes with at least `minPlaces` places and no further trailing zeros: (2,000,000,000, 12) ->
// "0.002".
std::string formatDecimal(std::int64_t scaled, int places, int minPlaces = 0);

// 10^exponent, for exponents from 0 to 18.
std::int64_t powerOfTen(int exponent);

} // namespace tollgate
