#include "charts/limit_chart_data.h"

namespace tollgate::charts {

LimitChartData limitChartData(
    const Histogram& histogram, const LimitPair& limits, const LimitWords& words, BarKind kind)
{
    const bool isCumulative = kind == BarKind::Cumulative;
    LimitChartData data{.words = words,
        .scale = histogram.scale(),
        .bars = isCumulative ? histogram.cumulativeBars(limits) : histogram.bars(limits),
        .isCumulative = isCumulative,
        .limits = limits,
        .total = histogram.count(),
        .beyondDraft = histogram.beyond(limits.draft),
        .beyondToday = histogram.beyond(limits.today)};
    const std::int64_t draft = limits.draft.value_or(histogram.scale().last());
    data.nextValue = histogram.nextValue(draft);
    data.previousValue = histogram.previousValue(draft);
    return data;
}

std::vector<LimitTableRow> tableOf(const LimitChartData& data)
{
    std::vector<LimitTableRow> rows;
    for (std::size_t bin = 0; bin < data.bars.size(); ++bin) {
        if (data.bars[bin].total() > 0)
            rows.push_back({data.scale.firstOf(bin), data.scale.lastOf(bin), data.bars[bin]});
    }
    return rows;
}

} // namespace tollgate::charts
