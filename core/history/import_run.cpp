#include "history/import_run.h"

#include "history/formats/combined_parser.h"
#include "history/formats/csv_parser.h"
#include "history/formats/format_guess.h"
#include "history/formats/jsonl_parser.h"
#include "history/formats/opening.h"
#include "history/shown.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace tollgate::history {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kReasonsKept = 20;
constexpr std::chrono::milliseconds kBetweenReports{50};

// One import, from the first byte to the history.
class ImportRun {
public:
    ImportRun(Input input, const ImportOptions& options, const Watch& watch, std::size_t blockSize)
        : m_options(options), m_watch(watch), m_name(std::move(input.name)),
          m_bytesTotal(input.size), m_stream(std::move(input.bytes), blockSize),
          m_lines(m_stream, [this](std::uint64_t bytesRead) { return goesOn(bytesRead); })
    {
    }

    Result<Import> run();

private:
    bool goesOn(std::uint64_t bytesRead);
    void report(std::uint64_t bytesRead);
    Result<void> prepare();
    Result<FieldMap> chooseMap() const;
    void readRecords();
    void readRecord(const Line& record);
    void keepReason(const Line& record);
    std::string whyUnparsed(const Line& record) const;
    std::optional<Error> firstFailure() const;
    Error nothingParsed() const;

    const ImportOptions& m_options;
    const Watch& m_watch;
    std::filesystem::path m_name;
    std::uint64_t m_bytesTotal;
    BlockStream m_stream;
    LineReader m_lines;
    RecordReader m_records{m_lines};

    metering::UsageHistoryBuilder m_builder;
    std::unique_ptr<RecordParser> m_parser;
    std::vector<std::string> m_columns;
    std::string m_hint; // what to do when nothing parses
    Import m_import;
    Clock::time_point m_nextReport = Clock::now() + kBetweenReports;
};

bool ImportRun::goesOn(std::uint64_t bytesRead)
{
    if (m_watch.stop.stop_requested())
        return false;
    if (const auto now = Clock::now(); now >= m_nextReport) {
        report(bytesRead);
        m_nextReport = now + kBetweenReports;
    }
    return true;
}

void ImportRun::report(std::uint64_t bytesRead)
{
    if (m_watch.progress)
        m_watch.progress(
            {.bytesRead = bytesRead, .bytesTotal = m_bytesTotal, .lines = m_import.lines});
}

Result<Import> ImportRun::run()
{
    if (auto ready = prepare(); !ready)
        return fail(std::move(ready.error()));
    readRecords();
    if (auto failure = firstFailure())
        return fail(*std::move(failure));
    report(m_stream.bytesTaken());
    auto usage = std::move(m_builder).build();
    if (!usage)
        return fail(std::move(usage.error()));
    m_import.usage = *std::move(usage);
    m_import.truncated = m_stream.endedEarly();
    return std::move(m_import);
}

// Learns the format and makes its parser.
Result<void> ImportRun::prepare()
{
    auto opening = readOpening(m_lines, m_records, m_name, m_options);
    if (!opening)
        return fail(std::move(opening.error()));
    m_columns = std::move(opening->columns);
    m_import.format = opening->format;
    m_hint = std::move(opening->hint);
    if (opening->format == Format::Combined) {
        m_import.hasStatus = m_import.hasBytes = true;
        m_parser = std::make_unique<CombinedParser>(m_options.keepTargets, m_builder);
        return {};
    }
    const auto map = chooseMap();
    if (!map)
        return fail(map.error());
    m_import.hasStatus = map->status.has_value();
    m_import.hasBytes = map->bytes.has_value();
    m_import.hasDuration = map->duration.has_value();
    RowParser rows(*map, m_options.keepTargets, m_builder);
    if (opening->format == Format::Csv) {
        auto parser = CsvParser::make(m_columns, std::move(rows));
        if (!parser)
            return fail(std::move(parser.error()));
        m_parser = *std::move(parser);
        return {};
    }
    JsonlFields fields{.found = m_columns};
    if (!m_options.map)
        fields.unexpected = namesOutside(*map);
    m_parser = std::make_unique<JsonlParser>(std::move(fields), std::move(rows));
    return {};
}

