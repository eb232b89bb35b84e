#include "preview/outcome.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <tuple>

namespace tollgate::preview {

namespace {

std::int64_t beyondInAll(const Figures& figures)
{
    Quantity sum;
    for (const Meter meter : kMeters) {
        // Whole units, so that micro-units do not outweigh requests.
        sum += Quantity{figures.beyondQuota[indexOf(meter)].value / quantityOf(meter, 1)->value};
    }
    return sum.value;
}

// What is reported of both is the same; when the first refusal came is no figure.
bool sameFigures(Figures a, Figures b)
{
    a.firstRefusal = b.firstRefusal = std::nullopt;
    a.used = b.used = {};
    return a == b;
}

bool isTroubled(const Figures& figures)
{
    return figures.refusedInAll() > 0 || figures.overageMinorUnits > 0 || beyondInAll(figures) > 0;
}

// A consumer with the keys it is ordered by, worked out once.
struct Ranked {
    ConsumerOutcome outcome;
    std::int64_t counts = 0;
    std::int64_t money = 0;
    std::string_view name;
};

std::vector<ConsumerOutcome> ordered(std::vector<Ranked> ranked)
{
    std::ranges::sort(ranked, [](const Ranked& a, const Ranked& b) {
        return std::tuple(b.counts, b.money, a.name) < std::tuple(a.counts, a.money, b.name);
    });
    std::vector<ConsumerOutcome> consumers;
    consumers.reserve(ranked.size());
    for (Ranked& one : ranked)
        consumers.push_back(one.outcome);
    return consumers;
}

Outcome totalsOf(const Replay& before, const Replay& after)
{
    return {.before = before.total,
        .after = after.total,
        .consumersRefusedBefore = before.consumersRefused,
        .consumersRefusedAfter = after.consumersRefused,
        .currency = before.currency,
        .consumers = {}};
}

} // namespace

Outcome compare(const metering::UsageHistory& usage, const Replay& before, const Replay& after)
{
    std::vector<Ranked> changed;
    for (std::uint32_t i = 0; i < usage.consumerCount(); ++i) {
        const Figures& was = before.consumers[i];
        const Figures& is = after.consumers[i];
        if (sameFigures(was, is))
            continue;
        changed.push_back({.outcome = {.consumer = i, .before = was, .after = is},
            .counts = std::abs(is.refusedInAll() - was.refusedInAll())
                + std::abs(beyondInAll(is) - beyondInAll(was)),
            .money = std::abs(is.invoicedMinorUnits - was.invoicedMinorUnits),
            .name = usage.consumerName(i)});
    }
    Outcome outcome = totalsOf(before, after);
    outcome.consumers = ordered(std::move(changed));
    return outcome;
}

Outcome present(const metering::UsageHistory& usage, const Replay& today)
{
    std::vector<Ranked> troubled;
    for (std::uint32_t i = 0; i < usage.consumerCount(); ++i) {
        const Figures& figures = today.consumers[i];
        if (isTroubled(figures))
            troubled.push_back({.outcome = {.consumer = i, .before = figures, .after = figures},
                .counts = figures.refusedInAll() + beyondInAll(figures),
                .money = 0,
                .name = usage.consumerName(i)});
    }
    Outcome outcome = totalsOf(today, today);
    outcome.consumers = ordered(std::move(troubled));
    return outcome;
}

Result<Outcome> preview(
    const metering::UsageHistory& usage, const Scenario& scenario, const Watch& watch)
{
    const bool twice = scenario.before != scenario.after;
    const auto part = [&](double from) {
        return Watch{.stop = watch.stop, .progress = [&watch, twice, from](double share) {
                         if (watch.progress)
                             watch.progress(twice ? from + share / 2 : share);
                     }};
    };
    const auto before = replay(usage, scenario.before, scenario.rules, part(0));
    if (!before)
        return fail(before.error());
    if (!twice)
        return scenario.hasDraft ? compare(usage, *before, *before) : present(usage, *before);
    const auto after = replay(usage, scenario.after, scenario.rules, part(0.5));
    if (!after)
        return fail(after.error());
    return compare(usage, *before, *after);
}

} // namespace tollgate::preview
