#pragma once

#include "domain/consumer.h"
#include "metering/usage_history_builder.h"
#include "ports/usage_log.h"
#include "workspace/study.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace tollgate::workspace {

// What a gateway says beside its log: who is on which plan now, and what the plans say.
struct Serving {
    PlanSet plans;
    std::unordered_map<std::string, Consumer> consumers; // by id
};

// A gateway's usage log, read block by block, from which studies are made. Used by one thread at a
// time.
class LogCopy {
public:
    // Adds what a block holds; passes over one that was added before.
    Result<void> add(const ports::LogBlock& block);

    std::size_t eventCount() const { return m_builder.eventCount(); }
    ports::LogPosition position() const { return m_position; }

    // A study of all that was added, under the plans that serve now. Exact: the log has sequence
    // numbers, and meters count what the gateway counts.
    Result<SharedStudy> study(const Serving& serving, std::string title) const;

private:
    struct Known { // of a consumer, as its newest event has it
        AnchorDay anchor;
        PlanId plan;
    };

    Result<std::uint32_t> planOf(
        const std::string& consumer, const Known& known, const Serving& serving) const;

    metering::UsageHistoryBuilder m_builder;
    std::vector<Known> m_known; // by the consumer's number
    ports::LogPosition m_position;
};

} // namespace tollgate::workspace