Result<FieldMap> ImportRun::chooseMap() const
{
    FieldMap map = m_options.map ? *m_options.map : mapOfOwnNames(m_columns);
    if (map.time)
        return map;
    const std::string_view kind = m_import.format == Format::Csv ? "column" : "field";
    const std::string known = fmt::format("the {}s are {}", kind, shownList(m_columns));
    if (m_options.map)
        return fail({.code = ErrorCode::InvalidArgument,
            .what = "--map gives no time",
            .where = {},
            .remedy = fmt::format("add time={}; {}", kind, known)});
    return fail({.code = ErrorCode::InvalidData,
        .what = fmt::format("there is no {} named time", kind),
        .where = {},
        .remedy = m_hint.empty()
            ? fmt::format("say with --map time={0},consumer={0} where to look; {1}", kind, known)
            : m_hint});
}

void ImportRun::readRecords()
{
    Line record;
    // Only a csv field may hold line ends.
    if (m_import.format == Format::Csv) {
        while (m_records.next(record))
            readRecord(record);
    } else {
        while (m_lines.next(record))
            readRecord(record);
    }
}

void ImportRun::readRecord(const Line& record)
{
    if (!record.tooLong && isBlank(record.text))
        return;
    ++m_import.lines;
    if (record.tooLong || record.isCutOff || !m_parser->add(record.text)) {
        ++m_import.unparsed;
        if (m_import.firstUnparsed.size() < kReasonsKept)
            m_import.firstUnparsed.push_back({.number = record.number, .why = whyUnparsed(record)});
    }
}

std::string ImportRun::whyUnparsed(const Line& record) const
{
    if (record.tooLong)
        return "is longer than 1 MiB";
    if (record.isCutOff)
        return "is cut off: the gzip data ends here";
    return m_parser->why(record.text);
}

// The worst first: what made the reading end, then what the whole file shows.
std::optional<Error> ImportRun::firstFailure() const
{
    if (m_lines.failure()) {
        Error error = *m_lines.failure();
        if (error.code == ErrorCode::InvalidData)
            error.where += fmt::format(", line {}", m_lines.lineNumber());
        return error;
    }
    if (m_stream.endedEarly() && !m_options.acceptTruncated)
        return Error{.code = ErrorCode::CutOff,
            .what = "the gzip data is cut off",
            .where = fmt::format("byte {}, line {}", m_stream.bytesTaken(), m_lines.lineNumber()),
            .remedy = "fetch the file again, or import the part that is there"};
    if (m_watch.stop.stop_requested())
        return Error{.code = ErrorCode::Cancelled, .what = "was cancelled"};
    if (auto complaint = m_options.map ? m_parser->complaint() : std::nullopt)
        return complaint;
    if (m_builder.eventCount() == 0)
        return nothingParsed();
    return std::nullopt;
}

Error ImportRun::nothingParsed() const
{
    if (m_import.lines == 0)
        return {.code = ErrorCode::InvalidData,
            .what = m_import.format == Format::Csv ? "has no line after the header" : "is empty",
            .where = {},
            .remedy = "name a file with usage in it"};
    const UnparsedLine& first = m_import.firstUnparsed.front();
    return {.code = ErrorCode::InvalidData,
        .what = fmt::format("none of its {} lines parses as {}: line {} {}", m_import.lines,
            nameOf(m_import.format), first.number, first.why),
        .where = {},
        .remedy = m_hint.empty() ? "check that it is a usage log, and --format and --map" : m_hint};
}

} // namespace

Result<Import> importFrom(
    Input input, const ImportOptions& options, const Watch& watch, std::size_t blockSize)
{
    const std::string name = input.name.string();
    auto import = ImportRun(std::move(input), options, watch, blockSize).run();
    if (!import)
        return fail(within(name, std::move(import.error())));
    return import;
}

} // namespace tollgate::history
