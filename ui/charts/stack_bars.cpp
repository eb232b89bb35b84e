#include "charts/stack_bars.h"

#include <algorithm>
#include <numeric>

namespace tollgate::charts {

namespace {

constexpr std::array<std::int64_t, 9> kSteps{1, 2, 5, 10, 15, 30, 60, 300, 3'600};

std::int64_t floorTo(std::int64_t value, std::int64_t step)
{
    const std::int64_t rest = value % step;
    return value - (rest < 0 ? rest + step : rest);
}

std::int64_t barsOf(const Stretch& time, std::int64_t step)
{
    return (floorTo(time.to - 1, step) - floorTo(time.from, step)) / step + 1;
}

std::int64_t stepFor(const Stretch& time, std::int64_t mostBars)
{
    for (const std::int64_t step : kSteps) {
        if (barsOf(time, step) <= mostBars)
            return step;
    }
    return std::max(kSteps.back(), (time.to - time.from) / std::max<std::int64_t>(1, mostBars) + 1);
}

std::int64_t overlap(const Stretch& one, const Stretch& two)
{
    return std::max<std::int64_t>(0, std::min(one.to, two.to) - std::max(one.from, two.from));
}

} // namespace

double StackBar::mean(std::size_t part) const
{
    return known == 0 ? 0 : static_cast<double>(sums[part]) / static_cast<double>(known);
}

double StackBar::height() const
{
    const std::int64_t sum = std::accumulate(sums.begin(), sums.end(), std::int64_t{0});
    return known == 0 ? 0 : static_cast<double>(sum) / static_cast<double>(known);
}

double StackBars::tallest() const
{
    double tallest = 0;
    for (const StackBar& bar : bars)
        tallest = std::max(tallest, bar.height());
    return tallest;
}

Stretch StackBars::time() const
{
    return bars.empty() ? Stretch{} : Stretch{bars.front().from, bars.back().from + step};
}

StackBars stackBars(std::span<const StackSample> samples, const StackWindow& window)
{
    const Stretch& time = window.time;
    StackBars stack;
    if (time.from >= time.to)
        return stack;
    stack.step = stepFor(time, window.mostBars);
    const std::int64_t first = floorTo(time.from, stack.step);
    for (std::int64_t at = first; at < time.to; at += stack.step) {
        const Stretch bar{std::max(at, time.from), std::min(at + stack.step, time.to)};
        std::int64_t known = bar.to - bar.from;
        for (const Stretch& unknown : window.unknown)
            known -= overlap(bar, unknown);
        stack.bars.push_back({.from = at, .known = known});
    }
    for (const StackSample& sample : samples) {
        if (sample.at < time.from || sample.at >= time.to)
            continue;
        StackBar& bar = stack.bars[static_cast<std::size_t>((sample.at - first) / stack.step)];
        for (std::size_t part = 0; part < kStackParts; ++part)
            bar.sums[part] += sample.parts[part];
    }
    return stack;
}

} // namespace tollgate::charts
