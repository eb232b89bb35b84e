#pragma once

#include "base/result.h"
#include "preview/figures.h"
#include "preview/scenario.h"

#include <functional>
#include <stop_token>
#include <vector>

namespace tollgate::preview {

// How a long computation is followed and called off.
struct Watch {
    std::stop_token stop;
    std::function<void(double share)> progress; // 0 to 1, rising; on the calling thread
};

// What one side of a scenario comes to.
struct Replay {
    std::vector<Figures> consumers; // by the consumer's number in the history
    Figures total;
    std::int64_t consumersRefused = 0; // with at least one refusal of any kind
    Currency currency;
};

// Runs every request of the history through `enforcement::decide` in the order of its decisions
// and settlements, and bills each period. What the gateway refused for its key is counted, not
// decided again. Fails with Cancelled when stopped and with Overflow when money does not fit.
// Uses two threads at most; the result does not depend on them.
Result<Replay> replay(const metering::UsageHistory& usage, const Side& side, const Rules& rules,
    const Watch& watch = {});

} // namespace tollgate::preview
