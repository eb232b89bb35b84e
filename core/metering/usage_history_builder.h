#pragma once

#include "base/result.h"
#include "metering/usage_history.h"

#include <vector>

namespace tollgate::metering {

// Collects events in any order and lays them out as a UsageHistory.
class UsageHistoryBuilder {
public:
    ConsumerIndex consumer(std::string_view name);
    TargetIndex target(std::string_view method, std::string_view path);
    void add(const UsageEvent& event);

    std::size_t eventCount() const { return m_history.eventCount(); }

    // Fails with Overflow when the units of a meter add up to more than int64 holds, so that no
    // sum over any part of the history can, or when there are more than 4,294,967,295 events.
    Result<UsageHistory> build() &&;

private:
    void addUnits(const UsageEvent& event, std::size_t place);
    std::vector<std::uint32_t> orderByConsumer();
    bool comesBefore(std::uint32_t a, std::uint32_t b) const;

    UsageHistory m_history; // columns in the order of arrival
    std::vector<ConsumerIndex> m_consumerOf;
    std::string m_targetName;
    std::array<std::int64_t, kMeterCount> m_total{};
    std::optional<Meter> m_overflow;
};

} // namespace tollgate::metering
