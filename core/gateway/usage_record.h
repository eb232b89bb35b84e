#pragma once

#include "gateway/serving.h"
#include "metering/event_block.h"
#include "ports/key_directory.h"

#include <memory>
#include <string>

namespace tollgate::gateway {

// A usage event on its way to the log: a LoggedEvent that holds on to what it speaks of.
struct UsageRecord {
    std::shared_ptr<const ports::KeyOwner> owner;
    std::shared_ptr<const ServedPlan> plan;
    std::string target; // "METHOD path"
    Instant decidedAt;
    Instant settledAt;
    metering::Sequence decided;
    metering::Sequence settled;
    metering::Status status = 0;
    std::optional<RefusalReason> refused;
    metering::RefusalDetail detail;
    Units units{};
    // A refusal while accepted requests of the consumer were under way: see LogWriter.
    bool waitsForOthers = false;

    metering::LoggedEvent event() const
    {
        const std::string_view whole = target;
        const auto space = whole.find(' ');
        return {.consumer = owner->consumer.id.value,
            .anchor = owner->consumer.anchor,
            .key = owner->key.id.value,
            .method = whole.substr(0, space),
            .path = whole.substr(space + 1),
            .plan = plan->plan.id.value,
            .planVersion = plan->version,
            .cycle = plan->plan.cycle,
            .decidedAt = decidedAt,
            .settledAt = settledAt,
            .decided = decided,
            .settled = settled,
            .status = status,
            .refused = refused,
            .detail = detail,
            .units = units};
    }
};

} // namespace tollgate::gateway
