#include "metering/event_block.h"

#include <zlib.h>

#include <limits>

namespace tollgate::metering {

namespace {

constexpr std::string_view kMagic = "TGEB";
constexpr std::uint8_t kVersion = 1;
constexpr std::size_t kChecksumSize = 4;
constexpr std::size_t kLeastEventSize = 11; // one byte for each member that is always there

std::uint32_t checksumOf(std::string_view bytes)
{
    return static_cast<std::uint32_t>(
        crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

std::uint32_t fixed32At(std::string_view bytes)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < kChecksumSize; ++i)
        value |= std::uint32_t{static_cast<std::uint8_t>(bytes[i])} << (8 * i);
    return value;
}

std::int64_t millis(Instant instant) { return instant.time_since_epoch().count(); }

// Differences of times wrap in two's complement, so that no pair of them can overflow.
std::int64_t difference(Instant later, Instant earlier)
{
    return static_cast<std::int64_t>(
        static_cast<std::uint64_t>(millis(later)) - static_cast<std::uint64_t>(millis(earlier)));
}

Instant shifted(Instant instant, std::int64_t by)
{
    return Instant{std::chrono::milliseconds{static_cast<std::int64_t>(
        static_cast<std::uint64_t>(millis(instant)) + static_cast<std::uint64_t>(by))}};
}

void writeDetail(PackedWriter& out, const LoggedEvent& event)
{
    out.byte(static_cast<std::uint8_t>(indexOf(event.detail.meter)));
    out.signedNumber(event.detail.limit);
    out.signedNumber(event.detail.observed);
    out.signedNumber(difference(event.detail.resetsAt, event.decidedAt));
}

RefusalDetail readDetail(PackedReader& in, Instant decidedAt)
{
    RefusalDetail detail;
    detail.meter = static_cast<Meter>(in.numberUpTo(kMeterCount - 1));
    detail.limit = in.signedNumber();
    detail.observed = in.signedNumber();
    detail.resetsAt = shifted(decidedAt, in.signedNumber());
    return detail;
}

// Most meters of most events are 0: a bit each says which are not.
void writeUnits(PackedWriter& out, const Units& units)
{
    std::uint8_t present = 0;
    for (std::size_t i = 0; i < kMeterCount; ++i) {
        if (units[i].value != 0)
            present = static_cast<std::uint8_t>(present | (1U << i));
    }
    out.byte(present);
    for (const Quantity quantity : units) {
        if (quantity.value != 0)
            out.signedNumber(quantity.value);
    }
}

Units readUnits(PackedReader& in)
{
    Units units{};
    const std::uint8_t present = in.byte();
    if (present >> kMeterCount != 0)
        in.refuse("names a meter that is not known");
    for (std::size_t i = 0; i < kMeterCount; ++i) {
        if ((present >> i & 1) != 0)
            units[i] = Quantity{in.signedNumber()};
    }
    return units;
}

} // namespace

std::uint64_t EventBlockWriter::Names::numberOf(
    std::string_view name, std::uint64_t first, std::uint64_t second)
{
    m_lookedUp.assign(name);
    if (first != 0 || second != 0)
        m_lookedUp.append(1, '\0')
            .append(std::to_string(first))
            .append(1, '/')
            .append(std::to_string(second));
    const auto [at, isNew] = m_numbers.try_emplace(m_lookedUp, m_entries.size());
    if (isNew)
        m_entries.push_back({std::string_view(at->first).substr(0, name.size()), first, second});
    return at->second;
}

void EventBlockWriter::Names::write(PackedWriter& out, int extras) const
{
    out.number(m_entries.size());
    for (const Entry& entry : m_entries) {
        out.text(entry.name);
        if (extras > 0)
            out.number(entry.first);
        if (extras > 1)
            out.number(entry.second);
    }
}

void EventBlockWriter::add(const LoggedEvent& event)
{
    m_node = event.decided.node;
    m_target.assign(event.method).append(1, ' ').append(event.path);
    m_events.number(m_consumers.numberOf(event.consumer, event.anchor.day, 0));
    m_events.number(m_keys.numberOf(event.key, 0, 0));
    m_events.number(m_targets.numberOf(m_target, 0, 0));
    m_events.number(m_plans.numberOf(event.plan, static_cast<std::uint64_t>(event.planVersion),
        static_cast<std::uint64_t>(event.cycle)));
    m_events.signedNumber(difference(event.decidedAt, m_previous));
    m_events.signedNumber(difference(event.settledAt, event.decidedAt));
    m_events.number(event.decided.n);
    m_events.signedNumber(static_cast<std::int64_t>(event.settled.n - event.decided.n));
    m_events.number(event.status);
    m_events.byte(event.refused ? static_cast<std::uint8_t>(static_cast<int>(*event.refused) + 1)
                                : std::uint8_t{0});
    if (event.refused)
        writeDetail(m_events, event);
    writeUnits(m_events, event.units);
    m_previous = event.decidedAt;
    ++m_count;
}

std::string EventBlockWriter::finish() &&
{
    PackedWriter out;
    out.raw(kMagic);
    out.byte(kVersion);
    out.number(m_node);
    m_consumers.write(out, 1);
    m_keys.write(out, 0);
    m_targets.write(out, 0);
    m_plans.write(out, 2);
    out.number(m_count);
    out.raw(m_events.bytes());
    return EventBlock::sealed(std::move(out).take());
}

std::string EventBlock::sealed(std::string body)
{
    PackedWriter checksum;
    checksum.fixed32(checksumOf(body));
    return std::move(body) + checksum.bytes();
}

void EventBlock::readNames(PackedReader& in)
{
    m_consumers.resize(in.count(2));
    for (Consumer& consumer : m_consumers) {
        consumer.name = in.text();
        consumer.anchor.day = static_cast<unsigned>(in.numberUpTo(31));
        if (consumer.anchor.day == 0)
            in.refuse("holds an anchor day of 0");
    }
    m_keys.resize(in.count(1));
    for (std::string& key : m_keys)
        key = in.text();
    m_targets.resize(in.count(1));
    for (Target& target : m_targets) {
        const std::string_view name = in.text();
        const auto space = name.find(' ');
        if (space == std::string_view::npos) {
            in.refuse("holds a target without a method");
            continue;
        }
        target = {.method = std::string(name.substr(0, space)),
            .path = std::string(name.substr(space + 1))};
    }
    m_plans.resize(in.count(3));
    for (PlanVersion& plan : m_plans) {
        plan.plan = in.text();
        plan.version = static_cast<std::int64_t>(
            in.numberUpTo(std::uint64_t{std::numeric_limits<std::int64_t>::max()}));
        plan.cycle = static_cast<Cycle>(in.numberUpTo(1));
    }
}

EventBlock::Row EventBlock::readRow(PackedReader& in, Instant previous) const
{
    const auto place = [&in](std::size_t size) {
        if (size == 0)
            in.refuse("names what its tables do not hold");
        return static_cast<std::uint32_t>(in.numberUpTo(size == 0 ? 0 : size - 1));
    };
    Row row;
    row.consumer = place(m_consumers.size());
    row.key = place(m_keys.size());
    row.target = place(m_targets.size());
    row.plan = place(m_plans.size());
    row.decidedAt = shifted(previous, in.signedNumber());
    row.settledAt = shifted(row.decidedAt, in.signedNumber());
    row.decided = in.number();
    row.settled = row.decided + static_cast<std::uint64_t>(in.signedNumber());
    row.status = static_cast<Status>(in.numberUpTo(std::numeric_limits<Status>::max()));
    const auto refused = in.numberUpTo(static_cast<std::uint64_t>(RefusalReason::Quota) + 1);
    if (refused != 0) {
        row.refused = static_cast<RefusalReason>(refused - 1);
        row.detail = readDetail(in, row.decidedAt);
    }
    row.units = readUnits(in);
    return row;
}

Result<EventBlock> EventBlock::decode(std::string_view bytes)
{
    const auto refuse = [](std::string what, std::string remedy) {
        return fail({.code = ErrorCode::InvalidData,
            .what = std::move(what),
            .where = "event block",
            .remedy = std::move(remedy)});
    };
    if (bytes.size() < kMagic.size() + 1 + kChecksumSize || !bytes.starts_with(kMagic))
        return refuse("not a block of usage events", "");
    if (static_cast<std::uint8_t>(bytes[kMagic.size()]) != kVersion)
        return refuse("written by another version", "read it with the Tollgate that wrote it");
    const auto body = bytes.substr(0, bytes.size() - kChecksumSize);
    if (checksumOf(body) != fixed32At(bytes.substr(body.size())))
        return refuse("its checksum does not match", "restore the store from a backup");

    PackedReader in(body.substr(kMagic.size() + 1));
    EventBlock block;
    block.m_node
        = static_cast<std::uint16_t>(in.numberUpTo(std::numeric_limits<std::uint16_t>::max()));
    block.readNames(in);
    const std::size_t count = in.count(kLeastEventSize);
    block.m_events.reserve(count);
    Instant previous;
    for (std::size_t i = 0; i < count && in.isGood(); ++i) {
        block.m_events.push_back(block.readRow(in, previous));
        previous = block.m_events.back().decidedAt;
    }
    if (const auto whole = in.finish(); !whole)
        return fail(within("event block", whole.error()));
    return block;
}

LoggedEvent EventBlock::event(std::size_t index) const
{
    const Row& row = m_events[index];
    const Consumer& consumer = m_consumers[row.consumer];
    const Target& target = m_targets[row.target];
    const PlanVersion& plan = m_plans[row.plan];
    return {.consumer = consumer.name,
        .anchor = consumer.anchor,
        .key = m_keys[row.key],
        .method = target.method,
        .path = target.path,
        .plan = plan.plan,
        .planVersion = plan.version,
        .cycle = plan.cycle,
        .decidedAt = row.decidedAt,
        .settledAt = row.settledAt,
        .decided = {.node = m_node, .n = row.decided},
        .settled = {.node = m_node, .n = row.settled},
        .status = row.status,
        .refused = row.refused,
        .detail = row.detail,
        .units = row.units};
}

void EventBlock::addTo(UsageHistoryBuilder& builder) const
{
    std::vector<ConsumerIndex> consumers; // names are looked up once per block, not per event
    for (const Consumer& consumer : m_consumers)
        consumers.push_back(builder.consumer(consumer.name));
    std::vector<TargetIndex> targets;
    for (const Target& target : m_targets)
        targets.push_back(builder.target(target.method, target.path));
    for (const Row& row : m_events) {
        UsageEvent event{.consumer = consumers[row.consumer],
            .target = targets[row.target],
            .decidedAt = row.decidedAt,
            .settledAt = row.settledAt,
            .decided = {.node = m_node, .n = row.decided},
            .settled = {.node = m_node, .n = row.settled},
            .status = row.status,
            .refused = row.refused,
            .units = row.units};
        event.units[indexOf(Meter::ComputeUnits)] = Quantity{};
        builder.add(event);
    }
}

} // namespace tollgate::metering
