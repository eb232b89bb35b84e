#include "metering/usage_history_builder.h"

#include <algorithm>
#include <limits>

namespace tollgate::metering {

namespace {

// Appends to a column that exists only once a value differs from `absent`.
template <class T>
void append(std::vector<T>& column, std::size_t place, const T& value, const T& absent)
{
    if (column.empty() && value == absent)
        return;
    column.resize(place, absent);
    column.push_back(value);
}

template <class T>
void arrange(std::vector<T>& column, const std::vector<std::uint32_t>& order, const T& absent)
{
    if (column.empty())
        return;
    column.resize(order.size(), absent);
    std::vector<T> arranged(order.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        arranged[i] = column[order[i]];
    column = std::move(arranged);
}

template <class Index> std::uint32_t plusOne(const std::optional<Index>& index)
{
    return index ? static_cast<std::uint32_t>(*index) + 1 : 0;
}

} // namespace

ConsumerIndex UsageHistoryBuilder::consumer(std::string_view name)
{
    return ConsumerIndex{m_history.m_consumers.numberOf(name)};
}

TargetIndex UsageHistoryBuilder::target(std::string_view method, std::string_view path)
{
    m_targetName.assign(method).append(1, ' ').append(path);
    return TargetIndex{m_history.m_targets.numberOf(m_targetName)};
}

void UsageHistoryBuilder::add(const UsageEvent& event)
{
    UsageHistory& history = m_history;
    const std::size_t place = history.eventCount();
    m_consumerOf.push_back(event.consumer);
    history.m_first = place == 0 ? event.decidedAt : std::min(history.m_first, event.decidedAt);
    history.m_last = place == 0 ? event.decidedAt : std::max(history.m_last, event.decidedAt);
    // What was settled at another time than it was decided makes the column; the earlier events
    // were settled at once.
    if (event.settledAt != event.decidedAt || !history.m_settledAt.empty()) {
        if (history.m_settledAt.empty())
            history.m_settledAt = history.m_decidedAt;
        history.m_settledAt.push_back(event.settledAt);
    }
    history.m_decidedAt.push_back(event.decidedAt);
    append(history.m_decided, place, event.decided, Sequence{});
    append(history.m_settled, place, event.settled, Sequence{});
    append(history.m_status, place, event.status, Status{0});
    append(history.m_targetPlusOne, place, plusOne(event.target), 0U);
    append(history.m_refusedPlusOne, place, static_cast<std::uint8_t>(plusOne(event.refused)),
        std::uint8_t{0});
    addUnits(event, place);
}

void UsageHistoryBuilder::addUnits(const UsageEvent& event, std::size_t place)
{
    for (const Meter meter : kMeters) {
        if (meter == Meter::Requests)
            continue;
        const std::size_t index = indexOf(meter);
        auto& column = m_history.m_units[index];
        const Quantity quantity = event.units[index];
        // A history with compute units of its own keeps them even where they are 0.
        if (meter == Meter::ComputeUnits && event.hasComputeUnits && column.empty())
            column.resize(place);
        if (meter == Meter::ComputeUnits && event.hasComputeUnits)
            column.push_back(quantity);
        else
            append(column, place, quantity, Quantity{});
        if (__builtin_add_overflow(m_total[index], quantity.value, &m_total[index]))
            m_overflow = meter;
    }
}

bool UsageHistoryBuilder::comesBefore(std::uint32_t a, std::uint32_t b) const
{
    if (m_history.isSequenced())
        return m_history.m_decided[a] < m_history.m_decided[b];
    return m_history.m_decidedAt[a] < m_history.m_decidedAt[b];
}

// A counting sort by consumer, which keeps the order of arrival; then each consumer's events by
// decision, where they did not arrive so already.
std::vector<std::uint32_t> UsageHistoryBuilder::orderByConsumer()
{
    auto& firstEvent = m_history.m_firstEvent;
    firstEvent.assign(m_history.consumerCount() + std::size_t{1}, 0);
    for (const ConsumerIndex consumer : m_consumerOf)
        ++firstEvent[valueOf(consumer) + std::size_t{1}];
    for (std::size_t i = 1; i < firstEvent.size(); ++i)
        firstEvent[i] += firstEvent[i - 1];

    std::vector<std::uint32_t> order(m_consumerOf.size());
    std::vector<std::size_t> next = firstEvent;
    for (std::uint32_t event = 0; event < order.size(); ++event)
        order[next[valueOf(m_consumerOf[event])]++] = event;

    const auto before = [this](std::uint32_t a, std::uint32_t b) { return comesBefore(a, b); };
    for (std::size_t consumer = 0; consumer + 1 < firstEvent.size(); ++consumer) {
        const auto begin = order.begin() + static_cast<std::ptrdiff_t>(firstEvent[consumer]);
        const auto end = order.begin() + static_cast<std::ptrdiff_t>(firstEvent[consumer + 1]);
        if (!std::is_sorted(begin, end, before))
            std::stable_sort(begin, end, before);
    }
    return order;
}

Result<UsageHistory> UsageHistoryBuilder::build() &&
{
    constexpr auto kMostEvents = std::numeric_limits<std::uint32_t>::max();
    if (eventCount() > kMostEvents)
        return fail({.code = ErrorCode::Overflow,
            .what = "there are more than 4,294,967,295 events",
            .where = {},
            .remedy = "preview a shorter history"});
    if (m_overflow)
        return fail({.code = ErrorCode::Overflow,
            .what = "the units of meter " + std::string(nameOf(*m_overflow))
                + " add up to more than 64 bits hold",
            .where = {},
            .remedy = "check the mapped column, or preview a shorter history"});
    if (m_history.isSequenced())
        m_history.m_decided.resize(m_history.eventCount());
    const auto order = orderByConsumer();
    UsageHistory& history = m_history;
    arrange(history.m_decidedAt, order, Instant{});
    arrange(history.m_settledAt, order, Instant{});
    arrange(history.m_decided, order, Sequence{});
    if (history.isSequenced())
        history.m_settled.resize(order.size());
    arrange(history.m_settled, order, Sequence{});
    arrange(history.m_status, order, Status{0});
    arrange(history.m_targetPlusOne, order, 0U);
    arrange(history.m_refusedPlusOne, order, std::uint8_t{0});
    for (auto& column : history.m_units)
        arrange(column, order, Quantity{});
    return std::move(history);
}

} // namespace tollgate::metering
