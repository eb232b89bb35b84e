#pragma once

#include "base/result.h"
#include "domain/refusal_reason.h"
#include "enforcement/limit_state.h"
#include "metering/event_block.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace tollgate::gateway {

// All that a node knows of one consumer's use. The live one is raised by decisions; the same comes
// out of folding the consumer's events of the log, in any order.
struct ConsumerCounters {
    enforcement::LimitState limits;
    std::array<std::int64_t, kRefusalKindCount> refused{}; // in the running period
    std::uint64_t sequence = 0; // the last number that was given out

    bool operator==(const ConsumerCounters&) const = default;
};

// Adds one event of the log. What belongs to an earlier window or period than the running one
// changes nothing here.
void fold(ConsumerCounters& counters, const metering::LoggedEvent& event);

// As kept in a checkpoint. Reservations are not: who made them did not survive either.
std::string pack(const ConsumerCounters& counters);
Result<ConsumerCounters> unpackCounters(std::string_view bytes);

} // namespace tollgate::gateway
