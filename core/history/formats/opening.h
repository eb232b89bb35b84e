#pragma once

#include "history/import.h"
#include "history/lines/record_reader.h"

namespace tollgate::history {

// What stands before the first line with a request, or is told by the first lines.
struct Opening {
    Format format = Format::Combined;
    std::vector<std::string> columns; // csv: of the header; jsonl: dotted paths; combined: none
    std::string hint; // what to do should it not read as that format; empty: nothing is known
};

// Takes no line but a csv header.
Result<Opening> readOpening(LineReader& lines, RecordReader& records,
    const std::filesystem::path& name, const ImportOptions& options);

} // namespace tollgate::history
