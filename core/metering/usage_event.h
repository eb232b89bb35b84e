#pragma once

#include "base/instant.h"
#include "domain/meter.h"
#include "domain/refusal_reason.h"
#include "metering/billable.h"

#include <compare>
#include <cstdint>
#include <optional>

namespace tollgate::metering {

// Places in the tables of the history that an event stands in.
enum class ConsumerIndex : std::uint32_t {};
enum class TargetIndex : std::uint32_t {};

constexpr std::uint32_t valueOf(ConsumerIndex index) { return static_cast<std::uint32_t>(index); }
constexpr std::uint32_t valueOf(TargetIndex index) { return static_cast<std::uint32_t>(index); }

// A number from the consumer's own counter on one node, taken in the very step that changes the
// consumer's limit state: it orders decisions and settlements exactly. n starts at 1; 0: none
// taken.
struct Sequence {
    std::uint16_t node = 0;
    std::uint64_t n = 0;

    auto operator<=>(const Sequence&) const = default;
};

// One request of a known consumer, accepted or refused.
struct UsageEvent {
    ConsumerIndex consumer{};
    std::optional<TargetIndex> target; // method and path, where the history knows them
    Instant decidedAt;
    Instant settledAt; // an import with one time per request has the same time twice
    Sequence decided;
    Sequence settled;
    Status status = 0;
    std::optional<RefusalReason> refused; // as the gateway decided; imports do not know
    // Accepted: the true units; refused: what it would have reserved. Requests are 1 by nature.
    // Compute units are given only where the history has them of its own, not from a route.
    Units units{};
    bool hasComputeUnits = false;
};

} // namespace tollgate::metering
