#include "history/formats/opening.h"

#include "history/formats/csv_parser.h"
#include "history/formats/format_guess.h"
#include "history/formats/json_fields.h"

#include <fmt/format.h>

namespace tollgate::history {

namespace {

constexpr std::size_t kJsonLinesLookedAt = 1000;

Failure emptyFile()
{
    return fail({.code = ErrorCode::InvalidData,
        .what = "is empty",
        .where = {},
        .remedy = "name a file with usage in it"});
}

Result<Format> chooseFormat(
    std::string_view head, const std::filesystem::path& name, const ImportOptions& options)
{
    auto format = options.format;
    if (!format)
        format = formatByName(name);
    // Many a .log holds JSON: with a map at hand the content decides.
    if (!format || (!options.format && options.map && format == Format::Combined))
        format = formatByContent(head);
    if (!format && firstLines(head, 1).empty())
        return emptyFile();
    if (!format)
        return fail({.code = ErrorCode::InvalidData,
            .what = isJsonList(head) ? "is one JSON list" : "its format cannot be told",
            .where = {},
            .remedy = isJsonList(head) ? "write one object a line"
                                       : "name it with --format: combined, csv or jsonl"});
    if (format == Format::Combined && options.map)
        return fail({.code = ErrorCode::InvalidArgument,
            .what = "--map is for csv and jsonl, and this is read as combined",
            .where = {},
            .remedy = "leave --map out, or name another format with --format"});
    return *format;
}

Result<std::vector<std::string>> readHeader(LineReader& lines, RecordReader& records)
{
    Line header;
    do {
        if (!records.next(header))
            return lines.failure() ? fail(*lines.failure()) : emptyFile();
    } while (!header.tooLong && isBlank(header.text));
    if (header.tooLong)
        return fail({.code = ErrorCode::InvalidData,
            .what = "its header is longer than 1 MiB",
            .where = {},
            .remedy = "name the right format with --format: combined, csv or jsonl"});
    return parseCsvHeader(header.text);
}

std::string otherFormatHint(std::string_view head, Format format)
{
    const auto guess = formatByContent(head);
    if (guess && *guess != format)
        return fmt::format("it looks like {0}: name it with --format {0}", nameOf(*guess));
    return {};
}

} // namespace

Result<Opening> readOpening(LineReader& lines, RecordReader& records,
    const std::filesystem::path& name, const ImportOptions& options)
{
    const std::string_view head = lines.head();
    if (lines.failure())
        return fail(*lines.failure());
    if (head.empty())
        return emptyFile();
    if (auto error = foreignKind(head))
        return fail(*std::move(error));
    const auto format = chooseFormat(head, name, options);
    if (!format)
        return fail(format.error());
    Opening opening{.format = *format, .hint = otherFormatHint(head, *format)};
    if (*format == Format::Jsonl)
        opening.columns = dottedPathsOf(firstLines(head, kJsonLinesLookedAt));
    if (*format != Format::Csv)
        return opening;
    auto columns = readHeader(lines, records);
    if (!columns)
        return fail(std::move(columns.error()));
    opening.columns = *std::move(columns);
    return opening;
}

} // namespace tollgate::history
