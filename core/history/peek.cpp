#include "history/peek.h"

#include "history/formats/format_guess.h"
#include "history/formats/opening.h"
#include "history/import_run.h"

#include <algorithm>
#include <new>
#include <span>
#include <system_error>

namespace tollgate::history {

namespace {

constexpr std::size_t kShownOfLine = 1000;

// Names as logs have them, most telling first, in lower case and without separators.
using Names = std::span<const std::string_view>;
constexpr std::string_view kConsumerNames[]{"consumerid", "apikey", "accesskeyid", "keyid",
    "customerid", "customer", "tenantid", "tenant", "clientid", "client", "accountid", "account",
    "userid", "user", "username", "clientip", "remoteaddr", "ip"};
constexpr std::string_view kTimeNames[]{"timestamp", "ts", "datetime", "eventtime", "timelocal",
    "timeiso8601", "starttime", "createdat", "date", "msec"};
constexpr std::string_view kStatusNames[]{
    "statuscode", "httpstatus", "responsestatus", "responsecode", "code"};
constexpr std::string_view kBytesNames[]{"bodybytessent", "bytessent", "responsebytes",
    "responsesize", "bytesout", "responselength", "contentlength", "size"};
constexpr std::string_view kDurationNames[]{
    "durations", "durationseconds", "requesttime", "resourceseconds", "latencys", "seconds"};
constexpr std::string_view kMethodNames[]{"requestmethod", "httpmethod", "verb"};
constexpr std::string_view kPathNames[]{
    "requestpath", "uri", "requesturi", "url", "endpoint", "route", "resource"};
constexpr std::string_view kUnitsNames[]{
    "computeunits", "totaltokens", "tokens", "weight", "cost", "credits"};

// "request.Status_Code" -> "requeststatuscode".
std::string plain(std::string_view name)
{
    std::string letters;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z')
            letters += static_cast<char>(c - 'A' + 'a');
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            letters += c;
    }
    return letters;
}

// A column with what its name is compared by: the whole of it, and what follows the last dot.
struct Candidate {
    std::string column;
    std::string whole;
    std::string last;
};

std::optional<std::string> firstNamed(
    const std::vector<Candidate>& candidates, std::string_view own, Names names)
{
    const auto find = [&](std::string_view name) -> std::optional<std::string> {
        const auto found = std::find_if(candidates.begin(), candidates.end(),
            [&](const Candidate& one) { return one.whole == name || one.last == name; });
        return found == candidates.end() ? std::nullopt : std::optional(found->column);
    };
    if (auto column = find(own))
        return column;
    for (const std::string_view name : names) {
        if (auto column = find(name))
            return column;
    }
    return std::nullopt;
}

// One column of units, or else the kinds of tokens that make a sum.
std::vector<std::string> proposeUnits(const std::vector<Candidate>& candidates)
{
    if (auto column = firstNamed(candidates, "units", kUnitsNames))
        return {*std::move(column)};
    std::vector<std::string> tokens;
    for (const Candidate& one : candidates) {
        if (one.whole.ends_with("tokens"))
            tokens.push_back(one.column);
    }
    return tokens;
}

Result<Peek> peekInto(Input input, const PeekOptions& options)
{
    BlockStream stream(std::move(input.bytes), kBlockSize);
    LineReader lines(stream, [](std::uint64_t) { return true; });
    RecordReader records(lines);
    Peek peek;
    for (const std::string_view line : firstLines(lines.head(), options.lines))
        peek.firstLines.emplace_back(line.substr(0, kShownOfLine));
    auto opening = readOpening(lines, records, input.name, {.format = options.format});
    if (!opening)
        return fail(within(input.name.string(), std::move(opening.error())));
    peek.format = opening->format;
    peek.columns = std::move(opening->columns);
    peek.proposed = proposeMap(peek.columns);
    return peek;
}

} // namespace

Result<Peek> peekUsage(const std::filesystem::path& path, const PeekOptions& options)
try {
    auto input = openInput(path);
    if (!input)
        return fail(std::move(input.error()));
    return peekInto(*std::move(input), options);
} catch (const std::exception& error) { // of the libraries: no memory, no thread
    return fail({.code = ErrorCode::Unreadable,
        .what = std::string("cannot be read: ") + error.what(),
        .where = path.string(),
        .remedy = "try again"});
}

FieldMap proposeMap(const std::vector<std::string>& columns)
{
    std::vector<Candidate> candidates;
    for (const std::string& column : columns)
        candidates.push_back({.column = column,
            .whole = plain(column),
            .last = plain(std::string_view(column).substr(column.rfind('.') + 1))});
    return {.consumer = firstNamed(candidates, "consumer", kConsumerNames),
        .time = firstNamed(candidates, "time", kTimeNames),
        .status = firstNamed(candidates, "status", kStatusNames),
        .bytes = firstNamed(candidates, "bytes", kBytesNames),
        .duration = firstNamed(candidates, "duration", kDurationNames),
        .method = firstNamed(candidates, "method", kMethodNames),
        .path = firstNamed(candidates, "path", kPathNames),
        .units = proposeUnits(candidates)};
}

} // namespace tollgate::history
