#include "gateway/limiter.h"

#include <algorithm>

namespace tollgate::gateway {

using enforcement::Accepted;
using enforcement::Refused;

Limiter::Shard& Limiter::shardOf(const ConsumerId& consumer)
{
    return m_shards[std::hash<ConsumerId>{}(consumer) % kShards];
}

const Limiter::Shard& Limiter::shardOf(const ConsumerId& consumer) const
{
    return m_shards[std::hash<ConsumerId>{}(consumer) % kShards];
}

Limiter::State& Limiter::stateOf(Shard& shard, const Consumer& consumer)
{
    const auto [at, isNew] = shard.states.try_emplace(consumer.id.value);
    if (isNew)
        at->second.counters.limits.anchor = consumer.anchor;
    return at->second;
}

void Limiter::restore(const ConsumerId& consumer, const ConsumerCounters& counters)
{
    Shard& shard = shardOf(consumer);
    const std::lock_guard lock(shard.mutex);
    shard.states[consumer.value].counters = counters;
}

Admission Limiter::decide(const Consumer& consumer, const enforcement::Entitlements& entitlements,
    const enforcement::Request& request, const RecordAdmission& record)
{
    Shard& shard = shardOf(consumer.id);
    const std::lock_guard lock(shard.mutex);
    State& state = stateOf(shard, consumer);
    ConsumerCounters& counters = state.counters;

    auto step = enforcement::decide(entitlements, counters.limits, request, m_clock.now());
    if (step.next.period != counters.limits.period)
        counters.refused = {};
    counters.limits = step.next;
    Admission admission{.decision = step.decision,
        .state = step.next,
        .at = step.next.latest,
        .sequence = {.node = m_node, .n = ++counters.sequence},
        .othersUnderWay = !state.open.empty()};
    if (const auto* refused = std::get_if<Refused>(&admission.decision))
        ++counters.refused[indexOf(kindOf(refused->reason))];
    else
        state.open.push_back(admission.sequence.n);
    record(admission);
    return admission;
}

void Limiter::settle(
    const ConsumerId& consumer, const Admission& admission, const RecordSettlement& record)
{
    Shard& shard = shardOf(consumer);
    const std::lock_guard lock(shard.mutex);
    State& state = shard.states[consumer.value];
    ConsumerCounters& counters = state.counters;
    const Units used = record({.at = std::max(m_clock.now(), admission.at),
        .sequence = {.node = m_node, .n = ++counters.sequence}});
    counters.limits
        = enforcement::settle(counters.limits, std::get<Accepted>(admission.decision), used);
    const auto open = std::ranges::find(state.open, admission.sequence.n);
    *open = state.open.back();
    state.open.pop_back();
}

Admission Limiter::refuseKey(const Consumer& consumer, RefusalReason reason,
    const enforcement::Entitlements& entitlements, const RecordAdmission& record)
{
    Shard& shard = shardOf(consumer.id);
    const std::lock_guard lock(shard.mutex);
    State& state = stateOf(shard, consumer);
    ConsumerCounters& counters = state.counters;
    const auto next = enforcement::advanced(counters.limits, entitlements.cycle, m_clock.now());
    if (next.period != counters.limits.period)
        counters.refused = {};
    counters.limits = next;
    ++counters.refused[indexOf(kindOf(reason))];
    Admission admission{.decision = Refused{.reason = reason},
        .state = next,
        .at = next.latest,
        .sequence = {.node = m_node, .n = ++counters.sequence}};
    record(admission);
    return admission;
}

std::optional<ConsumerCounters> Limiter::counters(const ConsumerId& consumer) const
{
    const Shard& shard = shardOf(consumer);
    const std::lock_guard lock(shard.mutex);
    const auto found = shard.states.find(consumer.value);
    if (found == shard.states.end())
        return std::nullopt;
    return found->second.counters;
}

bool Limiter::hasOpenBefore(const ConsumerId& consumer, metering::Sequence sequence) const
{
    const Shard& shard = shardOf(consumer);
    const std::lock_guard lock(shard.mutex);
    const auto found = shard.states.find(consumer.value);
    return found != shard.states.end()
        && std::ranges::any_of(
            found->second.open, [&](std::uint64_t open) { return open < sequence.n; });
}

} // namespace tollgate::gateway
