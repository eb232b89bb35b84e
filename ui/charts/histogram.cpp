#include "charts/histogram.h"

#include "charts/snap.h"

#include <algorithm>

namespace tollgate::charts {

namespace {

std::int64_t countUpTo(std::span<const std::int64_t> sorted, std::int64_t value)
{
    return std::upper_bound(sorted.begin(), sorted.end(), value) - sorted.begin();
}

// Values of rank `from` to `to`, both counted from 0, half-open; the first `insideDraft` and
// `insideToday` of all values are inside those limits.
Bar split(std::int64_t from, std::int64_t to, std::int64_t insideDraft, std::int64_t insideToday)
{
    const std::int64_t draftCut = std::clamp(insideDraft, from, to);
    const std::int64_t todayCut = std::clamp(insideToday, draftCut, to);
    return {.inside = draftCut - from,
        .newlyBeyond = todayCut - draftCut,
        .alreadyBeyond = to - todayCut};
}

} // namespace

ScaleSpec axisFor(std::span<const std::int64_t> sorted, Limit today, AxisKind kind)
{
    const auto zeros = countUpTo(sorted, 0);
    const auto firstAboveZero = sorted.begin() + zeros;
    const bool limitCounts = today && *today > 0;
    ScaleSpec spec{.kind = kind, .hasZeros = zeros > 0, .anchor = today};
    std::int64_t low = limitCounts ? *today : 1;
    std::int64_t high = low;
    if (firstAboveZero != sorted.end()) {
        low = limitCounts ? std::min(low, *firstAboveZero) : *firstAboveZero;
        high = std::max(high, sorted.back());
    }
    spec.min = std::max<std::int64_t>(1, previousStep(low, Ladder::Fine));
    spec.max = nextStep(high, Ladder::Fine);
    return spec;
}

Histogram::Histogram(std::span<const std::int64_t> sorted, Scale scale)
    : m_sorted(sorted), m_scale(std::move(scale))
{
    m_upTo.reserve(m_scale.edges().size());
    for (const std::int64_t edge : m_scale.edges())
        m_upTo.push_back(countUpTo(sorted, edge));
    // What lies outside the axis is counted in its first and last bin, so that no value is lost.
    m_upTo.front() = 0;
    m_upTo.back() = count();
}

std::int64_t Histogram::inside(Limit limit) const
{
    return limit ? countUpTo(m_sorted, *limit) : count();
}

std::vector<Bar> Histogram::bars(const LimitPair& limits) const
{
    const std::int64_t insideDraft = inside(limits.draft);
    const std::int64_t insideToday = inside(limits.today);
    std::vector<Bar> bars;
    bars.reserve(m_scale.binCount());
    for (std::size_t i = 0; i < m_scale.binCount(); ++i)
        bars.push_back(split(m_upTo[i], m_upTo[i + 1], insideDraft, insideToday));
    return bars;
}

std::vector<Bar> Histogram::cumulativeBars(const LimitPair& limits) const
{
    const std::int64_t insideDraft = inside(limits.draft);
    const std::int64_t insideToday = inside(limits.today);
    std::vector<Bar> bars;
    bars.reserve(m_scale.binCount());
    for (std::size_t i = 0; i < m_scale.binCount(); ++i)
        bars.push_back(split(0, m_upTo[i + 1], insideDraft, insideToday));
    return bars;
}

Limit Histogram::nextValue(std::int64_t limit) const
{
    const auto above = std::upper_bound(m_sorted.begin(), m_sorted.end(), limit);
    return above == m_sorted.end() ? std::nullopt : Limit(*above);
}

Limit Histogram::previousValue(std::int64_t limit) const
{
    const auto notBelow = std::lower_bound(m_sorted.begin(), m_sorted.end(), limit);
    return notBelow == m_sorted.begin() ? std::nullopt : Limit(*(notBelow - 1));
}

} // namespace tollgate::charts
