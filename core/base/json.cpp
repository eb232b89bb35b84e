#include "base/json.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace tollgate {

namespace {

// "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error while parsing
// value - unexpected '}'; expected ..." -> "unexpected '}'; expected ...".
std::string reasonOf(const std::string& message)
{
    const auto dash = message.find(" - ");
    std::string reason = dash == std::string::npos ? message : message.substr(dash + 3);
    // What was last read may be a megabyte of somebody's binary.
    if (const auto last = reason.find("; last read: "); last != std::string::npos)
        reason.resize(last);
    return reason.substr(0, 160);
}

std::string placeOf(std::string_view text, std::size_t byte, std::string_view name)
{
    const std::size_t end = std::min(byte == 0 ? 0 : byte - 1, text.size());
    const auto before = text.substr(0, end);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const auto lineStart = before.rfind('\n');
    const auto column = lineStart == std::string_view::npos ? end + 1 : end - lineStart;
    return fmt::format("{}, line {}, column {}", name, line, column);
}

// The bracket that opens one level too many.
std::optional<std::size_t> firstTooDeep(std::string_view text)
{
    int depth = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString && c == '\\')
            ++i;
        else if (c == '"')
            inString = !inString;
        else if (!inString && (c == '[' || c == '{') && ++depth > kDeepestJson)
            return i;
        else if (!inString && (c == ']' || c == '}'))
            --depth;
    }
    return std::nullopt;
}

} // namespace

Result<Json> parseJson(std::string_view text, std::string_view name)
{
    if (const auto bracket = firstTooDeep(text))
        return fail({.code = ErrorCode::InvalidData,
            .what = fmt::format("not valid JSON: nested more than {} deep", kDeepestJson),
            .where = placeOf(text, *bracket + 1, name),
            .remedy = {}});
    try {
        return Json::parse(text);
    } catch (const Json::parse_error& error) {
        return fail({.code = ErrorCode::InvalidData,
            .what = "not valid JSON: " + reasonOf(error.what()),
            .where = placeOf(text, error.byte, name),
            .remedy = {}});
    } catch (const Json::exception& error) {
        return fail({.code = ErrorCode::InvalidData,
            .what = "not valid JSON: " + reasonOf(error.what()),
            .where = std::string(name),
            .remedy = {}});
    }
}

std::string kindOf(const Json& value)
{
    switch (value.type()) {
    case Json::value_t::null:
        return "null";
    case Json::value_t::object:
        return "an object";
    case Json::value_t::array:
        return "a list";
    case Json::value_t::string:
        return "a string";
    case Json::value_t::boolean:
        return "true or false";
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned:
        return "a whole number";
    case Json::value_t::number_float:
        return "a number with a fraction or out of range";
    default:
        return "something else";
    }
}

} // namespace tollgate
