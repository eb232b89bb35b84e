#pragma once

#include "charts/scale.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

// How many values lie in each bin of a scale, split exactly at two limits. Values are whole, from
// 0 up, sorted ascending. A value equal to a limit is inside it; no limit: everything is inside.
namespace tollgate::charts {

using Limit = std::optional<std::int64_t>;

// One bar of the chart.
struct Bar {
    std::int64_t inside = 0; // not beyond the draft
    std::int64_t newlyBeyond = 0; // beyond the draft, not beyond today's limit
    std::int64_t alreadyBeyond = 0; // beyond both

    std::int64_t total() const { return inside + newlyBeyond + alreadyBeyond; }
    bool operator==(const Bar&) const = default;
};

// Today's limit and the draft that would replace it.
struct LimitPair {
    Limit today;
    Limit draft;

    bool operator==(const LimitPair&) const = default;
};

// The axis that shows all values and today's limit, with room to drag beyond both.
ScaleSpec axisFor(std::span<const std::int64_t> sorted, Limit today, AxisKind kind);

// Counts values against limits. Borrows the sorted values. Made once per data set and scale, in
// O(bins log n); bars and counts for a pair of limits are then O(bins + log n), whatever n is.
class Histogram {
public:
    Histogram(std::span<const std::int64_t> sorted, Scale scale);

    const Scale& scale() const { return m_scale; }
    std::int64_t count() const { return static_cast<std::int64_t>(m_sorted.size()); }

    std::vector<Bar> bars(const LimitPair& limits) const;

    // Each bar holds what lies in its bin or in any before it.
    std::vector<Bar> cumulativeBars(const LimitPair& limits) const;

    // How many values are above the limit.
    std::int64_t beyond(Limit limit) const { return count() - inside(limit); }

    // The nearest values of the data strictly above and below: where a limit that moves lets one
    // more consumer in, or leaves the next one out.
    Limit nextValue(std::int64_t limit) const;
    Limit previousValue(std::int64_t limit) const;

private:
    std::int64_t inside(Limit limit) const;

    std::span<const std::int64_t> m_sorted;
    Scale m_scale;
    std::vector<std::int64_t> m_upTo; // per edge: how many values are not above it
};

} // namespace tollgate::charts
