#include "charts/scale.h"

#include "charts/snap.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace tollgate::charts {

namespace {

constexpr std::int64_t kLargest = std::numeric_limits<std::int64_t>::max();

std::int64_t roundToInt(long double value)
{
    if (value >= static_cast<long double>(kLargest))
        return kLargest;
    return static_cast<std::int64_t>(std::llround(value));
}

// value * numerator / denominator without a product that overflows; numerator and denominator are
// numbers of bins, the result is at most kLargest.
std::int64_t fractionOf(std::int64_t value, std::int64_t numerator, std::int64_t denominator)
{
    const std::int64_t whole = value / denominator;
    const std::int64_t rest = value % denominator * numerator / denominator;
    if (whole > (kLargest - rest) / numerator)
        return kLargest;
    return whole * numerator + rest;
}

// What was asked for, put right.
struct Cuts {
    std::int64_t min = 1;
    std::int64_t max = 1;
    int bins = 1;
    std::int64_t anchor = 0; // 0: none
    bool hasZeros = false;
};

Cuts cutsOf(const ScaleSpec& spec)
{
    Cuts cuts{.min = std::max<std::int64_t>(1, spec.min),
        .max = 1,
        .bins = std::max(1, spec.bins),
        .anchor = spec.anchor.value_or(0),
        .hasZeros = spec.hasZeros};
    cuts.max = std::max(spec.max, cuts.min);
    if (cuts.anchor < cuts.min || cuts.anchor > cuts.max)
        cuts.anchor = 0;
    return cuts;
}

void appendAscending(std::vector<std::int64_t>& edges, std::int64_t edge)
{
    if (edge > edges.back())
        edges.push_back(edge);
}

// From 0 up to max in equal steps; with an anchor in a whole number of steps up to it, unless it is
// nearer to 0 than one step.
std::vector<std::int64_t> linearEdges(const Cuts& cuts)
{
    const auto anchor = static_cast<double>(cuts.anchor);
    const auto steps
        = static_cast<std::int64_t>(anchor / static_cast<double>(cuts.max) * cuts.bins);
    const bool isAnchored = steps > 0;
    std::vector<std::int64_t> edges{-1};
    for (std::int64_t i = 1; edges.back() < cuts.max; ++i)
        appendAscending(edges,
            isAnchored ? fractionOf(cuts.anchor, i, steps) : fractionOf(cuts.max, i, cuts.bins));
    return edges;
}

// Edges by equal factors: edge i of the grid is origin * factor^(i - originAt).
struct LogGrid {
    std::int64_t origin = 1;
    int originAt = 0;
    long double logFactor = 1;

