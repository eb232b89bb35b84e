#include "history/formats/row_parser.h"

#include "history/formats/number.h"
#include "history/shown.h"

#include <fmt/format.h>

#include <array>

namespace tollgate::history {

namespace {

constexpr std::string_view kAbsentConsumer = "-";
constexpr std::string_view kEverybody = "all";

std::string_view nameOf(std::size_t slot)
{
    constexpr std::array<std::string_view, 8> kNames{
        "consumer", "time", "status", "bytes", "duration", "method", "path", "units"};
    return kNames[std::min<std::size_t>(slot, RowParser::FirstUnit)];
}

bool isAbsent(std::string_view number) { return number.empty() || number == "-"; }

} // namespace

RowParser::RowParser(const FieldMap& map, bool keepTargets, metering::UsageHistoryBuilder& builder)
    : m_builder(builder), m_keepTargets(keepTargets)
{
    for (const auto& field :
        {map.consumer, map.time, map.status, map.bytes, map.duration, map.method, map.path})
        m_fields.push_back(field.value_or(std::string()));
    m_fields.insert(m_fields.end(), map.units.begin(), map.units.end());
}

bool RowParser::add(const std::vector<std::string_view>& values)
{
    const auto time = m_instants.read(values[Time]);
    if (!time)
        return refuse(Time, values[Time], "is not a time");
    metering::UsageEvent event{.decidedAt = *time, .settledAt = *time};
    if (!readStatus(values[Status], event.status) || !readNumbers(values, event)
        || !readUnits(values, event))
        return false;
    const std::string_view method = values[Method];
    if (method.find(' ') != std::string_view::npos)
        return refuse(Method, method, "is not a method: it has a blank");
    // Names enter the tables last, so that no line without an event leaves one there.
    event.consumer = consumerOf(values[Consumer]);
    if (m_keepTargets)
        event.target = targetOf(method, values[Path]);
    m_builder.add(event);
    return true;
}

std::string RowParser::why() const
{
    if (m_wrongValue.empty())
        return fmt::format(
            "has no {} (field {})", nameOf(m_wrongSlot), shown(m_fields[m_wrongSlot]));
    return fmt::format("{} {} {}", nameOf(m_wrongSlot), shown(m_wrongValue), m_reason);
}

bool RowParser::refuse(std::size_t slot, std::string_view value, std::string_view reason)
{
    m_wrongSlot = slot;
    m_wrongValue = value;
    m_reason = reason;
    return false;
}

bool RowParser::readStatus(std::string_view value, metering::Status& status)
{
    if (isAbsent(value))
        return true;
    constexpr std::int64_t kHighest = 999;
    const auto number = parseNumber(value, 0, Excess::Refuse);
    if (!number || *number > kHighest)
        return refuse(Status, value, "is not a number from 0 to 999");
    status = static_cast<metering::Status>(*number);
    return true;
}

bool RowParser::readNumbers(
    const std::vector<std::string_view>& values, metering::UsageEvent& event)
{
    if (!isAbsent(values[Bytes])) {
        const auto bytes = parseNumber(values[Bytes], placesOf(Meter::BytesOut), Excess::Refuse);
        if (!bytes)
            return refuse(
                Bytes, values[Bytes], "is not a whole number from 0 to 9223372036854775807");
        event.units[indexOf(Meter::BytesOut)].value = *bytes;
    }
    if (!isAbsent(values[Duration])) {
        // A measurement, often finer than microseconds.
        const auto duration
            = parseNumber(values[Duration], placesOf(Meter::ResourceSeconds), Excess::Round);
        if (!duration)
            return refuse(
                Duration, values[Duration], "is not a number of seconds from 0 to 9223372036854");
        event.units[indexOf(Meter::ResourceSeconds)].value = *duration;
    }
    return true;
}

bool RowParser::readUnits(const std::vector<std::string_view>& values, metering::UsageEvent& event)
{
    event.hasComputeUnits = values.size() > FirstUnit;
    std::int64_t& sum = event.units[indexOf(Meter::ComputeUnits)].value;
    for (std::size_t slot = FirstUnit; slot < values.size(); ++slot) {
        if (isAbsent(values[slot]))
            continue;
        const auto units = parseNumber(values[slot], placesOf(Meter::ComputeUnits), Excess::Refuse);
        if (!units || __builtin_add_overflow(sum, *units, &sum))
            return refuse(
                slot, values[slot], "is not a number from 0 to 9223372036854 of at most 6 places");
    }
    return true;
}

metering::ConsumerIndex RowParser::consumerOf(std::string_view name)
{
    if (m_fields[Consumer].empty())
        return m_builder.consumer(kEverybody);
    return m_builder.consumer(name.empty() ? kAbsentConsumer : asUtf8(name, m_scratch));
}

std::optional<metering::TargetIndex> RowParser::targetOf(
    std::string_view method, std::string_view path)
{
    path = path.substr(0, path.find('?'));
    if (method.empty() && path.empty())
        return std::nullopt;
    const std::string safeMethod(asUtf8(method, m_scratch));
    return m_builder.target(safeMethod, asUtf8(path, m_scratch));
}

} // namespace tollgate::history
