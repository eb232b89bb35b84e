#include "history/sample.h"

#include "history/sample/gzip_writer.h"

#include <fmt/compile.h>
#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <span>

namespace tollgate::history {

namespace {

using namespace std::chrono;
using std::filesystem::path;

// RFC 4180: what could be taken for a separator goes between quotes.
std::string csvField(std::string_view text)
{
    if (text.find_first_of(",\"\r\n") == std::string_view::npos)
        return std::string(text);
    std::string quoted = "\"";
    for (const char c : text)
        quoted.append(c == '"' ? 2 : 1, c);
    return quoted + '"';
}

// Gives the events of all consumers in the order of time, hour by hour: a sort within an hour stays
// in the cache, and needs no list of all events.
class TimeOrder {
public:
    struct Row {
        Instant at;
        std::size_t event = 0; // rises by consumer, then by decision
        std::uint32_t consumer = 0;

        auto operator<=>(const Row&) const = default;
    };

    explicit TimeOrder(const metering::UsageHistory& usage)
        : m_usage(usage), m_hour(floor<hours>(usage.first()))
    {
        for (std::uint32_t i = 0; i < usage.consumerCount(); ++i)
            m_next.push_back(usage.eventsOf(i).begin);
    }

    bool isAtEnd() const { return m_usage.eventCount() == 0 || m_hour > m_usage.last(); }

    // Valid until the next call; may be empty.
    std::span<const Row> nextHour();

private:
    const metering::UsageHistory& m_usage;
    sys_time<hours> m_hour;
    std::vector<std::size_t> m_next; // by consumer
    std::vector<Row> m_rows;
};

std::span<const TimeOrder::Row> TimeOrder::nextHour()
{
    m_hour += hours(1);
    m_rows.clear();
    for (std::uint32_t consumer = 0; consumer < m_next.size(); ++consumer) {
        std::size_t& event = m_next[consumer];
        const std::size_t end = m_usage.eventsOf(consumer).end;
        for (; event < end && m_usage.decidedAt(event) < m_hour; ++event)
            m_rows.push_back(
                {.at = m_usage.decidedAt(event), .event = event, .consumer = consumer});
    }
    std::ranges::sort(m_rows);
    return m_rows;
}

// The lines of usage.csv.
class UsageLines {
public:
    explicit UsageLines(const metering::UsageHistory& usage);

    void append(std::string& text, const TimeOrder::Row& row);

private:
    const metering::UsageHistory& m_usage;
    std::vector<std::string> m_consumers;
    std::vector<std::string> m_targets;
    sys_seconds m_second;
    std::string m_secondText; // "2026-10-01T09:00:00"; empty before the first line
};

UsageLines::UsageLines(const metering::UsageHistory& usage) : m_usage(usage)
{
    for (std::uint32_t i = 0; i < usage.consumerCount(); ++i)
        m_consumers.push_back(csvField(usage.consumerName(i)));
    for (std::uint32_t i = 0; i < usage.targetCount(); ++i) {
        const metering::Target target = usage.target(i);
        m_targets.push_back(csvField(target.method) + ',' + csvField(target.path));
    }
}

void UsageLines::append(std::string& text, const TimeOrder::Row& row)
{
    const auto second = floor<seconds>(row.at);
    if (second != m_second || m_secondText.empty()) {
        m_second = second;
        m_secondText = formatInstant(row.at);
        m_secondText.pop_back(); // the zone
    }
    const auto target = m_usage.targetOf(row.event);
    const std::int64_t micros = m_usage.units(row.event, Meter::ResourceSeconds).value;
    fmt::format_to(std::back_inserter(text), FMT_COMPILE("{}.{:03}Z,{},{},{},{},{}.{:03}"),
        m_secondText, (row.at - second).count(), m_consumers[row.consumer],
        target ? std::string_view(m_targets[valueOf(*target)]) : std::string_view(","),
        m_usage.status(row.event), m_usage.units(row.event, Meter::BytesOut).value,
        micros / 1'000'000, micros / 1'000 % 1'000);
    if (micros % 1'000 != 0) // the generator makes whole milliseconds
        fmt::format_to(std::back_inserter(text), FMT_COMPILE("{:03}"), micros % 1'000);
    text += '\n';
}

Result<void> writeUsage(const metering::UsageHistory& usage, const path& file)
{
    auto writer = SampleGzipWriter::create(file);
    if (!writer)
        return fail(std::move(writer.error()));
    UsageLines lines(usage);
    TimeOrder order(usage);
    std::string text = "time,consumer,method,path,status,bytes,duration\n";
    while (!order.isAtEnd()) {
        for (const TimeOrder::Row& row : order.nextHour())
            lines.append(text, row);
        if (auto done = writer->write(text); !done)
            return done;
        text.clear();
    }
    return writer->write(text).and_then([&] { return writer->finish(); });
}

Result<void> writeText(const std::string& text, const path& file)
{
    errno = 0; // streams leave it to the system to say why
    std::ofstream out(file, std::ios::binary);
    out << text;
    out.close();
    if (!out)
        return cannotWrite(file);
    return {};
}

std::string assignments(const std::vector<SampleConsumer>& consumers)
{
    std::string text = "consumer,plan_before,plan_after\n";
    for (const SampleConsumer& consumer : consumers)
        text += csvField(consumer.id.value) + ',' + csvField(consumer.plan.value) + ",\n";
    return text;
}

std::string directory(const std::vector<SampleConsumer>& consumers)
{
    std::string text = "consumer,name,plan\n";
    for (const SampleConsumer& consumer : consumers)
        text += csvField(consumer.id.value) + ',' + csvField(consumer.name) + ','
            + csvField(consumer.plan.value) + '\n';
    return text;
}

} // namespace

Result<void> writeSample(const Sample& sample, const path& directoryPath)
{
    std::error_code error;
    std::filesystem::create_directories(directoryPath, error);
    if (error) {
        errno = error.value();
        return cannotWrite(directoryPath);
    }
    return writeUsage(sample.usage, directoryPath / "usage.csv.gz")
        .and_then(
            [&] { return writeText(assignments(sample.consumers), directoryPath / "assign.csv"); })
        .and_then([&] {
            return writeText(directory(sample.consumers), directoryPath / "consumers.csv");
        });
}

} // namespace tollgate::history
