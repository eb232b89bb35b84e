#pragma once

#include "enforcement/decision.h"
#include "gateway/limiter.h"
#include "gateway/serving.h"

#include <string>
#include <string_view>

namespace tollgate::gateway {

// What the data plane says by itself, as bytes. Everything appends to `out`.

std::string_view reasonPhrase(int status);

// X-RateLimit-*, RateLimit and RateLimit-Policy of the tightest window, and a notice where a quota
// of mode notify is used up. Resets are in seconds from `now`.
void appendLimitHeaders(
    std::string& out, const ServedPlan& plan, const enforcement::LimitState& state, Instant now);

// A problem that is not about limits (RFC 9457).
struct Problem {
    int status = 500;
    std::string_view reason; // machine-readable
    std::string_view detail;
};

// The fields of a refusal's body, besides what the problem says.
struct RefusalFacts {
    const ServedPlan* plan = nullptr; // null: not known yet
    const enforcement::Refused* refused = nullptr; // null: not about a limit
    std::string_view requestId;
};

// {"type":...,"title":...,"status":...,"detail":...,"reason":...,...}
std::string problemBody(const Problem& problem, const RefusalFacts& facts);

// A whole answer with a problem as its body.
struct ProblemAnswer {
    Problem problem;
    RefusalFacts facts;
    std::string_view headers; // further ones, each with its line's end
    bool closes = false; // the connection, afterwards
    bool hasBody = true; // not for HEAD
};
void appendProblemAnswer(std::string& out, const ProblemAnswer& answer);

// The status of a refusal.
int statusOf(RefusalReason reason);

// What a refusal says to a person.
std::string detailOf(const enforcement::Refused& refused, const ServedPlan& plan);

// "Retry-After: 12\r\n", at least 1.
void appendRetryAfter(std::string& out, Instant resetsAt, Instant now);

} // namespace tollgate::gateway
