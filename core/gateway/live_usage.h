#pragma once

#include "base/instant.h"
#include "domain/ids.h"
#include "domain/refusal_reason.h"
#include "gateway/usage_record.h"

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace tollgate::gateway {

// Outcomes of a span of time.
struct OutcomeCounts {
    std::int64_t accepted = 0;
    std::int64_t failed = 0; // of the accepted: the upstream gave 5xx, or nothing
    std::array<std::int64_t, kRefusalKindCount> refused{};

    void operator+=(const OutcomeCounts& other);
};

struct LiveSecond {
    Instant second;
    OutcomeCounts all;
    std::int64_t unknown = 0; // requests of no known consumer
};

struct LiveAnswer {
    std::int64_t cursor = 0; // for the next question
    bool isGap = false; // the cursor of the question was too old: what lies between is gone
    std::vector<LiveSecond> seconds; // oldest first
    std::map<std::string, OutcomeCounts> consumers; // of those seconds: deltas
};

// The last two minutes of outcomes per second. Fed by the log's writer; a question costs what
// happened since its cursor, however many consumers there are.
class LiveUsage {
public:
    void add(std::span<const UsageRecord> records, Instant now);
    void addUnknown(std::int64_t requests, Instant now);

    // Whole seconds after the cursor (0: those that are kept) that are over at `now`.
    LiveAnswer since(std::int64_t cursor, Instant now) const;

private:
    struct Second {
        LiveSecond sum;
        std::unordered_map<std::string, OutcomeCounts> consumers;
    };

    Second& current(Instant now);

    mutable std::mutex m_mutex;
    std::deque<Second> m_seconds; // ascending; a cursor is the number of a second since 1970
};

} // namespace tollgate::gateway
