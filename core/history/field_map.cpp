#include "history/field_map.h"

#include "history/shown.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tollgate::history {

namespace {

struct Field {
    std::string_view name;
    std::optional<std::string> FieldMap::*member;
};

constexpr std::array<Field, 7> kSingleFields{{
    {"consumer", &FieldMap::consumer},
    {"time", &FieldMap::time},
    {"status", &FieldMap::status},
    {"bytes", &FieldMap::bytes},
    {"duration", &FieldMap::duration},
    {"method", &FieldMap::method},
    {"path", &FieldMap::path},
}};
constexpr std::string_view kUnits = "units";
constexpr std::string_view kKnown
    = "the names are consumer, time, status, bytes, duration, method, path, units";

Failure wrongMap(std::string what)
{
    return fail({.code = ErrorCode::InvalidArgument,
        .what = std::move(what),
        .where = "--map",
        .remedy = std::string(kKnown)});
}

// Cuts a text at each `separator`; an empty text is one empty piece.
std::vector<std::string> split(std::string_view text, char separator)
{
    std::vector<std::string> pieces;
    for (;;) {
        const auto at = text.find(separator);
        pieces.emplace_back(text.substr(0, at));
        if (at == std::string_view::npos)
            return pieces;
        text.remove_prefix(at + 1);
    }
}

bool isTaken(const FieldMap& map, std::string_view name)
{
    if (name == kUnits)
        return !map.units.empty();
    return std::any_of(kSingleFields.begin(), kSingleFields.end(),
        [&](const Field& field) { return field.name == name && map.*field.member; });
}

// False when no field has that name.
bool assign(FieldMap& map, std::string_view name, std::string_view value)
{
    if (name == kUnits) {
        map.units = split(value, '+');
        return true;
    }
    for (const Field& field : kSingleFields) {
        if (field.name == name) {
            map.*field.member = std::string(value);
            return true;
        }
    }
    return false;
}

} // namespace

Result<FieldMap> parseFieldMap(std::string_view text)
{
    FieldMap map;
    for (const std::string& piece : split(text, ',')) {
        const auto equals = piece.find('=');
        const auto name = std::string_view(piece).substr(0, equals);
        if (equals == std::string::npos)
            return wrongMap(fmt::format("{} has no '='", shown(name)));
        const auto value = std::string_view(piece).substr(equals + 1);
        if (isTaken(map, name))
            return wrongMap(fmt::format("'{}' is given twice", name));
        if (!assign(map, name, value))
            return wrongMap(fmt::format("{} is not a name that can be mapped", shown(name)));
        const bool emptyUnit = name == kUnits
            && std::find(map.units.begin(), map.units.end(), "") != map.units.end();
        if (value.empty() || emptyUnit)
            return wrongMap(fmt::format("'{}' names an empty field", name));
    }
    return map;
}

std::string formatFieldMap(const FieldMap& map)
{
    std::string text;
    const auto append = [&](std::string_view name, const std::string& value) {
        text += fmt::format("{}{}={}", text.empty() ? "" : ",", name, value);
    };
    for (const Field& field : kSingleFields) {
        if (map.*field.member)
            append(field.name, *(map.*field.member));
    }
    if (!map.units.empty())
        append(kUnits, fmt::format("{}", fmt::join(map.units, "+")));
    return text;
}

FieldMap mapOfOwnNames(const std::vector<std::string>& columns)
{
    FieldMap map;
    for (const std::string& column : columns) {
        if (column == kUnits)
            map.units = {column};
        else
            assign(map, column, column);
    }
    return map;
}

std::vector<std::string> namesOutside(const FieldMap& map)
{
    std::vector<std::string> names;
    for (const Field& field : kSingleFields) {
        if (!(map.*field.member))
            names.emplace_back(field.name);
    }
    if (map.units.empty())
        names.emplace_back(kUnits);
    return names;
}

} // namespace tollgate::history
