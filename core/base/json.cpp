#include "base/json.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

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

// The quote that ends the string which begins at `quote`.
std::size_t endOfString(std::string_view text, std::size_t quote)
{
    std::size_t i = quote + 1;
    while (i < text.size() && text[i] != '"')
        i += text[i] == '\\' ? 2 : 1;
    return std::min(i, text.size());
}

// The bracket that opens one level too many.
std::optional<std::size_t> firstTooDeep(std::string_view text)
{
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"')
            i = endOfString(text, i);
        else if ((c == '[' || c == '{') && ++depth > kDeepestJson)
            return i;
        else if (c == ']' || c == '}')
            --depth;
    }
    return std::nullopt;
}

// An object or list that is open, and the names that an object has had so far, with their quotes.
struct Level {
    bool isObject = false;
    bool expectsName = false;
    std::set<std::string_view> names;
};

// Where an object of a valid document names a member for the second time: one of the two values
// would be dropped.
std::optional<std::size_t> firstTwin(std::string_view text)
{
    std::vector<Level> levels(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '{' || c == '[')
            levels.push_back({.isObject = c == '{', .expectsName = c == '{', .names = {}});
        else if (c == '}' || c == ']')
            levels.pop_back();
        else if (c == ',' || c == ':')
            levels.back().expectsName = c == ',' && levels.back().isObject;
        else if (c == '"') {
            const std::size_t end = endOfString(text, i);
            if (levels.back().expectsName
                && !levels.back().names.insert(text.substr(i, end - i)).second)
                return i;
            i = end;
        }
    }
    return std::nullopt;
}

} // namespace

Result<Json> parseJson(std::string_view text, std::string_view name)
{
    // The parser takes it for the end and would drop what follows.
    if (const auto zero = text.find('\0'); zero != std::string_view::npos)
        return fail({.code = ErrorCode::InvalidData,
            .what = "not valid JSON: a zero byte",
            .where = placeOf(text, zero + 1, name),
            .remedy = {}});
    if (const auto bracket = firstTooDeep(text))
        return fail({.code = ErrorCode::InvalidData,
            .what = fmt::format("not valid JSON: nested more than {} deep", kDeepestJson),
            .where = placeOf(text, *bracket + 1, name),
            .remedy = {}});
    try {
        Json json = Json::parse(text);
        if (const auto twin = firstTwin(text))
            return fail({.code = ErrorCode::InvalidData,
                .what = "the member "
                    + inQuotes(text.substr(*twin + 1, endOfString(text, *twin) - *twin - 1))
                    + " is named twice",
                .where = placeOf(text, *twin + 1, name),
                .remedy = "take one of the two out"});
        return json;
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
