#include "history/assignment_file.h"

#include "history/formats/csv_parser.h"
#include "history/lines/block_stream.h"
#include "history/lines/record_reader.h"
#include "history/shown.h"

#include <fmt/format.h>

#include <array>

namespace tollgate::history {

namespace {

constexpr std::string_view kHeader = "consumer,plan_before,plan_after";
constexpr std::size_t kColumns = 3;
constexpr std::size_t kBlock = std::size_t{256} << 10;

class AssignmentReader {
public:
    AssignmentReader(Input input, std::string name)
        : m_name(std::move(name)), m_stream(std::move(input.bytes), kBlock),
          m_lines(m_stream, [](std::uint64_t) { return true; }), m_records(m_lines)
    {
    }

    Result<std::vector<AssignedPlan>> readAll()
    {
        std::vector<AssignedPlan> assigned;
        Line line;
        if (auto header = readHeader(line); !header)
            return fail(std::move(header.error()));
        while (m_records.next(line)) {
            if (line.text.empty())
                continue;
            auto one = read(line);
            if (!one)
                return fail(std::move(one.error()));
            assigned.push_back(*std::move(one));
        }
        if (m_lines.failure())
            return fail(within(m_name, *m_lines.failure()));
        if (m_stream.endedEarly())
            return wrong(m_lines.lineNumber(), "the gzip data ends early", "fetch the file again");
        return assigned;
    }

private:
    Result<void> readHeader(Line& line)
    {
        if (m_records.next(line) && line.text == kHeader)
            return {};
        if (m_lines.failure())
            return fail(within(m_name, *m_lines.failure()));
        return wrong(1, fmt::format("the header is {}", shown(line.text)),
            fmt::format("make it {}", kHeader));
    }

    Result<AssignedPlan> read(const Line& line)
    {
        if (line.tooLong || line.isCutOff || !splitCsv(line.text, m_fields)
            || m_fields.size() != kColumns)
            return wrong(line.number, fmt::format("{} is not {}", shown(line.text), kHeader), {});
        std::array<std::string, kColumns> values;
        for (std::size_t i = 0; i < kColumns; ++i)
            // As an import names consumers, so that the two meet.
            values[i] = asUtf8(unquoted(m_fields[i], m_scratch), m_utf8Scratch);
        if (values[0].empty() || values[1].empty())
            return wrong(line.number, "consumer and plan_before must not be empty", {});
        return AssignedPlan{.consumer = std::move(values[0]),
            .before = PlanId{std::move(values[1])},
            .after = PlanId{std::move(values[2])},
            .where = place(line.number)};
    }

    std::string place(std::uint64_t number) const
    {
        return fmt::format("{}, line {}", m_name, number);
    }

    Failure wrong(std::uint64_t number, std::string what, std::string remedy) const
    {
        return fail({.code = ErrorCode::InvalidData,
            .what = std::move(what),
            .where = place(number),
            .remedy = std::move(remedy)});
    }

    std::string m_name;
    BlockStream m_stream;
    LineReader m_lines;
    RecordReader m_records;
    std::vector<std::string_view> m_fields;
    std::string m_scratch;
    std::string m_utf8Scratch;
};

} // namespace

Result<std::vector<AssignedPlan>> readAssignments(const std::filesystem::path& path)
{
    return openInput(path).and_then(
        [&](Input input) { return AssignmentReader(std::move(input), path.string()).readAll(); });
}

} // namespace tollgate::history
