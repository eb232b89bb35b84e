#include "base/decimal.h"

#include <fmt/format.h>

#include <cassert>

namespace tollgate {

std::int64_t powerOfTen(int exponent)
{
    assert(exponent >= 0 && exponent <= 18);
    std::int64_t power = 1;
    for (int i = 0; i < exponent; ++i)
        power *= 10;
    return power;
}

std::optional<std::int64_t> parseDecimal(std::string_view text, int places)
{
    const bool negative = text.starts_with('-');
    if (negative)
        text.remove_prefix(1);
    std::int64_t value = 0; // grows away from zero, so that the smallest int64 is reached too
    int seenPlaces = -1; // -1: before the point
    bool anyDigit = false;
    for (const char c : text) {
        if (c == '.' && seenPlaces < 0) {
            seenPlaces = 0;
            continue;
        }
        if (c < '0' || c > '9')
            return std::nullopt;
        anyDigit = true;
        if (seenPlaces >= 0 && ++seenPlaces > places) {
            // Zeros beyond the last place change nothing; any other digit would be lost.
            if (c != '0')
                return std::nullopt;
            continue;
        }
        if (__builtin_mul_overflow(value, 10, &value)
            || __builtin_add_overflow(value, negative ? '0' - c : c - '0', &value))
            return std::nullopt;
    }
    if (!anyDigit)
        return std::nullopt;
    for (int i = seenPlaces < 0 ? 0 : seenPlaces; i < places; ++i) {
        if (__builtin_mul_overflow(value, 10, &value))
            return std::nullopt;
    }
    return value;
}

std::string formatDecimal(std::int64_t scaled, int places, int minPlaces)
{
    // Unsigned, so that the smallest int64 has a magnitude too.
    const auto magnitude
        = scaled < 0 ? 0 - static_cast<std::uint64_t>(scaled) : static_cast<std::uint64_t>(scaled);
    const auto one = static_cast<std::uint64_t>(powerOfTen(places));
    std::string text = fmt::format("{}{}", scaled < 0 ? "-" : "", magnitude / one);
    if (places == 0)
        return text;
    std::string fraction = fmt::format("{:0{}}", magnitude % one, places);
    while (static_cast<int>(fraction.size()) > minPlaces && fraction.back() == '0')
        fraction.pop_back();
    return fraction.empty() ? text : text + '.' + fraction;
}

} // namespace tollgate
