#pragma once

#include "gateway/limiter.h"
#include "gateway/live_usage.h"
#include "gateway/log_fold.h"
#include "gateway/refusal_trail.h"
#include "gateway/usage_record.h"
#include "ports/usage_log.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace tollgate::gateway {

// Whether an answer waits for the commit that holds its event.
enum class Durability : std::uint8_t { Relaxed, Strict };

// The one thread that writes a node's log: everything that came while it committed goes into the
// next commit, so that commits grow with the load. Counters and totals are checkpointed about once
// a second, in the commit of the block that completes them.
class LogWriter {
public:
    using Committed = std::function<void(bool isDurable)>; // called once, on the writer's thread

    struct Parts {
        ports::UsageLog& log;
        ports::NodeNumber node = 0;
        const Limiter& limiter;
        const Clock& clock;
        LiveUsage& live;
        RefusalTrail& trail;
        LogFold fold; // as far as the log goes
    };

    static constexpr std::chrono::milliseconds kRelaxedWindow{100}; // flushed at least that often

    explicit LogWriter(Parts parts);
    ~LogWriter(); // writes what came, and a checkpoint

    void add(UsageRecord record);
    void add(UsageRecord record, Committed committed);
    void countUnknown(); // a request of no known consumer

    // The last commit failed and is being tried again.
    bool isFailing() const { return m_isFailing.load(std::memory_order_relaxed); }

private:
    struct Batch {
        std::vector<UsageRecord> records;
        std::vector<Committed> waiters;
    };

    void run(const std::stop_token& stop);
    bool collect(const std::stop_token& stop);
    void holdBack();
    void takeWhatCameMeanwhile();
    void commit(const std::stop_token& stop);
    ports::LogCommit packBatch();
    bool isCheckpointDue(bool isLast);
    bool append(const std::stop_token& stop, const ports::LogCommit& commit);

    Parts m_parts;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    Batch m_incoming; // under the mutex
    Batch m_batch; // the writer's own, like all below
    std::vector<UsageRecord> m_held;
    std::chrono::steady_clock::time_point m_lastCheckpoint;
    std::size_t m_eventsSinceCheckpoint = 0;
    std::atomic<std::int64_t> m_unknown{0};
    std::atomic<bool> m_isFailing{false};
    std::jthread m_thread; // last: it uses the others
};

} // namespace tollgate::gateway
