#include "charts/series.h"

#include <algorithm>

namespace tollgate::charts {

namespace {

int columnOf(std::int64_t at, const TimeWindow& window)
{
    const double share
        = static_cast<double>(at - window.from) / static_cast<double>(window.to - window.from);
    return std::clamp(static_cast<int>(share * window.columns), 0, window.columns - 1);
}

void extend(Column& column, double value)
{
    column.min = std::min(column.min, value);
    column.max = std::max(column.max, value);
    column.last = value;
}

} // namespace

std::vector<Column> reduceToColumns(std::span<const Sample> samples, const TimeWindow& window)
{
    const auto isBefore = [](const Sample& sample, std::int64_t at) { return sample.at < at; };
    auto sample = std::lower_bound(samples.begin(), samples.end(), window.from, isBefore);
    const auto end = std::lower_bound(sample, samples.end(), window.to, isBefore);

    std::vector<Column> columns;
    bool isBroken = true;
    for (std::int64_t previous = window.from; sample != end; previous = sample->at, ++sample) {
        isBroken = isBroken || sample->at - previous > window.longestGap;
        const int x = columnOf(sample->at, window);
        const double value = sample->value;
        if (!columns.empty() && columns.back().x == x) {
            extend(columns.back(), value);
            continue;
        }
        columns.push_back({x, value, value, value, value, !isBroken});
        isBroken = false;
    }
    return columns;
}

} // namespace tollgate::charts
