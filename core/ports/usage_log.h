#pragma once

#include "base/instant.h"
#include "base/result.h"
#include "domain/ids.h"
#include "domain/meter.h"
#include "domain/refusal_reason.h"

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace tollgate::ports {

// A row of the log; rows are numbered from 1 in the order in which they were committed.
struct LogPosition {
    std::int64_t row = 0; // 0: before the first

    auto operator<=>(const LogPosition&) const = default;
};

using NodeNumber = std::uint16_t;

struct LogBlock {
    LogPosition position;
    NodeNumber node = 0;
    std::string bytes; // metering::EventBlock
};

// Sums of one consumer and UTC day, of the day of the decision.
struct DayTotal {
    ConsumerId consumer;
    Instant day;
    std::int64_t accepted = 0;
    std::int64_t billable = 0;
    std::array<std::int64_t, kRefusalKindCount> refused{};
    Units units{}; // billable ones

    bool operator==(const DayTotal&) const = default;
};

// Sums over all consumers of one UTC minute.
struct MinuteTotal {
    Instant minute;
    std::int64_t accepted = 0;
    std::int64_t billable = 0;
    std::array<std::int64_t, kRefusalKindCount> refused{};

    bool operator==(const MinuteTotal&) const = default;
};

// The counters of one consumer, packed; the log does not look inside.
struct PackedCounters {
    ConsumerId consumer;
    std::string bytes;
};

// What came since the last checkpoint of the node.
struct CheckpointRows {
    std::vector<PackedCounters> counters; // replace those before
    std::vector<DayTotal> days; // are added to what is there
    std::vector<MinuteTotal> minutes; // likewise
};

// One group commit of a node. An empty block appends no row.
struct LogCommit {
    NodeNumber node = 0;
    std::string block;
    std::size_t events = 0;
    const CheckpointRows* checkpoint = nullptr; // null: none with this commit
};

struct Checkpoint {
    LogPosition position; // the last row of the node that is in it
    std::vector<PackedCounters> counters;
};

// All sums of a node as far as its checkpoint.
struct Totals {
    std::vector<DayTotal> days; // by day, then consumer
    std::vector<MinuteTotal> minutes; // by minute
};

// The usage events of all nodes of a store, and each node's checkpoint. Every call waits.
class UsageLog {
public:
    using Visit = std::function<Result<void>(const LogBlock&)>;

    virtual ~UsageLog() = default;

    // Durable when it returns; block and checkpoint together or not at all.
    virtual Result<LogPosition> append(const LogCommit& commit) = 0;

    virtual Result<Checkpoint> checkpoint(NodeNumber node) = 0;
    // One consumer's counters in the checkpoints of all nodes but this one.
    virtual Result<std::vector<PackedCounters>> countersElsewhere(
        NodeNumber node, const ConsumerId& consumer)
        = 0;
    virtual Result<Totals> totals(NodeNumber node) = 0;
    virtual Result<LogPosition> newest() = 0; // of any node

    // Rows after `after` in order, one at a time; the visitor's failure ends it. Node 0: all.
    virtual Result<void> visit(LogPosition after, NodeNumber node, const Visit& visit) = 0;
    // The same, as many as `bytes` hold, at least one where there is one.
    virtual Result<std::vector<LogBlock>> read(LogPosition after, std::size_t bytes) = 0;
};

} // namespace tollgate::ports
