#pragma once

#include "preview/demand.h"
#include "preview/replay.h"

#include <cstdint>
#include <vector>

namespace tollgate::preview {

// How many bills end more than a quarter above today's, for any limit of a billed quota, in the
// time of a binary search. Each bill moves by what the limit moves its overage in the consumer's
// busiest period.
class BillsUpCurve {
public:
    BillsUpCurve() = default; // of a limit that bills nothing

    // `after` is the replay of `draft`, whose quota along the dimension need not be billed.
    BillsUpCurve(const Demand& demand, const Plan& draft, const Dimension& dimension,
        const Replay& before, const Replay& after);

    std::int64_t countAt(std::int64_t limit) const;

private:
    std::vector<std::int64_t> m_upTo; // sorted: the highest limit with which a bill is still up
};

} // namespace tollgate::preview
