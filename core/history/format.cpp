#include "history/format.h"

#include <array>
#include <cstddef>

namespace tollgate::history {

namespace {

constexpr std::array<std::string_view, 3> kNames{"combined", "csv", "jsonl"};

} // namespace

std::string_view nameOf(Format format) { return kNames[static_cast<std::size_t>(format)]; }

std::optional<Format> formatNamed(std::string_view name)
{
    for (const Format format : {Format::Combined, Format::Csv, Format::Jsonl}) {
        if (nameOf(format) == name)
            return format;
    }
    return std::nullopt;
}

} // namespace tollgate::history
