#pragma once

#include "domain/consumer.h"
#include "enforcement/decide.h"
#include "gateway/clock.h"
#include "gateway/counters.h"
#include "metering/usage_event.h"
#include "ports/usage_log.h"

#include <array>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace tollgate::gateway {

// A decision, as of the step in which it was made.
struct Admission {
    enforcement::Decision decision;
    enforcement::LimitState state; // after it
    Instant at; // never before the consumer's decisions so far
    metering::Sequence sequence;
    bool othersUnderWay = false; // accepted requests of the consumer are not settled yet
};

struct Settlement {
    Instant at;
    metering::Sequence sequence;
};

// The limit states of all consumers of a node, in shards. Deciding, raising the counters, reading
// the clock and taking the sequence number are one step under the lock of the consumer's shard;
// what a caller does in `record` belongs to that step, so that events enter the log's queue in
// the order of their sequence.
class Limiter {
public:
    using RecordAdmission = std::function<void(const Admission&)>;
    // Gives what counts of the answer: nothing if it is not billable.
    using RecordSettlement = std::function<Units(const Settlement&)>;

    Limiter(const Clock& clock, ports::NodeNumber node) : m_clock(clock), m_node(node) { }

    // Before the first request.
    void restore(const ConsumerId& consumer, const ConsumerCounters& counters);

    Admission decide(const Consumer& consumer, const enforcement::Entitlements& entitlements,
        const enforcement::Request& request, const RecordAdmission& record);

    // The answer to an accepted request is known.
    void settle(
        const ConsumerId& consumer, const Admission& admission, const RecordSettlement& record);

    // A refusal for a reason of its key or its state: counted, not decided.
    Admission refuseKey(const Consumer& consumer, RefusalReason reason,
        const enforcement::Entitlements& entitlements, const RecordAdmission& record);

    std::optional<ConsumerCounters> counters(const ConsumerId& consumer) const;
    // Whether an accepted request that was decided before `sequence` is not settled yet.
    bool hasOpenBefore(const ConsumerId& consumer, metering::Sequence sequence) const;

private:
    struct State {
        ConsumerCounters counters;
        std::vector<std::uint64_t> open; // sequence numbers of accepted requests under way
    };
    struct Shard {
        mutable std::mutex mutex;
        std::unordered_map<std::string, State> states;
    };
    static constexpr std::size_t kShards = 64;

    Shard& shardOf(const ConsumerId& consumer);
    const Shard& shardOf(const ConsumerId& consumer) const;
    State& stateOf(Shard& shard, const Consumer& consumer);

    const Clock& m_clock;
    const ports::NodeNumber m_node;
    std::array<Shard, kShards> m_shards;
};

} // namespace tollgate::gateway