    std::int64_t edge(int i) const
    {
        if (i == originAt)
            return origin;
        return roundToInt(static_cast<long double>(origin) * std::exp((i - originAt) * logFactor));
    }
};

// Covers min to max; an anchor takes one bin from the count, as both ends then overhang.
LogGrid logGridOf(const Cuts& cuts)
{
    const auto min = static_cast<long double>(cuts.min);
    const auto max = static_cast<long double>(std::max(cuts.max, cuts.min + 1));
    const bool isAnchored = cuts.anchor > 0;
    LogGrid grid{.origin = cuts.anchor > 0 ? cuts.anchor : cuts.min,
        .originAt = 0,
        .logFactor = std::log(max / min) / std::max(1, cuts.bins - (isAnchored ? 1 : 0))};
    const long double below = std::log(static_cast<long double>(grid.origin) / min);
    if (isAnchored)
        grid.originAt = std::max(1, static_cast<int>(std::ceil(below / grid.logFactor)));
    return grid;
}

std::vector<std::int64_t> logEdges(const Cuts& cuts)
{
    const LogGrid grid = logGridOf(cuts);
    std::vector<std::int64_t> edges{-1};
    if (cuts.hasZeros)
        edges.push_back(0);
    else
        edges[0] = std::clamp<std::int64_t>(grid.edge(0), 1, cuts.min) - 1;
    for (int i = 1; edges.back() < cuts.max; ++i)
        appendAscending(edges, i == cuts.bins && cuts.anchor == 0 ? cuts.max : grid.edge(i));
    return edges;
}

bool areFarEnough(const std::vector<Tick>& ticks, double minGap)
{
    const auto tooClose
        = [minGap](const Tick& a, const Tick& b) { return b.position - a.position < minGap; };
    return std::adjacent_find(ticks.begin(), ticks.end(), tooClose) == ticks.end();
}

// The lowest value that has a place of its own on the axis.
std::int64_t lowestTickOf(const Scale& scale)
{
    if (scale.hasZeroBin())
        return scale.edge(2);
    return std::max<std::int64_t>(0, scale.edge(0));
}

std::vector<Tick> multiplesOf(std::int64_t step, const Scale& scale)
{
    const std::int64_t lowest = lowestTickOf(scale);
    std::vector<Tick> ticks;
    for (std::int64_t value = lowest / step * step;; value += step) {
        if (value >= lowest)
            ticks.push_back({value, scale.positionOf(value)});
        if (value > scale.last() - step)
            return ticks;
    }
}

std::vector<Tick> equidistantTicks(const Scale& scale, double minGap)
{
    const auto range = static_cast<double>(scale.last() - lowestTickOf(scale));
    const double least = range * minGap / static_cast<double>(scale.binCount());
    std::int64_t step
        = nextStep(std::max<std::int64_t>(0, roundToInt(std::floor(least)) - 1), Ladder::Coarse);
    auto ticks = multiplesOf(step, scale);
    while (!areFarEnough(ticks, minGap)) {
        step = nextStep(step, Ladder::Coarse);
        ticks = multiplesOf(step, scale);
    }
    return ticks;
}

// Powers of ten on the axis, only every n-th of them.
std::vector<Tick> decadeTicks(const Scale& scale, int everyNth)
{
    std::vector<Tick> ticks;
    int decade = 0;
    for (std::int64_t power = 1; power <= scale.last(); power *= 10, ++decade) {
        if (decade % everyNth == 0 && power >= lowestTickOf(scale))
            ticks.push_back({power, scale.positionOf(power)});
        if (power > kLargest / 10)
            break;
    }
    return ticks;
}

// Decades, and in between 2 and 5 wherever both have room.
std::vector<Tick> withTwosAndFives(const Scale& scale, double minGap)
{
    std::vector<Tick> ticks;
    for (std::int64_t power = 1; power <= scale.last(); power *= 10) {
        std::vector<Tick> decade;
        for (const std::int64_t figure : {1, 2, 5, 10}) {
            if (power <= scale.last() / figure && power * figure >= lowestTickOf(scale))
                decade.push_back({power * figure, scale.positionOf(power * figure)});
        }
        const bool fits = areFarEnough(decade, minGap);
        for (const Tick& tick : decade) {
            const bool isOfNextDecade = tick.value / 10 == power;
            if (!isOfNextDecade && (fits || tick.value == power))
                ticks.push_back(tick);
        }
        if (power > kLargest / 10)
            break;
    }
    return ticks;
}

std::vector<Tick> logTicks(const Scale& scale, double minGap)
{
    auto ticks = scale.last() / std::max<std::int64_t>(1, lowestTickOf(scale)) < 10
        ? equidistantTicks(scale, minGap)
        : withTwosAndFives(scale, minGap);
    for (int n = 1; !areFarEnough(ticks, minGap); ++n)
        ticks = decadeTicks(scale, n);
    if (!scale.hasZeroBin())
        return ticks;
    const Tick zero{.value = 0, .position = 0.5};
    std::erase_if(ticks, [&](const Tick& tick) { return tick.position - zero.position < minGap; });
    ticks.insert(ticks.begin(), zero);
    return ticks;
}

} // namespace

Scale::Scale() : Scale(ScaleSpec{.kind = AxisKind::Linear}) { }

Scale::Scale(const ScaleSpec& spec)
    : m_kind(spec.kind),
      m_edges(spec.kind == AxisKind::Linear ? linearEdges(cutsOf(spec)) : logEdges(cutsOf(spec)))
{
}

std::size_t Scale::binOf(std::int64_t value) const
{
    const auto upper = std::lower_bound(m_edges.begin() + 1, m_edges.end() - 1, value);
    return static_cast<std::size_t>(upper - m_edges.begin()) - 1;
}

double Scale::positionOf(std::int64_t value) const
{
    if (value <= m_edges.front())
        return 0;
    if (value >= m_edges.back())
        return static_cast<double>(binCount());
    const std::size_t bin = binOf(value);
    const auto width = static_cast<double>(m_edges[bin + 1] - m_edges[bin]);
    return static_cast<double>(bin) + static_cast<double>(value - m_edges[bin]) / width;
}

std::int64_t Scale::valueAt(double position) const
{
    if (!(position > 0))
        return std::max<std::int64_t>(0, m_edges.front());
    if (position >= static_cast<double>(binCount()))
        return m_edges.back();
    const auto bin = static_cast<std::size_t>(position);
    const auto width = static_cast<long double>(m_edges[bin + 1] - m_edges[bin]);
    const long double into = static_cast<long double>(position) - static_cast<long double>(bin);
    return std::max<std::int64_t>(0, m_edges[bin] + roundToInt(width * into));
}

std::vector<Tick> ticksOf(const Scale& scale, double minGap)
{
    minGap = std::max(1.0, minGap);
    return scale.kind() == AxisKind::Linear ? equidistantTicks(scale, minGap)
                                            : logTicks(scale, minGap);
}

} // namespace tollgate::charts
