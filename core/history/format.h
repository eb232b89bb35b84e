#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tollgate::history {

// How a usage log is written.
enum class Format : std::uint8_t {
    Combined, // Apache's and nginx's access log; the common log format too
    Csv, // RFC 4180 with a header line
    Jsonl, // one JSON object a line
};

std::string_view nameOf(Format format); // "combined": the name on the command line
std::optional<Format> formatNamed(std::string_view name);

} // namespace tollgate::history
