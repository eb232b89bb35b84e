#include "charts/snap.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace tollgate::charts {

namespace {

constexpr std::int64_t kLargest = std::numeric_limits<std::int64_t>::max();

// The steps of every decade that int64 holds, ascending, given the steps of the first in tenths.
std::vector<std::int64_t> ladderOf(std::span<const std::int64_t> tenths)
{
    std::vector<std::int64_t> steps{0};
    for (std::int64_t power = 1;; power *= 10) {
        for (const std::int64_t tenth : tenths) {
            if (power >= 10 && power / 10 > kLargest / tenth)
                return steps;
            if (power >= 10)
                steps.push_back(power / 10 * tenth);
            else if (tenth % 10 == 0)
                steps.push_back(tenth / 10);
        }
        if (power > kLargest / 10)
            return steps;
    }
}

const std::vector<std::int64_t>& stepsOf(Ladder ladder)
{
    constexpr std::int64_t coarseTenths[] = {10, 20, 50};
    constexpr std::int64_t fineTenths[] = {10, 12, 15, 20, 25, 30, 40, 50, 60, 80};
    static const std::vector<std::int64_t> coarse = ladderOf(coarseTenths);
    static const std::vector<std::int64_t> fine = ladderOf(fineTenths);
    return ladder == Ladder::Coarse ? coarse : fine;
}

// Nothing when no multiple of the power lies in the window.
std::optional<std::int64_t> nearestMultiple(Window window, std::int64_t wanted, std::int64_t power)
{
    const std::int64_t first = window.low / power + (window.low % power > 0 ? 1 : 0);
    const std::int64_t last = window.high / power;
    if (first > last)
        return std::nullopt;
    const std::int64_t middle = wanted / power + (wanted % power > power / 2 ? 1 : 0);
    return std::clamp(middle, first, last) * power;
}

bool contains(Window window, std::int64_t value)
{
    return value >= window.low && value <= window.high;
}

} // namespace

std::int64_t nextStep(std::int64_t value, Ladder ladder)
{
    const auto& steps = stepsOf(ladder);
    const auto above = std::upper_bound(steps.begin(), steps.end(), value);
    return above == steps.end() ? kLargest : *above;
}

std::int64_t previousStep(std::int64_t value, Ladder ladder)
{
    const auto& steps = stepsOf(ladder);
    const auto notBelow = std::lower_bound(steps.begin(), steps.end(), value);
    return notBelow == steps.begin() ? 0 : *(notBelow - 1);
}

std::int64_t nearestStep(std::int64_t value, Ladder ladder)
{
    const auto& steps = stepsOf(ladder);
    const auto notBelow = std::lower_bound(steps.begin(), steps.end(), value);
    if (notBelow == steps.end())
        return steps.back();
    if (notBelow == steps.begin())
        return steps.front();
    const std::int64_t below = *(notBelow - 1);
    return value - below < *notBelow - value ? below : *notBelow;
}

std::int64_t roundest(Window window, std::int64_t wanted)
{
    wanted = std::clamp(wanted, window.low, window.high);
    for (const Ladder ladder : {Ladder::Coarse, Ladder::Fine}) {
        const std::int64_t step = nearestStep(wanted, ladder);
        if (contains(window, step))
            return step;
    }
    for (std::int64_t power = 1'000'000'000'000'000'000; power > 1; power /= 10) {
        if (const auto multiple = nearestMultiple(window, wanted, power))
            return *multiple;
    }
    return wanted;
}

} // namespace tollgate::charts
