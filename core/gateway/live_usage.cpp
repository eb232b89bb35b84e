#include "gateway/live_usage.h"

#include <algorithm>

namespace tollgate::gateway {

namespace {

constexpr std::size_t kKeptSeconds = 120;

std::int64_t secondsOf(Instant instant)
{
    return std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch().count();
}

OutcomeCounts outcomeOf(const UsageRecord& record)
{
    constexpr metering::Status kFirstServerError = 500;
    OutcomeCounts counts;
    if (record.refused) {
        counts.refused[indexOf(kindOf(*record.refused))] = 1;
        return counts;
    }
    counts.accepted = 1;
    counts.failed = record.status >= kFirstServerError ? 1 : 0;
    return counts;
}

} // namespace

void OutcomeCounts::operator+=(const OutcomeCounts& other)
{
    accepted += other.accepted;
    failed += other.failed;
    for (std::size_t i = 0; i < refused.size(); ++i)
        refused[i] += other.refused[i];
}

// Time that goes back is counted in the second that runs.
LiveUsage::Second& LiveUsage::current(Instant now)
{
    const Instant second = std::chrono::floor<std::chrono::seconds>(now);
    if (m_seconds.empty() || m_seconds.back().sum.second < second) {
        m_seconds.push_back({.sum = {.second = second}, .consumers = {}});
        while (m_seconds.size() > kKeptSeconds)
            m_seconds.pop_front();
    }
    return m_seconds.back();
}

void LiveUsage::add(std::span<const UsageRecord> records, Instant now)
{
    const std::lock_guard lock(m_mutex);
    Second& second = current(now);
    for (const UsageRecord& record : records) {
        const OutcomeCounts counts = outcomeOf(record);
        second.sum.all += counts;
        second.consumers[record.owner->consumer.id.value] += counts;
    }
}

void LiveUsage::addUnknown(std::int64_t requests, Instant now)
{
    const std::lock_guard lock(m_mutex);
    current(now).sum.unknown += requests;
}

LiveAnswer LiveUsage::since(std::int64_t cursor, Instant now) const
{
    const std::lock_guard lock(m_mutex);
    LiveAnswer answer{.cursor = std::max(cursor, secondsOf(now) - 1)};
    const auto isAfter
        = [](std::int64_t at, const Second& second) { return at < secondsOf(second.sum.second); };
    const auto first = std::upper_bound(m_seconds.begin(), m_seconds.end(), cursor, isAfter);
    answer.isGap = cursor != 0 && m_seconds.size() == kKeptSeconds && first == m_seconds.begin();
    for (auto at = first; at != m_seconds.end(); ++at) {
        if (secondsOf(at->sum.second) > answer.cursor)
            break;
        answer.seconds.push_back(at->sum);
        for (const auto& [consumer, counts] : at->consumers)
            answer.consumers[consumer] += counts;
    }
    return answer;
}

} // namespace tollgate::gateway
