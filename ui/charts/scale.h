#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tollgate::charts {

enum class AxisKind { Linear, Log };

// What an axis has to hold. Values are whole and from 0 up.
struct ScaleSpec {
    AxisKind kind = AxisKind::Log;
    std::int64_t min = 1; // the smallest value above 0; a linear axis begins at 0 all the same
    std::int64_t max = 1; // the largest value
    bool hasZeros = false; // a log axis then begins with a bin for 0 alone
    int bins = 60; // wanted; fewer where there are not that many whole values
    std::optional<std::int64_t> anchor; // falls on an edge of a bin, if it lies on the axis
};

// An axis cut into bins of equal width on screen. Bin i holds (edge(i), edge(i + 1)]: the upper
// edge belongs to it, as a value equal to a limit is still inside the limit; a limit that is an
// edge therefore splits no bin. Positions are counted in bins from the left, 0 to binCount(); in
// between a bin they are interpolated. Exact for every int64: edges are integers, bins are found by
// comparing integers.
class Scale {
public:
    Scale(); // one bin, (-1, 1]
    explicit Scale(const ScaleSpec& spec);

    std::size_t binCount() const { return m_edges.size() - 1; }
    std::int64_t edge(std::size_t i) const { return m_edges[i]; }
    std::span<const std::int64_t> edges() const { return m_edges; }
    AxisKind kind() const { return m_kind; }

    // The values that bin i holds, both ends included.
    std::int64_t firstOf(std::size_t bin) const { return m_edges[bin] + 1; }
    std::int64_t lastOf(std::size_t bin) const { return m_edges[bin + 1]; }
    std::int64_t first() const { return m_edges.front() + 1; }
    std::int64_t last() const { return m_edges.back(); }
    bool hasZeroBin() const { return m_kind == AxisKind::Log && m_edges.front() < 0; }

    // The bin that holds the value, which may lie outside: then the first or the last.
    std::size_t binOf(std::int64_t value) const;

    // Where a limit of this value cuts the axis; outside values come to its ends.
    double positionOf(std::int64_t value) const;

    // The whole value at a position; the ends of the axis for positions outside.
    std::int64_t valueAt(double position) const;

    bool operator==(const Scale&) const = default;

private:
    AxisKind m_kind = AxisKind::Linear;
    std::vector<std::int64_t> m_edges; // at least two, strictly ascending
};

// A labelled place on an axis.
struct Tick {
    std::int64_t value = 0;
    double position = 0; // in bins; for 0 in a bin of its own, that bin's middle

    bool operator==(const Tick&) const = default;
};

// Round values along the axis (1-2-5 steps, thinned out to decades on a long log axis), ascending,
// no two closer than `minGap` bins (at least 1).
std::vector<Tick> ticksOf(const Scale& scale, double minGap);

} // namespace tollgate::charts
