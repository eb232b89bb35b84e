#include "history/formats/number.h"

namespace tollgate::history {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::string_view takeDigits(std::string_view& text)
{
    std::size_t count = 0;
    while (count < text.size() && isDigit(text[count]))
        ++count;
    const auto digits = text.substr(0, count);
    text.remove_prefix(count);
    return digits;
}

// "e-05" -> -5, "" -> 0; nothing when it is no exponent, or one that no quantity needs.
std::optional<int> parseExponent(std::string_view text)
{
    if (text.empty())
        return 0;
    if (text.front() != 'e' && text.front() != 'E')
        return std::nullopt;
    text.remove_prefix(1);
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+'))
        text.remove_prefix(1);
    constexpr std::size_t kMostDigits = 3;
    const auto digits = takeDigits(text);
    if (digits.empty() || digits.size() > kMostDigits || !text.empty())
        return std::nullopt;
    int exponent = 0;
    for (const char digit : digits)
        exponent = exponent * 10 + (digit - '0');
    return negative ? -exponent : exponent;
}

// The digits of a number without its point, which stands `before` digits from the front.
struct Digits {
    std::string_view whole;
    std::string_view fraction;
    std::int64_t before = 0;

    std::int64_t count() const { return static_cast<std::int64_t>(whole.size() + fraction.size()); }
    int operator[](std::int64_t i) const
    {
        if (i < 0 || i >= count())
            return 0;
        const auto at = static_cast<std::size_t>(i);
        return (at < whole.size() ? whole[at] : fraction[at - whole.size()]) - '0';
    }
};

bool anyBeyond(const Digits& digits, std::int64_t end)
{
    for (std::int64_t i = end < 0 ? 0 : end; i < digits.count(); ++i) {
        if (digits[i] != 0)
            return true;
    }
    return false;
}

} // namespace

std::optional<std::int64_t> parseNumber(std::string_view text, int places, Excess excess)
{
    Digits digits{.whole = takeDigits(text)};
    if (text.starts_with('.')) {
        text.remove_prefix(1);
        digits.fraction = takeDigits(text);
    }
    const auto exponent = parseExponent(text);
    if (digits.count() == 0 || !exponent)
        return std::nullopt;
    digits.before = static_cast<std::int64_t>(digits.whole.size()) + *exponent;

    const std::int64_t end = digits.before + places; // the digits from here on are below our places
    std::int64_t value = 0;
    for (std::int64_t i = 0; i < end; ++i) {
        if (__builtin_mul_overflow(value, 10, &value)
            || __builtin_add_overflow(value, digits[i], &value))
            return std::nullopt;
    }
    if (excess == Excess::Refuse && anyBeyond(digits, end))
        return std::nullopt;
    if (excess == Excess::Round && digits[end] >= 5 && __builtin_add_overflow(value, 1, &value))
        return std::nullopt;
    return value;
}

} // namespace tollgate::history
