#pragma once

#include "history/formats/record_parser.h"
#include "history/formats/row_parser.h"

#include <memory>

namespace tollgate::history {

// The fields of a csv record (RFC 4180) as they stand, quotes included. Nothing when text follows
// a closing quote or a quote is not closed.
bool splitCsv(std::string_view record, std::vector<std::string_view>& fields);

// A field without its quotes; `scratch` holds the text where doubled quotes had to be made single.
std::string_view unquoted(std::string_view field, std::string& scratch);

// The names of a header record, without blanks around them.
Result<std::vector<std::string>> parseCsvHeader(std::string_view record);

// Reads the records after the header. A record must have as many fields as the header: with fewer
// it is cut short, with more its values may stand under the wrong names.
class CsvParser : public RecordParser {
public:
    // Every mapped field must be one of the columns, and only one.
    static Result<std::unique_ptr<RecordParser>> make(
        const std::vector<std::string>& columns, RowParser rows);

    bool add(std::string_view record) override;
    std::string why(std::string_view record) const override;

private:
    CsvParser(
        std::size_t columnCount, std::vector<std::optional<std::size_t>> columnOf, RowParser rows);

    std::size_t m_columnCount;
    std::vector<std::optional<std::size_t>> m_columnOf; // by slot
    RowParser m_rows;
    std::vector<std::string_view> m_fields; // of the record
    std::vector<std::string_view> m_values; // by slot
    std::vector<std::string> m_scratch; // by slot
    bool m_isSplit = false;
};

} // namespace tollgate::history
