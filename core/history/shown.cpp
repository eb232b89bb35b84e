#include "history/shown.h"

#include "base/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace tollgate::history {

namespace {

std::uint32_t byteAt(std::string_view text, std::size_t at)
{
    return static_cast<unsigned char>(text[at]);
}

// The length of the valid UTF-8 character at `at`, 0 where there is none (RFC 3629: no overlong
// forms, no surrogates, nothing above U+10FFFF).
std::size_t characterLength(std::string_view text, std::size_t at)
{
    const std::uint32_t lead = byteAt(text, at);
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (text.size() - at < length)
        return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byteAt(text, at + i) & 0xC0U) != 0x80)
            return 0;
    }
    const std::uint32_t second = byteAt(text, at + 1);
    const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
    const bool outside = (lead == 0xED && second > 0x9F) || (lead == 0xF4 && second > 0x8F);
    return overlong || outside ? 0 : length;
}

bool isAscii(std::string_view text)
{
    return std::none_of(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

void appendEscaped(std::string& to, std::uint32_t byte)
{
    fmt::format_to(std::back_inserter(to), "\\x{:02X}", byte);
}

} // namespace

std::string shown(std::string_view text)
{
    constexpr std::size_t kEnough = 160; // more than inQuotes keeps: a line may be a megabyte
    std::string scratch;
    return inQuotes(asUtf8(text.substr(0, kEnough), scratch));
}

std::string shownList(const std::vector<std::string>& names)
{
    constexpr std::size_t kMost = 30;
    std::string list;
    for (std::size_t i = 0; i < names.size() && i < kMost; ++i) {
        const std::string quoted = shown(names[i]);
        list.append(i == 0 ? "" : ", ").append(quoted, 1, quoted.size() - 2);
    }
    return names.size() > kMost ? list + fmt::format(" and {} more", names.size() - kMost) : list;
}

std::string_view asUtf8(std::string_view name, std::string& scratch)
{
    if (isAscii(name))
        return name;
    scratch.clear();
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t length = characterLength(name, at);
        if (length == 0)
            appendEscaped(scratch, byteAt(name, at));
        else
            scratch += name.substr(at, length);
        at += std::max<std::size_t>(length, 1);
    }
    return scratch;
}

} // namespace tollgate::history
