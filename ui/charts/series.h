#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace tollgate::charts {

// One measurement of a live series.
struct Sample {
    std::int64_t at = 0; // any unit of time
    double value = 0;
};

// The stretch of time that a chart shows, half-open, and how wide it is on screen.
struct TimeWindow {
    std::int64_t from = 0;
    std::int64_t to = 1;
    int columns = 1; // of pixels
    std::int64_t longestGap = 1; // a longer time between two samples is missing data
};

// What has to be drawn in one column of pixels: a line from `first` over `min` and `max` to `last`.
struct Column {
    int x = 0; // from 0 to columns - 1
    double first = 0;
    double min = 0;
    double max = 0;
    double last = 0;
    bool joined = false; // the line goes on from the column before; false after missing data

    bool operator==(const Column&) const = default;
};

// Reduces samples, ascending by time, to at most one entry per column of pixels, in order. A line
// through the four values of each looks the same as one through all samples (M4: Jugel et al.,
// VLDB 2014). Columns without samples have no entry. Missing data inside a column breaks the line
// after it, as it is narrower than a pixel.
std::vector<Column> reduceToColumns(std::span<const Sample> samples, const TimeWindow& window);

} // namespace tollgate::charts
