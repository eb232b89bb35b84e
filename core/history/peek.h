#pragma once

#include "base/result.h"
#include "history/field_map.h"
#include "history/format.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tollgate::history {

struct PeekOptions {
    std::optional<Format> format; // none: by the name of the file, else by its content
    std::size_t lines = 20; // how many to show
};

// A first look at a usage log: what somebody needs who maps its fields.
struct Peek {
    Format format = Format::Combined;
    std::vector<std::string> columns; // csv: of the header; jsonl: dotted paths; combined: none
    std::vector<std::string> firstLines; // as they stand, blank ones left out, cut after 1,000
                                         // bytes; not always UTF-8
    FieldMap proposed; // a guess by names, to be confirmed; time may be missing
};

// Reads no more than the first megabytes. Fails like an import, as far as they show it.
Result<Peek> peekUsage(const std::filesystem::path& path, const PeekOptions& options = {});

// Guesses a map from names such as "timestamp", "user_id", "request.status_code". A column that
// bears the very name of a map goes first.
FieldMap proposeMap(const std::vector<std::string>& columns);

} // namespace tollgate::history
