#include "history/sample/allot.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace tollgate::history {

void allot(std::uint32_t total, std::span<const std::uint32_t> weights,
    std::span<std::uint32_t> counts, SampleRandom& random)
{
    const auto sum = std::accumulate(weights.begin(), weights.end(), std::uint64_t{0});
    assert(sum > 0 && sum >> 32 == 0 && weights.size() == counts.size());
    const std::uint64_t offset = random.below(static_cast<std::uint32_t>(sum));
    std::uint64_t weight = 0;
    std::uint64_t before = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        weight += weights[i];
        const std::uint64_t upTo = (weight * total + offset) / sum;
        counts[i] = static_cast<std::uint32_t>(upTo - before);
        before = upTo;
    }
}

void level(std::span<std::uint32_t> counts, std::uint32_t cap)
{
    std::uint64_t waiting = 0;
    for (int round = 0; round < 2; ++round) {
        for (auto& count : counts) {
            waiting += count;
            count = static_cast<std::uint32_t>(std::min<std::uint64_t>(waiting, cap));
            waiting -= count;
        }
    }
    assert(waiting == 0);
}

} // namespace tollgate::history
