#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tollgate {

// Decimal digits alone, no sign, no blanks; nothing when it is not that or above int64.
std::optional<std::int64_t> parseWholeNumber(std::string_view text);

// Sums and differences that stop at the ends of int64 instead of wrapping: a counter that is full
// stays full.
std::int64_t saturatingAdd(std::int64_t a, std::int64_t b);
std::int64_t saturatingSubtract(std::int64_t a, std::int64_t b); // a - b

} // namespace tollgate
