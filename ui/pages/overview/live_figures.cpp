#include "overview/live_figures.h"

#include <algorithm>

namespace tollgate::pages {

namespace {

using std::chrono::seconds;

constexpr seconds kRecent{60};
constexpr int kTrendSteps = 61; // 60 and the one that the window cuts

constexpr std::size_t partIndex(OutcomePart part) { return static_cast<std::size_t>(part); }

std::int64_t secondOf(Instant instant)
{
    return std::chrono::floor<seconds>(instant).time_since_epoch().count();
}

charts::Stretch stretchOf(Instant from, Instant to) { return {secondOf(from), secondOf(to)}; }

// All that is missing from the window, ascending.
std::vector<charts::Stretch> missingFrom(const OverviewState& state)
{
    std::vector<charts::Stretch> missing;
    if (state.window.from < state.known.from)
        missing.push_back(stretchOf(state.window.from, state.known.from));
    for (const workspace::LiveGap& gap : state.snapshot->gaps)
        missing.push_back(stretchOf(gap.from, gap.to));
    if (state.known.to < state.window.to)
        missing.push_back(stretchOf(state.known.to, state.window.to));
    return missing;
}

std::int64_t gapSeconds(const std::vector<workspace::LiveGap>& gaps, const TimeSpan& within)
{
    std::int64_t sum = 0;
    for (const workspace::LiveGap& gap : gaps)
        sum += std::max<std::int64_t>(
            0, secondOf(std::min(gap.to, within.to)) - secondOf(std::max(gap.from, within.from)));
    return sum;
}

AttentionItem::Verb verbFor(const ports::OutcomeCounts& counts)
{
    const RefusalKind reason = mainReason(counts);
    const bool isAboutKey = reason == RefusalKind::Key || reason == RefusalKind::Feature;
    // A limit can be changed; a key or feature that ought to be good may stand stale in a cache.
    return isAboutKey ? AttentionItem::Verb::Invalidate : AttentionItem::Verb::OpenInPlans;
}

std::vector<AttentionItem> refusedConsumers(const workspace::LiveSnapshot& snapshot)
{
    std::vector<AttentionItem> items;
    for (const auto& [consumer, counts] : snapshot.consumers) {
        if (counts.refusedInAll() > 0)
            items.push_back({.kind = AttentionItem::Kind::Consumer,
                .verb = verbFor(counts),
                .id = consumer.value,
                .counts = counts});
    }
    // The map is by name already: those with as many stay in that order.
    std::ranges::stable_sort(items, std::ranges::greater(),
        [](const AttentionItem& item) { return item.counts.refusedInAll(); });
    return items;
}

} // namespace

charts::StackParts partsOf(const ports::LiveSecond& second)
{
    const auto refused = [&](RefusalKind kind) { return second.all.refused[indexOf(kind)]; };
    return {second.all.accepted - second.all.failed, second.all.failed,
        refused(RefusalKind::Minute) + refused(RefusalKind::Hour) + refused(RefusalKind::Day),
        refused(RefusalKind::Quota),
        refused(RefusalKind::Feature) + refused(RefusalKind::Key) + second.unknown};
}

RecentFigures figuresOf(const workspace::LiveSnapshot& snapshot, const TimeSpan& known)
{
    RecentFigures figures{.isAtLeast = snapshot.isPartial};
    const TimeSpan recent{std::max(known.from, known.to - kRecent), known.to};
    figures.seconds
        = secondOf(recent.to) - secondOf(recent.from) - gapSeconds(snapshot.gaps, recent);
    for (const ports::LiveSecond& second : snapshot.seconds) {
        if (second.second < recent.from || second.second >= recent.to)
            continue;
        figures.all += second.all;
        figures.unknown += second.unknown;
    }
    figures.consumersSeen = static_cast<std::int64_t>(snapshot.consumers.size());
    figures.consumersRefused = std::ranges::count_if(snapshot.consumers,
        [](const auto& consumer) { return consumer.second.refusedInAll() > 0; });
    return figures;
}

std::vector<AttentionItem> attentionOf(const OverviewState& state)
{
    std::vector<AttentionItem> items;
    for (const SeenNode& node : state.nodes) {
        if (node.status.state == "silent")
            items.push_back({.kind = AttentionItem::Kind::Node,
                .verb = AttentionItem::Verb::LookAgain,
                .id = node.status.name,
                .silence = node.age});
    }
    if (state.snapshot) {
        for (AttentionItem& item : refusedConsumers(*state.snapshot))
            items.push_back(std::move(item));
    }
    return items;
}

charts::StackBars outcomeBars(const OverviewState& state, int mostBars)
{
    std::vector<charts::StackSample> samples;
    for (const ports::LiveSecond& second : state.snapshot->seconds)
        samples.push_back({.at = secondOf(second.second), .parts = partsOf(second)});
    const auto missing = missingFrom(state);
    return charts::stackBars(samples,
        {.time = stretchOf(state.window.from, state.window.to),
            .mostBars = mostBars,
            .unknown = missing});
}

FigureTrends trendsOf(const OverviewState& state)
{
    FigureTrends trends;
    if (!state.snapshot || state.snapshot->seconds.empty())
        return trends;
    for (const charts::StackBar& bar : outcomeBars(state, kTrendSteps).bars) {
        const double accepted = bar.mean(partIndex(OutcomePart::Accepted));
        const double failed = bar.mean(partIndex(OutcomePart::UpstreamFailed));
        const double all = bar.height();
        const bool isKnown = bar.known > 0;
        if (!isKnown && trends.accepted.empty())
            continue; // begins where it was followed first
        trends.accepted.push_back(isKnown ? std::optional(accepted + failed) : std::nullopt);
        trends.failed.push_back(isKnown ? std::optional(failed) : std::nullopt);
        trends.refused.push_back(
            all > 0 ? std::optional(std::max(0.0, 1 - (accepted + failed) / all)) : std::nullopt);
    }
    return trends;
}

RefusalKind mainReason(const ports::OutcomeCounts& counts)
{
    const auto most = std::ranges::max_element(counts.refused);
    return kRefusalKinds[static_cast<std::size_t>(most - counts.refused.begin())];
}

} // namespace tollgate::pages
