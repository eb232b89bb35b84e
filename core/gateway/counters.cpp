#include "gateway/counters.h"

#include <algorithm>

namespace tollgate::gateway {

namespace {

using enforcement::LimitState;

constexpr std::uint8_t kPackedVersion = 1;

std::int64_t millis(Instant instant) { return instant.time_since_epoch().count(); }

Instant instantOf(std::int64_t millis) { return Instant{std::chrono::milliseconds{millis}}; }

// Whether the event belongs to the period that runs; one of a later period makes that one run.
bool enterPeriod(ConsumerCounters& counters, const metering::LoggedEvent& event)
{
    LimitState& limits = counters.limits;
    if (limits.cycle == event.cycle && limits.period.contains(event.decidedAt))
        return true;
    const BillingPeriod period = periodContaining(event.decidedAt, event.cycle, event.anchor);
    if (period == limits.period && limits.cycle == event.cycle)
        return true;
    if (event.decidedAt < limits.latest)
        return false;
    limits.cycle = event.cycle;
    limits.period = period;
    limits.meters = {};
    counters.refused = {};
    return true;
}

void countInWindow(enforcement::WindowCount& count, Window window, Instant decidedAt)
{
    if (decidedAt >= count.begin + lengthOf(window))
        count = {.begin = windowStart(window, decidedAt)};
    if (decidedAt >= count.begin)
        ++count.accepted;
}

} // namespace

void fold(ConsumerCounters& counters, const metering::LoggedEvent& event)
{
    LimitState& limits = counters.limits;
    limits.anchor = event.anchor;
    counters.sequence = std::max({counters.sequence, event.decided.n, event.settled.n});
    const bool isOfPeriod = enterPeriod(counters, event);
    limits.latest = std::max(limits.latest, event.decidedAt);
    if (event.refused) {
        if (isOfPeriod)
            ++counters.refused[indexOf(kindOf(*event.refused))];
        return;
    }
    for (const Window window : kWindows)
        countInWindow(limits.windows[indexOf(window)], window, event.decidedAt);
    if (!isOfPeriod || !metering::isBillable(event.status))
        return;
    for (std::size_t i = 0; i < kMeterCount; ++i)
        limits.meters[i].used += event.units[i];
}

std::string pack(const ConsumerCounters& counters)
{
    const LimitState& limits = counters.limits;
    metering::PackedWriter out;
    out.byte(kPackedVersion);
    out.number(counters.sequence);
    out.number(limits.anchor.day);
    out.signedNumber(millis(limits.latest));
    for (const enforcement::WindowCount& count : limits.windows) {
        out.signedNumber(millis(count.begin));
        out.signedNumber(count.accepted);
    }
    out.byte(static_cast<std::uint8_t>(limits.cycle));
    out.signedNumber(millis(limits.period.begin));
    out.signedNumber(millis(limits.period.end));
    for (const enforcement::MeterCount& count : limits.meters)
        out.signedNumber(count.used.value);
    for (const std::int64_t count : counters.refused)
        out.signedNumber(count);
    return std::move(out).take();
}

Result<ConsumerCounters> unpackCounters(std::string_view bytes)
{
    metering::PackedReader in(bytes);
    ConsumerCounters counters;
    LimitState& limits = counters.limits;
    if (in.byte() != kPackedVersion)
        in.refuse("written by another version");
    counters.sequence = in.number();
    limits.anchor.day = static_cast<unsigned>(in.numberUpTo(31));
    limits.latest = instantOf(in.signedNumber());
    for (enforcement::WindowCount& count : limits.windows) {
        count.begin = instantOf(in.signedNumber());
        count.accepted = in.signedNumber();
    }
    limits.cycle = static_cast<Cycle>(in.numberUpTo(1));
    limits.period.begin = instantOf(in.signedNumber());
    limits.period.end = instantOf(in.signedNumber());
    for (enforcement::MeterCount& count : limits.meters)
        count.used.value = in.signedNumber();
    for (std::int64_t& count : counters.refused)
        count = in.signedNumber();
    if (const auto whole = in.finish(); !whole)
        return fail(within("counters of a checkpoint", whole.error()));
    return counters;
}

} // namespace tollgate::gateway
