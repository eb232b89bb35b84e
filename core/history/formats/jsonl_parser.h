#pragma once

#include "history/formats/json_fields.h"
#include "history/formats/record_parser.h"
#include "history/formats/row_parser.h"

namespace tollgate::history {

// What a jsonl import knows before it reads: the mapped fields and those of the first lines.
struct JsonlFields {
    std::vector<std::string> found; // dotted paths
    std::vector<std::string> unexpected; // may not turn up later: the map would have had them
};

class JsonlParser : public RecordParser {
public:
    JsonlParser(JsonlFields fields, RowParser rows);

    bool add(std::string_view record) override;
    std::string why(std::string_view record) const override;

    // A mapped field that no line has is a slip of the map.
    std::optional<Error> complaint() const override;

private:
    std::optional<std::size_t> listed() const;
    const std::string* unexpected() const; // that the last record has; null: none

    JsonlFields m_about;
    RowParser m_rows;
    JsonFields m_fields;
    JsonFields::Outcome m_outcome = JsonFields::Outcome::Read;
    std::vector<std::string_view> m_values; // by slot
    bool m_anyRead = false;
    std::vector<bool> m_seen; // by slot: some line has it
};

} // namespace tollgate::history
