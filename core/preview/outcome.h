#pragma once

#include "preview/replay.h"

#include <cstdint>
#include <vector>

namespace tollgate::preview {

// One consumer, before and after.
struct ConsumerOutcome {
    std::uint32_t consumer = 0; // number in the history
    Figures before;
    Figures after;

    bool operator==(const ConsumerOutcome&) const = default;
};

// What a preview answers.
struct Outcome {
    Figures before;
    Figures after;
    std::int64_t consumersRefusedBefore = 0;
    std::int64_t consumersRefusedAfter = 0;
    Currency currency;
    // With a draft: those whose figures differ, largest change first (refusals and units beyond a
    // quota, then money), then by name. Without one: those with refusals or overage, most first.
    std::vector<ConsumerOutcome> consumers;
};

// Both sides of a draft.
Outcome compare(const metering::UsageHistory& usage, const Replay& before, const Replay& after);

// Today alone: before and after are the same.
Outcome present(const metering::UsageHistory& usage, const Replay& today);

// The whole preview: replays both sides, or one when there is no draft.
Result<Outcome> preview(
    const metering::UsageHistory& usage, const Scenario& scenario, const Watch& watch = {});

} // namespace tollgate::preview
