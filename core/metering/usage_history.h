#pragma once

#include "metering/name_table.h"
#include "metering/usage_event.h"

#include <array>
#include <string_view>
#include <vector>

namespace tollgate::metering {

// Method and path of a request.
struct Target {
    std::string_view method;
    std::string_view path;
};

// Usage events in columns, consumer by consumer, each consumer's events in the order of their
// decisions (by sequence where there is one, else by time, ties in the order of the file). Columns
// that a history does not need are empty. Immutable; made by UsageHistoryBuilder.
class UsageHistory {
public:
    struct Range { // of event numbers, half-open
        std::size_t begin = 0;
        std::size_t end = 0;

        std::size_t size() const { return end - begin; }
    };

    std::size_t eventCount() const { return m_decidedAt.size(); }
    std::uint32_t consumerCount() const { return m_consumers.size(); }
    std::string_view consumerName(std::uint32_t consumer) const
    {
        return m_consumers.name(consumer);
    }
    Range eventsOf(std::uint32_t consumer) const
    {
        return {.begin = m_firstEvent[consumer], .end = m_firstEvent[consumer + 1]};
    }

    std::uint32_t targetCount() const { return m_targets.size(); }
    Target target(std::uint32_t target) const;

    Instant decidedAt(std::size_t event) const { return m_decidedAt[event]; }
    Instant settledAt(std::size_t event) const
    {
        return m_settledAt.empty() ? m_decidedAt[event] : m_settledAt[event];
    }
    Status status(std::size_t event) const
    {
        return m_status.empty() ? Status{0} : m_status[event];
    }
    std::optional<TargetIndex> targetOf(std::size_t event) const;
    std::optional<RefusalReason> refused(std::size_t event) const;
    bool hasOwnComputeUnits() const { return !m_units[indexOf(Meter::ComputeUnits)].empty(); }
    Quantity units(std::size_t event, Meter meter) const; // Requests: always 1

    // Decisions and settlements have sequence numbers: a replay needs no guess about their order.
    bool isSequenced() const { return !m_decided.empty(); }
    Sequence decidedSequence(std::size_t event) const { return m_decided[event]; }
    Sequence settledSequence(std::size_t event) const { return m_settled[event]; }

    // Earliest and latest decision; both the epoch when there are no events.
    Instant first() const { return m_first; }
    Instant last() const { return m_last; }

private:
    friend class UsageHistoryBuilder;

    NameTable m_consumers;
    NameTable m_targets; // "METHOD path"
    std::vector<std::size_t> m_firstEvent{
        0}; // consumer -> event; one more than there are consumers
    std::vector<Instant> m_decidedAt;
    std::vector<Instant> m_settledAt;
    std::vector<Sequence> m_decided;
    std::vector<Sequence> m_settled;
    std::vector<Status> m_status;
    std::vector<std::uint32_t> m_targetPlusOne;
    std::vector<std::uint8_t> m_refusedPlusOne;
    std::array<std::vector<Quantity>, kMeterCount> m_units;
    Instant m_first;
    Instant m_last;
};

// Refused for its key, its consumer or its plan look-up: nobody's limits are asked again.
bool isKeyRefusal(const UsageHistory& usage, std::size_t event);

// Whether the request raises meters once it is let through. What a gateway refused has no answer of
// its own; let through, it counts as answered well.
bool countsIfAccepted(const UsageHistory& usage, std::size_t event, CountRule rule);

} // namespace tollgate::metering
