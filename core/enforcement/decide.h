#pragma once

#include "domain/route.h"
#include "enforcement/decision.h"
#include "enforcement/entitlements.h"
#include "enforcement/limit_state.h"

#include <string_view>

namespace tollgate::enforcement {

// What is asked of the gate: one request of a consumer whose key was good.
struct Request {
    std::string_view requiredFeature; // of its route; empty: none
    Quantity computeUnits = kUsualWeight; // the weight of its route
};

// A decision and the state after it.
struct Step {
    Decision decision;
    LimitState next;
};

// The one function that decides, for gateway and preview alike: feature, then rate windows, then
// quotas. A limit of N lets exactly N through. Where several windows are exhausted the longest is
// named; of several quotas the first of the plan. A quota refuses when used + reserved >= included,
// so the request that crosses the line is served. A refusal raises no counter. A `now` before the
// consumer's latest decision counts as that decision's time.
Step decide(
    const Entitlements& entitlements, const LimitState& state, const Request& request, Instant now);

// The answer is known: the reservation gives way to what was really used (zero if not billable).
// Units of a period that is over change nothing here; they belong to that period's bill.
LimitState settle(LimitState state, const Accepted& accepted, const Units& used);

} // namespace tollgate::enforcement
