#pragma once

#include "base/result.h"
#include "domain/api_key.h"
#include "domain/capabilities.h"
#include "domain/consumer.h"
#include "domain/plan_set.h"
#include "ports/change_book.h"
#include "ports/consumer_directory.h"
#include "ports/operation_book.h"
#include "ports/usage_log.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tollgate::ports {

// Gets the answer once, on a thread of the gateway's choice; Cancelled when none will come.
template <class T> using Completion = std::function<void(Result<T>)>;

// Part of a list; `next` is the cursor of the following part, empty at the end.
template <class T> struct Page {
    std::vector<T> items;
    std::string next;
};

struct ConsumerQuestion {
    ConsumerFilter filter;
    std::string cursor; // empty: from the start
    std::size_t limit = 100; // 1 to 1,000
};

// Outcomes of a span of time.
struct OutcomeCounts {
    std::int64_t accepted = 0;
    std::int64_t failed = 0; // of the accepted: the upstream failed
    std::array<std::int64_t, kRefusalKindCount> refused{};

    bool operator==(const OutcomeCounts&) const = default;
    std::int64_t refusedInAll() const;
    void operator+=(const OutcomeCounts& other);
};

struct LiveSecond {
    Instant second;
    OutcomeCounts all;
    std::int64_t unknown = 0; // requests of no known consumer

    bool operator==(const LiveSecond&) const = default;
};

struct ConsumerDelta {
    ConsumerId consumer;
    OutcomeCounts counts;
};

// What happened since a cursor.
struct LiveSlice {
    std::string cursor; // for the next question
    bool isGap = false; // what lies between the question's cursor and these seconds is gone
    std::string node;
    std::vector<LiveSecond> seconds; // oldest first; one without requests is left out
    std::vector<ConsumerDelta> consumers; // of all these seconds together
    std::int64_t consumersLeftOut = 0; // the least busy ones, where there are too many
};

// Blocks of the usage log after a cursor.
struct HistorySlice {
    std::vector<LogBlock> blocks; // in the order of the log
    std::string cursor; // for the next question, also when nothing is left
    bool isMore = false; // there is more now
};

// Members of one plan, laid over the version that the editor saw; null takes a member away.
struct PlanEdit {
    PlanId plan;
    std::int64_t baseVersion = 0;
    Json edits = Json::object();
};

struct PlanMove {
    std::vector<ConsumerId> consumers;
    PlanId to;
    std::optional<std::int64_t> baseVersion; // of that plan
};

// What is sent along with a write that reaches many consumers.
struct Consent {
    std::string confirmation; // the gateway's name, typed; production asks for it
    std::string idempotencyKey; // the same write sent twice counts once
};

struct ChangeOrder {
    std::variant<PlanEdit, PlanMove> what;
    std::string digest; // of the preview; empty: none
    Consent consent;
};

struct ChangeReceipt {
    std::string change;
    std::string operation;
};

enum class InvalidationScope : std::uint8_t { Consumer, Key, Plan, All };

constexpr std::string_view nameOf(InvalidationScope scope)
{
    switch (scope) {
    case InvalidationScope::Consumer:
        return "consumer";
    case InvalidationScope::Key:
        return "key";
    case InvalidationScope::Plan:
        return "plan";
    case InvalidationScope::All:
        break;
    }
    return "all";
}

struct InvalidationOrder {
    InvalidationScope scope = InvalidationScope::All;
    std::string id; // empty for all
    Consent consent;
};

struct NodeStatus {
    std::string name;
    std::string adminUrl;
    Instant heartbeat;
    std::string state; // "up", "silent" or "left"
    bool isSelf = false; // the one that answered
};

// A new key: the only time that its secret is seen.
struct IssuedKey {
    KeyId id;
    std::string prefix;
    std::string secret;
};

struct MeterUse {
    Meter meter = Meter::Requests;
    Quantity used;
    std::optional<Quantity> included; // nothing: unlimited
    Quantity over;
};

// A consumer's period so far.
struct ConsumerUsage {
    BillingPeriod period;
    std::vector<MeterUse> meters;
    std::array<std::int64_t, kRefusalKindCount> refused{};
};

// The one door to a gateway. Calls return at once; they may come from any thread.
class Gateway {
public:
    virtual ~Gateway() = default;

    // Reading.
    virtual void health(Completion<void> done) = 0; // needs no token
    virtual void capabilities(Completion<Capabilities> done) = 0;
    virtual void plans(Completion<PlanSet> done) = 0; // newest versions, and the routes
    virtual void consumers(const ConsumerQuestion& question, Completion<Page<Consumer>> done) = 0;
    virtual void consumer(const ConsumerId& id, Completion<Consumer> done) = 0;
    virtual void consumerUsage(const ConsumerId& id, Completion<ConsumerUsage> done) = 0;
    virtual void keys(const ConsumerId& consumer, Completion<std::vector<ApiKey>> done) = 0;
    virtual void liveUsage(const std::string& cursor, Completion<LiveSlice> done) = 0;
    virtual void usageHistory(const std::string& cursor, Completion<HistorySlice> done) = 0;
    virtual void changes(Completion<std::vector<Change>> done) = 0; // newest first
    virtual void operation(const std::string& id, Completion<Operation> done) = 0;
    virtual void nodes(Completion<std::vector<NodeStatus>> done) = 0;

    // Writing.
    virtual void createConsumer(const ConsumerId& id, const PlanId& plan, Completion<Consumer> done)
        = 0;
    virtual void createKey(
        const ConsumerId& consumer, const std::string& label, Completion<IssuedKey> done)
        = 0;
    virtual void revokeKey(const KeyId& id, Completion<ApiKey> done) = 0;
    virtual void createPlan(const Plan& plan, Completion<Plan> done) = 0;
    virtual void submit(const ChangeOrder& order, Completion<ChangeReceipt> done) = 0;
    virtual void undo(
        const std::string& change, const Consent& consent, Completion<ChangeReceipt> done)
        = 0;
    virtual void invalidate(const InvalidationOrder& order, Completion<std::string> done)
        = 0; // gives the operation
};

inline std::int64_t OutcomeCounts::refusedInAll() const
{
    std::int64_t sum = 0;
    for (const std::int64_t count : refused)
        sum += count;
    return sum;
}

inline void OutcomeCounts::operator+=(const OutcomeCounts& other)
{
    accepted += other.accepted;
    failed += other.failed;
    for (std::size_t i = 0; i < refused.size(); ++i)
        refused[i] += other.refused[i];
}

} // namespace tollgate::ports
