#include "base/error.h"

#include <algorithm>

namespace tollgate {

namespace {

bool isControl(char c) { return (c >= 0 && c < ' ') || c == '\x7f'; }

// The start of a letter in UTF-8, or a letter of one byte.
bool startsLetter(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

} // namespace

std::string describe(const Error& error)
{
    std::string line = error.where.empty() ? error.what : error.where + ": " + error.what;
    if (!error.remedy.empty())
        line += "; " + error.remedy;
    return line;
}

Error within(std::string outer, Error error)
{
    error.where = error.where.empty() ? std::move(outer) : outer + ", " + error.where;
    return error;
}

std::string inQuotes(std::string_view text)
{
    constexpr std::size_t kLongest = 40;
    std::size_t end = std::min(text.size(), kLongest);
    while (end < text.size() && end > 0 && !startsLetter(text[end]))
        --end;
    std::string shown(text.substr(0, end));
    std::ranges::replace_if(shown, isControl, '?');
    return '\'' + shown + (end < text.size() ? "...'" : "'");
}

} // namespace tollgate
