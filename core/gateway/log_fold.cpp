#include "gateway/log_fold.h"

namespace tollgate::gateway {

namespace {

template <class Total> void count(Total& total, const metering::LoggedEvent& event)
{
    if (event.refused) {
        ++total.refused[indexOf(kindOf(*event.refused))];
        return;
    }
    ++total.accepted;
    if (metering::isBillable(event.status))
        ++total.billable;
}

} // namespace

Result<void> LogFold::restore(const ports::Checkpoint& checkpoint)
{
    for (const ports::PackedCounters& row : checkpoint.counters) {
        auto counters = unpackCounters(row.bytes);
        if (!counters)
            return fail(within("consumer '" + row.consumer.value + "'", counters.error()));
        m_counters.emplace(row.consumer.value, *std::move(counters));
    }
    return {};
}

Result<void> LogFold::add(const ports::LogBlock& block)
{
    const auto events = metering::EventBlock::decode(block.bytes);
    if (!events)
        return fail(
            within("row " + std::to_string(block.position.row) + " of the log", events.error()));
    for (std::size_t i = 0; i < events->eventCount(); ++i)
        add(events->event(i));
    return {};
}

void LogFold::add(const metering::LoggedEvent& event)
{
    ++m_eventCount;
    m_name.assign(event.consumer);
    fold(m_counters[m_name], event);
    m_changed.insert(m_name);

    const Instant day = windowStart(Window::Day, event.decidedAt);
    ports::DayTotal& total = m_days[{day, m_name}];
    count(total, event);
    if (!event.refused && metering::isBillable(event.status)) {
        for (std::size_t i = 0; i < kMeterCount; ++i)
            total.units[i] += event.units[i];
    }
    count(m_minutes[windowStart(Window::Minute, event.decidedAt)], event);
}

ports::CheckpointRows LogFold::takeChanged()
{
    ports::CheckpointRows rows;
    for (const std::string& name : m_changed)
        rows.counters.push_back({.consumer = ConsumerId{name}, .bytes = pack(m_counters.at(name))});
    for (auto& [key, total] : m_days) {
        total.day = key.first;
        total.consumer = ConsumerId{key.second};
        rows.days.push_back(std::move(total));
    }
    for (auto& [minute, total] : m_minutes) {
        total.minute = minute;
        rows.minutes.push_back(total);
    }
    m_changed.clear();
    m_days.clear();
    m_minutes.clear();
    return rows;
}

} // namespace tollgate::gateway
