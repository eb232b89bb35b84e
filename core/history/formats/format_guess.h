#pragma once

#include "base/result.h"
#include "history/format.h"

#include <filesystem>
#include <string_view>
#include <vector>

namespace tollgate::history {

// By the ending of a name: .log, .csv, .jsonl, .ndjson, each also with .gz, in any case.
std::optional<Format> formatByName(const std::filesystem::path& name);

// By the first lines.
std::optional<Format> formatByContent(std::string_view head);

// A JSON document that is a list holds what jsonl would have on lines; it is not read.
bool isJsonList(std::string_view head);

// The first lines of a head that are not blank, at most `count`; the last may be cut short.
std::vector<std::string_view> firstLines(std::string_view head, std::size_t count);

bool isBlank(std::string_view line);

// Says what a file is that is no text this program reads: another compression, an archive, UTF-16.
std::optional<Error> foreignKind(std::string_view head);

} // namespace tollgate::history
