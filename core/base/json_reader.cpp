#include "base/json_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace tollgate {

namespace {

constexpr std::string_view kWholeNumber = "a whole number from 0 to 9223372036854775807";

std::optional<std::int64_t> wholeNumberOf(const Json& value)
{
    if (value.is_number_unsigned()) {
        const auto number = value.get<std::uint64_t>();
        if (number <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            return static_cast<std::int64_t>(number);
        return std::nullopt;
    }
    // Built in memory, or "-0".
    if (value.is_number_integer() && value.get<std::int64_t>() >= 0)
        return value.get<std::int64_t>();
    return std::nullopt;
}

// What was found, shown where it is short enough to help.
std::string shown(const Json& value)
{
    if (value.is_number())
        return value.dump();
    return kindOf(value);
}

} // namespace

JsonReader::JsonReader(const Json& object, std::string path)
    : m_object(object), m_path(std::move(path))
{
    if (!m_object.is_object())
        m_error = Error{.code = ErrorCode::InvalidData,
            .what = fmt::format("must be an object, is {}", kindOf(m_object)),
            .where = m_path.empty() ? "the document" : m_path,
            .remedy = {}};
}

std::string JsonReader::pathOf(std::string_view name) const
{
    return m_path.empty() ? std::string(name) : fmt::format("{}.{}", m_path, name);
}

void JsonReader::refuse(std::string_view name, std::string what)
{
    if (!m_error)
        m_error = Error{.code = ErrorCode::InvalidData,
            .what = std::move(what),
            .where = pathOf(name),
            .remedy = {}};
}

void JsonReader::refuseKind(const char* name, std::string_view expected, const Json& found)
{
    refuse(name, fmt::format("must be {}, is {}", expected, shown(found)));
}

const Json* JsonReader::find(const char* name)
{
    m_read.emplace_back(name);
    if (m_error)
        return nullptr;
    const auto member = m_object.find(name);
    return member == m_object.end() || member->is_null() ? nullptr : &*member;
}

bool JsonReader::has(const char* name) const
{
    return m_object.is_object() && m_object.contains(name) && !m_object.at(name).is_null();
}

bool JsonReader::isNull(const char* name)
{
    if (!m_object.is_object() || !m_object.contains(name) || !m_object.at(name).is_null())
        return false;
    m_read.emplace_back(name);
    return true;
}

std::string JsonReader::text(const char* name)
{
    if (const Json* value = find(name)) {
        if (value->is_string())
            return value->get<std::string>();
        refuseKind(name, "a string", *value);
    } else {
        refuse(name, "is missing");
    }
    return {};
}

std::string JsonReader::text(const char* name, std::string fallback)
{
    if (has(name))
        return text(name);
    find(name);
    return fallback;
}

std::int64_t JsonReader::wholeNumber(const char* name)
{
    const auto value = optionalWholeNumber(name);
    if (!value)
        refuse(name, "is missing");
    return value.value_or(0);
}

std::optional<std::int64_t> JsonReader::optionalWholeNumber(const char* name)
{
    const Json* value = find(name);
    if (!value)
        return std::nullopt;
    const auto number = wholeNumberOf(*value);
    if (!number)
        refuseKind(name, kWholeNumber, *value);
    return number;
}

std::optional<double> JsonReader::optionalNumber(const char* name)
{
    const Json* value = find(name);
    if (!value)
        return std::nullopt;
    if (value->is_number())
        return value->get<double>();
    refuseKind(name, "a number", *value);
    return std::nullopt;
}

const Json* JsonReader::optionalList(const char* name)
{
    const Json* value = find(name);
    if (value && !value->is_array()) {
        refuseKind(name, "a list", *value);
        return nullptr;
    }
    return value;
}

const Json* JsonReader::optionalObject(const char* name)
{
    const Json* value = find(name);
    if (value && !value->is_object()) {
        refuseKind(name, "an object", *value);
        return nullptr;
    }
    return value;
}

std::vector<std::string> JsonReader::texts(const char* name)
{
    return list<std::string>(
        name, [](const Json& value, const std::string& path) -> Result<std::string> {
            if (value.is_string())
                return value.get<std::string>();
            return fail({.code = ErrorCode::InvalidData,
                .what = fmt::format("must be a string, is {}", shown(value)),
                .where = path,
                .remedy = {}});
        });
}

Json JsonReader::unread() const
{
    Json rest = Json::object();
    if (!m_object.is_object())
        return rest;
    for (const auto& [name, value] : m_object.items()) {
        if (std::find(m_read.begin(), m_read.end(), name) == m_read.end())
            rest[name] = value;
    }
    return rest;
}

} // namespace tollgate
