#pragma once

#include "charts/sparkline.h"
#include "charts/stack_bars.h"
#include "overview/overview_state.h"

// Figures, ranking and bars out of what was followed. Pure.
namespace tollgate::pages {

// The parts of a bar, from the foot up.
enum class OutcomePart : std::uint8_t { Accepted, UpstreamFailed, RateLimit, Quota, FeatureOrKey };

charts::StackParts partsOf(const ports::LiveSecond& second);

RecentFigures figuresOf(const workspace::LiveSnapshot& snapshot, const TimeSpan& known);

// By rank: silent nodes, then the consumers that were refused most.
std::vector<AttentionItem> attentionOf(const OverviewState& state);

// The window's outcomes in at most so many bars; what is outside of what was followed is missing.
charts::StackBars outcomeBars(const OverviewState& state, int mostBars);

// How three of the figures got there, over the same time as the chart, in some sixty steps.
struct FigureTrends {
    charts::SparkValues accepted; // per second
    charts::SparkValues refused; // the share, 0 to 1; nothing where nothing was asked
    charts::SparkValues failed; // per second
};
FigureTrends trendsOf(const OverviewState& state);

// The limit or the reason that refused most.
RefusalKind mainReason(const ports::OutcomeCounts& counts);

} // namespace tollgate::pages
