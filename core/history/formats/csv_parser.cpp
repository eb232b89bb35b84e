#include "history/formats/csv_parser.h"

#include "history/shown.h"

#include <fmt/format.h>

#include <algorithm>

namespace tollgate::history {

namespace {

// Where a field ends that begins at `at`: at its comma or the end of the record. npos: its quotes
// are wrong.
std::size_t fieldEnd(std::string_view record, std::size_t at)
{
    if (at == record.size() || record[at] != '"')
        return std::min(record.find(',', at), record.size());
    for (std::size_t quote = record.find('"', at + 1); quote != std::string_view::npos;
         quote = record.find('"', quote + 2)) {
        const std::size_t after = quote + 1;
        if (after == record.size() || record[after] == ',')
            return after;
        if (record[after] != '"')
            break;
    }
    return std::string_view::npos;
}

} // namespace

bool splitCsv(std::string_view record, std::vector<std::string_view>& fields)
{
    fields.clear();
    for (std::size_t at = 0;;) {
        const std::size_t end = fieldEnd(record, at);
        if (end == std::string_view::npos)
            return false;
        fields.push_back(record.substr(at, end - at));
        if (end == record.size())
            return true;
        at = end + 1;
    }
}

std::string_view unquoted(std::string_view field, std::string& scratch)
{
    if (!field.starts_with('"'))
        return field;
    field = field.substr(1, field.size() - 2);
    if (field.find('"') == std::string_view::npos)
        return field;
    scratch.clear();
    for (std::size_t i = 0; i < field.size(); ++i) {
        scratch += field[i];
        if (field[i] == '"')
            ++i; // the second of two
    }
    return scratch;
}

Result<std::vector<std::string>> parseCsvHeader(std::string_view record)
{
    std::vector<std::string_view> fields;
    if (!splitCsv(record, fields))
        return fail({.code = ErrorCode::InvalidData,
            .what = "the quotes of the header are wrong",
            .where = {},
            .remedy = "close each quote before the next comma, and write a quote within quotes "
                      "twice"});
    std::vector<std::string> names;
    for (const std::string_view field : fields) {
        std::string scratch;
        std::string_view name = unquoted(field, scratch);
        name.remove_prefix(std::min(name.find_first_not_of(" \t"), name.size()));
        name = name.substr(0, name.find_last_not_of(" \t") + 1);
        names.emplace_back(name);
    }
    return names;
}

Result<std::unique_ptr<RecordParser>> CsvParser::make(
    const std::vector<std::string>& columns, RowParser rows)
{
    std::vector<std::optional<std::size_t>> columnOf;
    for (const std::string& field : rows.fields()) {
        const auto column = std::find(columns.begin(), columns.end(), field);
        if (field.empty()) {
            columnOf.emplace_back();
            continue;
        }
        if (column == columns.end())
            return fail({.code = ErrorCode::InvalidArgument,
                .what = fmt::format("there is no column {}", shown(field)),
                .where = {},
                .remedy = "the columns are " + shownList(columns)});
        if (std::find(column + 1, columns.end(), field) != columns.end())
            return fail({.code = ErrorCode::InvalidData,
                .what = fmt::format("two columns are named {}", shown(field)),
                .where = {},
                .remedy = "rename one of them in the header"});
        columnOf.emplace_back(static_cast<std::size_t>(column - columns.begin()));
    }
    return std::unique_ptr<RecordParser>(
        new CsvParser(columns.size(), std::move(columnOf), std::move(rows)));
}

CsvParser::CsvParser(
    std::size_t columnCount, std::vector<std::optional<std::size_t>> columnOf, RowParser rows)
    : m_columnCount(columnCount), m_columnOf(std::move(columnOf)), m_rows(std::move(rows)),
      m_values(m_columnOf.size()), m_scratch(m_columnOf.size())
{
}

bool CsvParser::add(std::string_view record)
{
    m_isSplit = splitCsv(record, m_fields);
    if (!m_isSplit || m_fields.size() != m_columnCount)
        return false;
    for (std::size_t slot = 0; slot < m_values.size(); ++slot) {
        if (m_columnOf[slot])
            m_values[slot] = unquoted(m_fields[*m_columnOf[slot]], m_scratch[slot]);
    }
    return m_rows.add(m_values);
}

std::string CsvParser::why(std::string_view) const
{
    if (!m_isSplit)
        return "a quote is not closed, or text follows a closing quote";
    if (m_fields.size() != m_columnCount)
        return fmt::format(
            "has {} columns where the header has {}", m_fields.size(), m_columnCount);
    return m_rows.why();
}

} // namespace tollgate::history
