#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

// Counts over time, cut into bars of equal length: what a stacked bar chart draws.
namespace tollgate::charts {

inline constexpr std::size_t kStackParts = 5;
using StackParts = std::array<std::int64_t, kStackParts>; // from the foot up

// What was counted in one unit of time, such as a second.
struct StackSample {
    std::int64_t at = 0;
    StackParts parts{};
};

// Half-open.
struct Stretch {
    std::int64_t from = 0;
    std::int64_t to = 0;

    bool operator==(const Stretch&) const = default;
};

struct StackWindow {
    Stretch time;
    int mostBars = 1;
    std::span<const Stretch> unknown; // ascending; nothing is known of these
};

struct StackBar {
    std::int64_t from = 0;
    std::int64_t known = 0; // units of time; 0: missing data, which is not the same as nothing
    StackParts sums{};

    bool operator==(const StackBar&) const = default;
    double mean(std::size_t part) const; // per known unit
    double height() const; // of all parts
};

struct StackBars {
    std::int64_t step = 1; // units of time per bar
    std::vector<StackBar> bars; // without holes, oldest first

    double tallest() const;
    Stretch time() const; // that the bars cover
};

// Bars begin at multiples of a round step (1, 2, 5, 10, 15, 30, 60, ...), so that they stay as they
// are while the window slides. Samples ascend by time; a unit without one had nothing to count.
StackBars stackBars(std::span<const StackSample> samples, const StackWindow& window);

} // namespace tollgate::charts
