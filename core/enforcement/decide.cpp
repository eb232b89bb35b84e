#include "enforcement/decide.h"

#include <algorithm>
#include <optional>
#include <ranges>

namespace tollgate::enforcement {

namespace {

RefusalReason reasonOf(Window window)
{
    switch (window) {
    case Window::Minute:
        return RefusalReason::Minute;
    case Window::Hour:
        return RefusalReason::Hour;
    case Window::Day:
        return RefusalReason::Day;
    }
    return RefusalReason::Day;
}

std::optional<Refused> missingFeature(const Entitlements& entitlements, const Request& request)
{
    if (request.requiredFeature.empty())
        return std::nullopt;
    if (std::ranges::find(entitlements.features, request.requiredFeature)
        != entitlements.features.end())
        return std::nullopt;
    return Refused{.reason = RefusalReason::Feature};
}

std::optional<Refused> exhaustedWindow(const Entitlements& entitlements, const LimitState& state)
{
    for (std::size_t i = kWindowCount; i-- > 0;) { // longest first
        const WindowCount& count = state.windows[i];
        if (count.accepted >= entitlements.perWindow[i])
            return Refused{.reason = reasonOf(kWindows[i]),
                .limit = entitlements.perWindow[i],
                .observed = count.accepted,
                .resetsAt = count.begin + lengthOf(kWindows[i])};
    }
    return std::nullopt;
}

std::optional<Refused> exhaustedQuota(const Entitlements& entitlements, const LimitState& state)
{
    for (const Allowance& allowance : entitlements.allowances) {
        if (allowance.whenExhausted != WhenExhausted::Refuse)
            continue;
        const MeterCount& count = state.meters[indexOf(allowance.meter)];
        const Quantity taken = count.used + count.reserved;
        if (taken >= allowance.included)
            return Refused{.reason = RefusalReason::Quota,
                .meter = allowance.meter,
                .limit = allowance.included.value,
                .observed = taken.value,
                .resetsAt = state.period.end};
    }
    return std::nullopt;
}

// Bytes and seconds are not known before the answer, so nothing is set aside for them.
Accepted reserve(LimitState& state, const Request& request)
{
    Accepted accepted{.period = state.period};
    accepted.reserved[indexOf(Meter::Requests)] = Quantity{1};
    accepted.reserved[indexOf(Meter::ComputeUnits)] = request.computeUnits;
    for (const Meter meter : {Meter::Requests, Meter::ComputeUnits})
        state.meters[indexOf(meter)].reserved += accepted.reserved[indexOf(meter)];
    for (WindowCount& count : state.windows)
        ++count.accepted;
    return accepted;
}

} // namespace

Step decide(
    const Entitlements& entitlements, const LimitState& state, const Request& request, Instant now)
{
    Step step{.decision = {}, .next = advanced(state, entitlements.cycle, now)};
    auto refused = missingFeature(entitlements, request);
    if (!refused)
        refused = exhaustedWindow(entitlements, step.next);
    if (!refused)
        refused = exhaustedQuota(entitlements, step.next);
    if (refused)
        step.decision = *refused;
    else
        step.decision = reserve(step.next, request);
    return step;
}

LimitState settle(LimitState state, const Accepted& accepted, const Units& used)
{
    if (accepted.period != state.period)
        return state;
    for (std::size_t i = 0; i < kMeterCount; ++i) {
        state.meters[i].reserved -= accepted.reserved[i];
        state.meters[i].used += used[i];
    }
    return state;
}

} // namespace tollgate::enforcement
