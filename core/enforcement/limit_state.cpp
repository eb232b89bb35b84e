#include "enforcement/limit_state.h"

#include <algorithm>

namespace tollgate::enforcement {

LimitState advanced(LimitState state, Cycle cycle, Instant now)
{
    now = std::max(now, state.latest);
    state.latest = now;
    for (const Window window : kWindows) {
        WindowCount& count = state.windows[indexOf(window)];
        // Division only when the window is over: this is every request's way.
        if (now >= count.begin + lengthOf(window))
            count = {.begin = windowStart(window, now)};
    }
    if (!state.period.contains(now) || state.cycle != cycle) {
        state.cycle = cycle;
        state.period = periodContaining(now, cycle, state.anchor);
        state.meters = {};
    }
    return state;
}

} // namespace tollgate::enforcement
