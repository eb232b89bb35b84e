#pragma once

#include "domain/billing_period.h"
#include "metering/packed.h"
#include "metering/usage_event.h"
#include "metering/usage_history_builder.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tollgate::metering {

// What a limit said when it refused.
struct RefusalDetail {
    Meter meter = Meter::Requests; // of a quota
    std::int64_t limit = 0;
    std::int64_t observed = 0;
    Instant resetsAt; // the epoch where there is nothing to wait for

    bool operator==(const RefusalDetail&) const = default;
};

// One usage event as the log keeps it: all that a fold or a replay needs, without another table.
// Views, so that it costs nothing to make; who keeps one keeps what it points into.
struct LoggedEvent {
    std::string_view consumer;
    AnchorDay anchor;
    std::string_view key; // the id, never the secret
    std::string_view method;
    std::string_view path; // as the routes saw it, without the query
    std::string_view plan;
    std::int64_t planVersion = 0;
    Cycle cycle = Cycle::Monthly; // of that plan version
    Instant decidedAt;
    Instant settledAt;
    Sequence decided;
    Sequence settled; // of the same node
    Status status = 0;
    std::optional<RefusalReason> refused;
    RefusalDetail detail; // of a refusal
    Units units{}; // accepted: true ones, billable or not; refused: what it would have reserved
};

// Packs the events of one node into one row of the log: names once, then numbers as differences.
class EventBlockWriter {
public:
    void add(const LoggedEvent& event);

    std::size_t eventCount() const { return m_count; }
    std::string finish() &&; // the block, with version and checksum

private:
    class Names {
    public:
        std::uint64_t numberOf(std::string_view name, std::uint64_t first, std::uint64_t second);
        void write(PackedWriter& out, int extras) const;

    private:
        struct Entry {
            std::string_view name;
            std::uint64_t first;
            std::uint64_t second;
        };
        std::unordered_map<std::string, std::uint64_t> m_numbers;
        std::vector<Entry> m_entries; // names stand in the map's keys, which do not move
        std::string m_lookedUp;
    };

    Names m_consumers; // with the anchor day
    Names m_keys;
    Names m_targets;
    Names m_plans; // with version and cycle
    PackedWriter m_events;
    std::string m_target;
    Instant m_previous;
    std::uint16_t m_node = 0;
    std::size_t m_count = 0;
};

// A block of the log, read back. Immutable; events are views into it.
class EventBlock {
public:
    // Refuses, with the place, whatever a writer of this version would not have written: other
    // versions, a wrong checksum, numbers out of range. Never crashes on any input.
    static Result<EventBlock> decode(std::string_view bytes);

    // Appends the checksum that makes `body` a whole block.
    static std::string sealed(std::string body);

    std::size_t eventCount() const { return m_events.size(); }
    std::uint16_t node() const { return m_node; }
    LoggedEvent event(std::size_t index) const;

    // Hands every event to the builder of a history. Weights come from the routes of whoever
    // replays it, so the compute units of the log are left out.
    void addTo(UsageHistoryBuilder& builder) const;

private:
    struct Consumer {
        std::string name;
        AnchorDay anchor;
    };
    struct Target {
        std::string method;
        std::string path;
    };
    struct PlanVersion {
        std::string plan;
        std::int64_t version = 0;
        Cycle cycle = Cycle::Monthly;
    };
    struct Row {
        std::uint32_t consumer = 0;
        std::uint32_t key = 0;
        std::uint32_t target = 0;
        std::uint32_t plan = 0;
        Instant decidedAt;
        Instant settledAt;
        std::uint64_t decided = 0;
        std::uint64_t settled = 0;
        Status status = 0;
        std::optional<RefusalReason> refused;
        RefusalDetail detail;
        Units units{};
    };

    void readNames(PackedReader& in);
    Row readRow(PackedReader& in, Instant previous) const;

    std::vector<Consumer> m_consumers;
    std::vector<std::string> m_keys;
    std::vector<Target> m_targets;
    std::vector<PlanVersion> m_plans;
    std::vector<Row> m_events;
    std::uint16_t m_node = 0;
};

} // namespace tollgate::metering
