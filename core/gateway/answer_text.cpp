#include "gateway/answer_text.h"

#include <fmt/format.h>

#include <iterator>
#include <optional>

namespace tollgate::gateway {

using enforcement::Refused;

namespace {

struct Tightest {
    Window window = Window::Minute;
    std::int64_t limit = 0;
    std::int64_t remaining = 0;
    Instant resetsAt;
};

std::optional<Tightest> tightestWindow(
    const enforcement::Entitlements& entitlements, const enforcement::LimitState& state)
{
    std::optional<Tightest> tightest;
    for (const Window window : kWindows) {
        const std::int64_t limit = entitlements.perWindow[indexOf(window)];
        if (limit == kUnlimited)
            continue;
        const enforcement::WindowCount& count = state.windows[indexOf(window)];
        const std::int64_t remaining = std::max<std::int64_t>(limit - count.accepted, 0);
        // Of several with as few left the longest: it is the one that holds.
        if (!tightest || remaining <= tightest->remaining)
            tightest = Tightest{.window = window,
                .limit = limit,
                .remaining = remaining,
                .resetsAt = count.begin + lengthOf(window)};
    }
    return tightest;
}

std::int64_t secondsUntil(Instant then, Instant now)
{
    return std::max<std::int64_t>(std::chrono::ceil<std::chrono::seconds>(then - now).count(), 0);
}

void appendNotices(std::string& out, const ServedPlan& plan, const enforcement::LimitState& state)
{
    for (const enforcement::Allowance& allowance : plan.entitlements.allowances) {
        const enforcement::MeterCount& count = state.meters[indexOf(allowance.meter)];
        const Quantity taken = count.used + count.reserved;
        if (allowance.whenExhausted == WhenExhausted::Notify && taken > allowance.included)
            fmt::format_to(std::back_inserter(out), "X-Quota-Notice: {};used={};included={}\r\n",
                nameOf(allowance.meter), formatQuantity(allowance.meter, taken),
                formatQuantity(allowance.meter, allowance.included));
    }
}

void appendJsonText(std::string& out, std::string_view text)
{
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out.append(1, '\\').append(1, c);
        else if (static_cast<unsigned char>(c) < 0x20)
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<int>(c));
        else
            out += c;
    }
    out += '"';
}

void appendMember(std::string& out, std::string_view name, std::string_view text)
{
    fmt::format_to(std::back_inserter(out), ",\"{}\":", name);
    appendJsonText(out, text);
}

void appendMember(std::string& out, std::string_view name, std::int64_t number)
{
    fmt::format_to(std::back_inserter(out), ",\"{}\":{}", name, number);
}

bool isAboutLimit(RefusalReason reason)
{
    return reason == RefusalReason::Minute || reason == RefusalReason::Hour
        || reason == RefusalReason::Day || reason == RefusalReason::Quota;
}

// A quota's figures are in whole units where they are whole, as the plan gives them.
void appendLimit(std::string& out, const Refused& refused)
{
    if (!isAboutLimit(refused.reason))
        return;
    if (refused.reason != RefusalReason::Quota) {
        appendMember(out, "limit", refused.limit);
        appendMember(out, "window", nameOf(refused.reason));
        appendMember(out, "observed", refused.observed);
    } else {
        appendMember(out, "meter", nameOf(refused.meter));
        fmt::format_to(std::back_inserter(out), ",\"limit\":{}",
            formatQuantity(refused.meter, Quantity{refused.limit}));
        appendMember(out, "window", "period");
        fmt::format_to(std::back_inserter(out), ",\"observed\":{}",
            formatQuantity(refused.meter, Quantity{refused.observed}));
    }
    appendMember(out, "reset", formatInstant(refused.resetsAt));
}

} // namespace

std::string_view reasonPhrase(int status)
{
    switch (status) {
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 408:
        return "Request Timeout";
    case 413:
        return "Content Too Large";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 501:
        return "Not Implemented";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    default:
        return "Error";
    }
}

void appendLimitHeaders(
    std::string& out, const ServedPlan& plan, const enforcement::LimitState& state, Instant now)
{
    if (const auto tightest = tightestWindow(plan.entitlements, state)) {
        const std::int64_t seconds = secondsUntil(tightest->resetsAt, now);
        fmt::format_to(std::back_inserter(out),
            "X-RateLimit-Limit: {}\r\nX-RateLimit-Remaining: {}\r\nX-RateLimit-Reset: {}\r\n"
            "RateLimit-Policy: {}\r\nRateLimit: \"{}\";r={};t={}\r\n",
            tightest->limit, tightest->remaining, seconds, plan.policy, nameOf(tightest->window),
            tightest->remaining, seconds);
    }
    appendNotices(out, plan, state);
}

std::string problemBody(const Problem& problem, const RefusalFacts& facts)
{
    std::string out = "{\"type\":";
    appendJsonText(out, fmt::format("urn:tollgate:problem:{}", problem.reason));
    appendMember(out, "title", reasonPhrase(problem.status));
    appendMember(out, "status", problem.status);
    appendMember(out, "detail", problem.detail);
    appendMember(out, "reason", problem.reason);
    if (facts.refused)
        appendLimit(out, *facts.refused);
    if (facts.plan) {
        appendMember(out, "plan", facts.plan->plan.id.value);
        appendMember(out, "plan_version", facts.plan->version);
    }
    appendMember(out, "request_id", facts.requestId);
    out += '}';
    return out;
}

void appendProblemAnswer(std::string& out, const ProblemAnswer& answer)
{
    const std::string body = problemBody(answer.problem, answer.facts);
    fmt::format_to(std::back_inserter(out),
        "HTTP/1.1 {} {}\r\nContent-Type: application/problem+json\r\nContent-Length: "
        "{}\r\n{}{}\r\n",
        answer.problem.status, reasonPhrase(answer.problem.status), body.size(), answer.headers,
        answer.closes ? "Connection: close\r\n" : "");
    if (answer.hasBody)
        out += body;
}

int statusOf(RefusalReason reason)
{
    switch (reason) {
    case RefusalReason::NoKey:
    case RefusalReason::UnknownKey:
    case RefusalReason::RevokedKey:
    case RefusalReason::ExpiredKey:
        return 401;
    case RefusalReason::Suspended:
    case RefusalReason::Feature:
        return 403;
    case RefusalReason::PlanUnavailable:
        return 503;
    case RefusalReason::Minute:
    case RefusalReason::Hour:
    case RefusalReason::Day:
    case RefusalReason::Quota:
        return 429;
    }
    return 500;
}

std::string detailOf(const Refused& refused, const ServedPlan& plan)
{
    if (refused.reason == RefusalReason::Quota)
        return fmt::format("The plan {} includes {} {} per period; they are used up.",
            plan.plan.name, formatQuantity(refused.meter, Quantity{refused.limit}),
            nameOf(refused.meter));
    return fmt::format("The plan {} lets {} requests through per {}.", plan.plan.name,
        refused.limit, nameOf(refused.reason));
}

void appendRetryAfter(std::string& out, Instant resetsAt, Instant now)
{
    fmt::format_to(std::back_inserter(out), "Retry-After: {}\r\n",
        std::max<std::int64_t>(secondsUntil(resetsAt, now), 1));
}

} // namespace tollgate::gateway
