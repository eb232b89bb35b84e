#include "gateway/admin/handlers.h"
#include "gateway/admin/lookup.h"
#include "gateway/admin/page.h"
#include "gateway/base64.h"

#include <algorithm>

namespace tollgate::gateway::admin {

namespace {

constexpr std::size_t kMostConsumers = 500; // of one live answer; the busiest are named

// Only what is not 0: most consumers are refused for one reason or none.
Json countsOf(const std::array<std::int64_t, kRefusalKindCount>& refused)
{
    Json json = Json::object();
    for (const RefusalKind kind : kRefusalKinds) {
        if (refused[indexOf(kind)] != 0)
            json[std::string(nameOf(kind))] = refused[indexOf(kind)];
    }
    return json;
}

std::int64_t total(const OutcomeCounts& counts)
{
    std::int64_t sum = counts.accepted;
    for (const std::int64_t count : counts.refused)
        sum += count;
    return sum;
}

Json secondsOf(const LiveAnswer& answer)
{
    Json seconds = Json::array();
    for (const LiveSecond& second : answer.seconds)
        seconds.push_back({{"second", formatInstant(second.second)},
            {"accepted", second.all.accepted}, {"failed", second.all.failed},
            {"refused", countsOf(second.all.refused)}, {"unknown", second.unknown}});
    return seconds;
}

Json consumersOf(const LiveAnswer& answer)
{
    std::vector<std::pair<std::string, OutcomeCounts>> busiest(
        answer.consumers.begin(), answer.consumers.end());
    const auto shown = std::min(busiest.size(), kMostConsumers);
    std::ranges::partial_sort(busiest, busiest.begin() + static_cast<std::ptrdiff_t>(shown),
        std::ranges::greater(), [](const auto& entry) { return total(entry.second); });
    Json consumers = Json::array();
    for (std::size_t i = 0; i < shown; ++i)
        consumers.push_back({{"consumer_id", busiest[i].first},
            {"accepted", busiest[i].second.accepted}, {"failed", busiest[i].second.failed},
            {"refused", countsOf(busiest[i].second.refused)}});
    return consumers;
}

// A whole number where it is one, else a decimal string.
Json toJson(Meter meter, Quantity quantity)
{
    const std::int64_t one = quantityOf(meter, 1)->value;
    if (quantity.value % one == 0)
        return quantity.value / one;
    return formatQuantity(meter, quantity);
}

Json meterOf(Meter meter, Quantity used, const Quota* quota)
{
    const bool isLimited = quota && quota->included;
    const Quantity over
        = isLimited && used > *quota->included ? used - *quota->included : Quantity{};
    return {{"used", toJson(meter, used)},
        {"included", isLimited ? toJson(meter, *quota->included) : Json()},
        {"over", toJson(meter, over)}};
}

Json refusedOf(const ConsumerCounters& counters, const Plan& plan)
{
    Json refused = Json::object();
    for (const RefusalKind kind : kRefusalKinds) {
        const std::int64_t count = counters.refused[indexOf(kind)];
        if (kind != RefusalKind::Hour || count != 0 || plan.rateLimit(Window::Hour))
            refused[std::string(nameOf(kind))] = count;
    }
    return refused;
}

// The consumer's counters as they stand now: those of a period that is over are not shown.
ConsumerCounters countersNow(const Services& services, const Consumer& consumer, const Plan& plan)
{
    auto counters = services.limiter.counters(consumer.id).value_or(ConsumerCounters{});
    counters.limits.anchor = consumer.anchor;
    const auto now = enforcement::advanced(counters.limits, plan.cycle, services.clock.now());
    if (now.period != counters.limits.period)
        counters.refused = {};
    counters.limits = now;
    return counters;
}

// Adds what the other nodes counted in the same period, as of their last checkpoints.
Result<void> addOthers(Services& services, const Consumer& consumer, ConsumerCounters& counters)
{
    const auto others = services.ports.usage.countersElsewhere(services.node.number, consumer.id);
    if (!others)
        return fail(others.error());
    for (const ports::PackedCounters& row : *others) {
        const auto other = unpackCounters(row.bytes);
        if (!other)
            return fail(other.error());
        if (other->limits.period != counters.limits.period)
            continue;
        for (std::size_t i = 0; i < kMeterCount; ++i)
            counters.limits.meters[i].used += other->limits.meters[i].used;
        for (std::size_t i = 0; i < kRefusalKindCount; ++i)
            counters.refused[i] += other->refused[i];
    }
    return {};
}

Json toJson(const ShownRefusal& refusal, const std::string& node)
{
    const auto space = refusal.target.find(' ');
    const RefusalKind kind = kindOf(refusal.reason);
    const bool isAboutLimit = kind != RefusalKind::Key && kind != RefusalKind::Feature;
    const auto figure = [&](std::int64_t value) {
        return isAboutLimit ? toJson(refusal.detail.meter, Quantity{value}) : Json();
    };
    return {{"at", formatInstantMillis(refusal.at)}, {"method", refusal.target.substr(0, space)},
        {"path", refusal.target.substr(space + 1)}, {"outcome", "refused"},
        {"reason", nameOf(refusal.reason)}, {"limit", figure(refusal.detail.limit)},
        {"observed", figure(refusal.detail.observed)},
        {"reset", isAboutLimit ? Json(formatInstant(refusal.detail.resetsAt)) : Json()},
        {"plan", refusal.plan}, {"plan_version", refusal.planVersion}, {"key", refusal.key},
        {"node", node}};
}

} // namespace

Result<Reply> readLiveUsage(Services& services, const Request& request)
{
    return wholeNumberOf(request, "cursor", 0).map([&](std::int64_t cursor) {
        const LiveAnswer answer = services.live.since(cursor, services.clock.now());
        const auto consumers = static_cast<std::int64_t>(answer.consumers.size());
        return Reply{.body = {{"cursor", std::to_string(answer.cursor)}, {"gap", answer.isGap},
                         {"node", services.node.name}, {"seconds", secondsOf(answer)},
                         {"consumers", consumersOf(answer)},
                         {"consumers_left_out",
                             std::max<std::int64_t>(
                                 consumers - static_cast<std::int64_t>(kMostConsumers), 0)}}};
    });
}

// `cursor` is for the next question also when nothing is left; `next` says that more is there now.
Result<Reply> readHistory(Services& services, const Request& request)
{
    constexpr std::int64_t kUsualBytes = 1 << 20;
    constexpr std::int64_t kMostBytes = 16 << 20;
    const auto cursor = wholeNumberOf(request, "cursor", 0);
    if (!cursor)
        return fail(cursor.error());
    const auto bytes = wholeNumberOf(request, "bytes", kUsualBytes);
    if (!bytes)
        return fail(bytes.error());
    const auto blocks = services.ports.usage.read(
        {*cursor}, static_cast<std::size_t>(std::min(*bytes, kMostBytes)));
    if (!blocks)
        return fail(blocks.error());
    const auto newest = services.ports.usage.newest();
    if (!newest)
        return fail(newest.error());
    Json items = Json::array();
    for (const ports::LogBlock& block : *blocks)
        items.push_back({{"position", block.position.row}, {"node", block.node},
            {"block", base64Of(block.bytes)}});
    const std::int64_t last = blocks->empty() ? *cursor : blocks->back().position.row;
    Reply reply
        = listOf(std::move(items), last < newest->row ? std::to_string(last) : std::string());
    reply.body["cursor"] = std::to_string(last);
    return reply;
}

Result<Reply> readConsumerUsage(Services& services, const Request& request)
{
    const auto consumer = findConsumer(services, request.ids[0]);
    if (!consumer)
        return fail(consumer.error());
    const auto served = services.serving.get()->plan(consumer->plan, consumer->planVersion);
    const Plan plan = served ? served->plan : Plan{};
    ConsumerCounters counters = countersNow(services, *consumer, plan);
    if (const auto added = addOthers(services, *consumer, counters); !added)
        return fail(added.error());
    Json meters = Json::object();
    for (const Meter meter : kMeters) {
        const Quota* quota = plan.quota(meter);
        const Quantity used = counters.limits.meters[indexOf(meter)].used;
        if (meter == Meter::Requests || quota || used.value != 0)
            meters[std::string(nameOf(meter))] = meterOf(meter, used, quota);
    }
    return Reply{.body = {{"period",
                              {{"start", formatInstant(counters.limits.period.begin)},
                                  {"end", formatInstant(counters.limits.period.end)}}},
                     {"meters", std::move(meters)}, {"refused", refusedOf(counters, plan)}}};
}

Result<Reply> listDecisions(Services& services, const Request& request)
{
    if (request.queryOr("outcome", "refused") != "refused")
        return fail({.code = ErrorCode::InvalidArgument,
            .what = "must be refused: accepted decisions are not listed",
            .where = "outcome",
            .remedy = {}});
    return findConsumer(services, request.ids[0]).map([&](const Consumer& consumer) {
        Json items = Json::array();
        for (const ShownRefusal& refusal : services.trail.of(consumer.id))
            items.push_back(toJson(refusal, services.node.name));
        return listOf(std::move(items), {});
    });
}

} // namespace tollgate::gateway::admin
