#include "history/formats/format_guess.h"

#include "history/formats/combined_parser.h"
#include "history/formats/csv_parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tollgate::history {

using namespace std::string_view_literals;

namespace {

constexpr std::size_t kLinesLookedAt = 20;

std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

bool isCombined(std::string_view line)
{
    CombinedLine parts;
    return splitCombined(line, parts) == CombinedFault::None;
}

// A header has several columns, or is the one that an import cannot do without.
bool isCsvHeader(std::string_view line)
{
    const auto columns = parseCsvHeader(line);
    return columns && (columns->size() > 1 || columns->front() == "time");
}

} // namespace

std::optional<Format> formatByName(const std::filesystem::path& name)
{
    std::filesystem::path shorter = name;
    if (lowered(name.extension().string()) == ".gz")
        shorter.replace_extension();
    const std::string ending = lowered(shorter.extension().string());
    if (ending == ".log")
        return Format::Combined;
    if (ending == ".csv")
        return Format::Csv;
    if (ending == ".jsonl" || ending == ".ndjson")
        return Format::Jsonl;
    return std::nullopt;
}

std::optional<Format> formatByContent(std::string_view head)
{
    const auto lines = firstLines(head, kLinesLookedAt);
    if (lines.empty())
        return std::nullopt;
    if (lines.front()[lines.front().find_first_not_of(" \t")] == '{')
        return Format::Jsonl;
    if (std::any_of(lines.begin(), lines.end(), isCombined))
        return Format::Combined;
    if (isJsonList(head))
        return std::nullopt;
    return isCsvHeader(lines.front()) ? std::optional(Format::Csv) : std::nullopt;
}

bool isJsonList(std::string_view head)
{
    const auto start = head.find_first_not_of(" \t\r\n");
    return start != std::string_view::npos && head[start] == '[';
}

std::vector<std::string_view> firstLines(std::string_view head, std::size_t count)
{
    std::vector<std::string_view> lines;
    while (!head.empty() && lines.size() < count) {
        const auto end = head.find('\n');
        auto line = head.substr(0, end);
        head.remove_prefix(std::min(line.size() + 1, head.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (!isBlank(line))
            lines.push_back(line);
    }
    return lines;
}

bool isBlank(std::string_view line)
{
    return line.find_first_not_of(" \t") == std::string_view::npos;
}

std::optional<Error> foreignKind(std::string_view head)
{
    struct Kind {
        std::string_view start;
        std::string_view is;
        std::string_view remedy;
    };
    constexpr std::array kKinds{
        Kind{"PK\x03\x04"sv, "a zip archive", "unpack it and name the log file in it"},
        Kind{"\x28\xB5\x2F\xFD"sv, "compressed with zstd", "decompress it first, or use gzip"},
        Kind{"\xFD"
             "7zXZ"sv,
            "compressed with xz", "decompress it first, or use gzip"},
        Kind{"BZh91AY&SY"sv, "compressed with bzip2", "decompress it first, or use gzip"},
        Kind{"\x1F\x9D"sv, "compressed with compress", "decompress it first, or use gzip"},
        Kind{"\xFF\xFE"sv, "UTF-16 text", "save it as UTF-8"},
        Kind{"\xFE\xFF"sv, "UTF-16 text", "save it as UTF-8"},
    };
    for (const Kind& kind : kKinds) {
        if (head.starts_with(kind.start))
            return Error{.code = ErrorCode::InvalidData,
                .what = fmt::format("is {}, not a usage log", kind.is),
                .where = {},
                .remedy = std::string(kind.remedy)};
    }
    return std::nullopt;
}

} // namespace tollgate::history
