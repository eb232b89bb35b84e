#pragma once

#include "gateway/counters.h"
#include "ports/usage_log.h"

#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace tollgate::gateway {

// What a node's log adds up to: counters per consumer and the totals of days and minutes. Used by
// the writer as it writes, by a start that goes on from a checkpoint, and by `verify`.
class LogFold {
public:
    // Starts from the counters of a checkpoint.
    Result<void> restore(const ports::Checkpoint& checkpoint);

    Result<void> add(const ports::LogBlock& block);
    void add(const metering::LoggedEvent& event);

    // What changed since the last call, for a checkpoint.
    ports::CheckpointRows takeChanged();

    const std::unordered_map<std::string, ConsumerCounters>& counters() const { return m_counters; }
    std::size_t eventCount() const { return m_eventCount; } // added since the start

private:
    using DayKey = std::pair<Instant, std::string>; // day, consumer

    std::unordered_map<std::string, ConsumerCounters> m_counters;
    std::unordered_set<std::string> m_changed;
    std::map<DayKey, ports::DayTotal> m_days;
    std::map<Instant, ports::MinuteTotal> m_minutes;
    std::string m_name; // kept, so that looking a consumer up needs no new string
    std::size_t m_eventCount = 0;
};

} // namespace tollgate::gateway
