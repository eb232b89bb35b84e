#include "history/formats/jsonl_parser.h"

#include "history/shown.h"

#include "base/json.h"

#include <fmt/format.h>

namespace tollgate::history {

namespace {

std::vector<std::string> joined(
    std::vector<std::string> first, const std::vector<std::string>& rest)
{
    first.insert(first.end(), rest.begin(), rest.end());
    return first;
}

} // namespace

JsonlParser::JsonlParser(JsonlFields fields, RowParser rows)
    : m_about(std::move(fields)), m_rows(std::move(rows)),
      m_fields(joined(m_rows.fields(), m_about.unexpected)), m_values(m_rows.fields().size()),
      m_seen(m_values.size())
{
}

bool JsonlParser::add(std::string_view record)
{
    m_outcome = m_fields.read(record);
    if (m_outcome != JsonFields::Outcome::Read)
        return false;
    m_anyRead = true;
    const auto& found = m_fields.values();
    for (std::size_t slot = 0; slot < m_values.size(); ++slot) {
        m_values[slot] = found[slot];
        m_seen[slot] = m_seen[slot] || !found[slot].empty();
    }
    return !listed() && !unexpected() && m_rows.add(m_values);
}

// The slot of a mapped field that has no single value.
std::optional<std::size_t> JsonlParser::listed() const
{
    const auto path = m_fields.wrongPath();
    return path && *path < m_values.size() ? path : std::nullopt;
}

const std::string* JsonlParser::unexpected() const
{
    for (std::size_t i = 0; i < m_about.unexpected.size(); ++i) {
        if (!m_fields.values()[m_values.size() + i].empty())
            return &m_about.unexpected[i];
    }
    return nullptr;
}

std::string JsonlParser::why(std::string_view record) const
{
    if (m_outcome == JsonFields::Outcome::NotAnObject)
        return "is JSON, but not an object";
    if (m_outcome == JsonFields::Outcome::NotJson) {
        const auto json = parseJson(record, {});
        return json ? "is not valid JSON" : "is " + json.error().what;
    }
    if (const auto slot = listed())
        return fmt::format(
            "field {} is a list or an object, not one value", shown(m_rows.fields()[*slot]));
    if (const std::string* name = unexpected())
        return fmt::format("has a field '{}', which the first lines lack; name it in --map", *name);
    return m_rows.why();
}

std::optional<Error> JsonlParser::complaint() const
{
    for (std::size_t slot = 0; m_anyRead && slot < m_values.size(); ++slot) {
        const std::string& field = m_rows.fields()[slot];
        if (!field.empty() && !m_seen[slot])
            return Error{.code = ErrorCode::InvalidArgument,
                .what = fmt::format("no line has the mapped field {}", shown(field)),
                .where = {},
                .remedy = "correct --map or leave that field out; the first lines have "
                    + shownList(m_about.found)};
    }
    return std::nullopt;
}

} // namespace tollgate::history
