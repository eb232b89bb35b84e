#include "gateway/gateway.h"
#include "gateway/log_fold.h"

#include <fmt/format.h>

#include <algorithm>

namespace tollgate::gateway {

namespace {

Failure differs(std::string what, std::string where)
{
    return fail({.code = ErrorCode::InvalidData,
        .what = std::move(what),
        .where = std::move(where),
        .remedy = "the log is the truth: restore the store from a backup, or report this"});
}

Result<void> compareCounters(const ports::Checkpoint& checkpoint, const LogFold& fold)
{
    if (checkpoint.counters.size() != fold.counters().size())
        return differs(fmt::format("the checkpoint holds {} consumers, its log adds up to {}",
                           checkpoint.counters.size(), fold.counters().size()),
            "counters");
    for (const ports::PackedCounters& row : checkpoint.counters) {
        const auto found = fold.counters().find(row.consumer.value);
        if (found == fold.counters().end() || pack(found->second) != row.bytes)
            return differs("the checkpoint differs from what its log adds up to",
                "consumer '" + row.consumer.value + "'");
    }
    return {};
}

Result<void> compareTotals(ports::Totals kept, ports::CheckpointRows folded)
{
    const auto byDay
        = [](const ports::DayTotal& total) { return std::pair(total.day, total.consumer.value); };
    std::ranges::sort(kept.days, {}, byDay);
    std::ranges::sort(folded.days, {}, byDay);
    if (kept.days != folded.days)
        return differs("the day totals differ from what the log adds up to", "day totals");
    if (kept.minutes != folded.minutes)
        return differs("the minute totals differ from what the log adds up to", "minute totals");
    return {};
}

} // namespace

Result<VerifiedLog> verifyLog(ports::UsageLog& log, ports::NodeNumber node)
{
    const auto checkpoint = log.checkpoint(node);
    if (!checkpoint)
        return fail(checkpoint.error());
    auto totals = log.totals(node);
    if (!totals)
        return fail(totals.error());
    VerifiedLog verified{.checkpoint = checkpoint->position};
    LogFold fold;
    bool isCompared = false;
    const auto compare = [&]() -> Result<void> {
        isCompared = true;
        return compareCounters(*checkpoint, fold).and_then([&] {
            return compareTotals(*std::move(totals), fold.takeChanged());
        });
    };
    const auto visited = log.visit({}, node, [&](const ports::LogBlock& block) -> Result<void> {
        if (!isCompared && block.position > checkpoint->position) {
            if (auto same = compare(); !same)
                return same;
        }
        ++verified.rows;
        return fold.add(block);
    });
    if (!visited)
        return fail(visited.error());
    if (!isCompared) {
        if (const auto same = compare(); !same)
            return fail(same.error());
    }
    verified.events = static_cast<std::int64_t>(fold.eventCount());
    verified.consumers = static_cast<std::int64_t>(fold.counters().size());
    return verified;
}

} // namespace tollgate::gateway
