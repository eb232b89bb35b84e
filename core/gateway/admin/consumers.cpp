#include "gateway/admin/etag.h"
#include "gateway/admin/handlers.h"
#include "gateway/admin/lookup.h"
#include "gateway/admin/page.h"
#include "gateway/admin/propagation.h"

#include <sstream>

namespace tollgate::gateway::admin {

namespace {

Reply recordOf(const Consumer& consumer, int status)
{
    Json json = toJson(consumer);
    std::string etag = etagOf(json);
    return {.status = status, .body = std::move(json), .etag = std::move(etag)};
}

// The newest version where none is named; a version that is not served is refused.
Result<Consumer> pinned(const Services& services, Consumer consumer)
{
    const auto serving = services.serving.get();
    const auto plan = consumer.planVersion == 0
        ? serving->newest(consumer.plan)
        : serving->plan(consumer.plan, consumer.planVersion);
    if (!plan)
        return fail({.code = ErrorCode::InvalidData,
            .what = consumer.planVersion == 0 ? "'" + consumer.plan.value + "' is no plan"
                                              : "the plan '" + consumer.plan.value
                    + "' has no version " + std::to_string(consumer.planVersion),
            .where = consumer.planVersion == 0 ? "plan" : "plan_version",
            .remedy = {}});
    consumer.planVersion = plan->version;
    return consumer;
}

Result<ports::ConsumerFilter> filterOf(const Request& request)
{
    ports::ConsumerFilter filter;
    std::istringstream words(request.queryOr("filter", ""));
    for (std::string word; words >> word;) {
        if (word.starts_with("plan:"))
            filter.plan = PlanId{word.substr(5)};
        else if (word == "state:active")
            filter.state = ConsumerState::Active;
        else if (word == "state:suspended")
            filter.state = ConsumerState::Suspended;
        else
            return fail({.code = ErrorCode::InvalidArgument,
                .what = "'" + word + "' is not on offer",
                .where = "filter",
                .remedy = "filter by plan:ID, state:active or state:suspended"});
    }
    return filter;
}

// What the caller wants made of the record: its members laid over it, null takes one away.
Result<Consumer> patched(const Services& services, const Consumer& current, const Json& patch)
{
    for (const char* fixed : {"consumer_id", "anchor_day", "created"}) {
        if (patch.contains(fixed) && patch[fixed] != toJson(current)[fixed])
            return fail({.code = ErrorCode::InvalidData,
                .what = "never changes",
                .where = fixed,
                .remedy = {}});
    }
    Json wanted = toJson(current);
    if (patch.contains("plan") && !patch.contains("plan_version"))
        wanted.erase("plan_version");
    wanted.merge_patch(patch);
    return consumerFromJson(wanted, {}).and_then([&](Consumer consumer) {
        consumer.created = current.created; // to the millisecond
        return pinned(services, std::move(consumer));
    });
}

} // namespace

Result<Reply> listConsumers(Services& services, const Request& request)
{
    const auto limit = limitOf(request);
    if (!limit)
        return fail(limit.error());
    const auto filter = filterOf(request);
    if (!filter)
        return fail(filter.error());
    const ConsumerId after{request.queryOr("cursor", "")};
    // One more than is shown says whether there is a next page.
    return services.ports.consumers.list(*filter, after, *limit + 1)
        .map([&](std::vector<Consumer> consumers) {
            const bool isMore = consumers.size() > *limit;
            if (isMore)
                consumers.pop_back();
            Json items = Json::array();
            for (const Consumer& consumer : consumers)
                items.push_back(toJson(consumer));
            return listOf(std::move(items), isMore ? consumers.back().id.value : std::string());
        });
}

Result<Reply> createConsumer(Services& services, const Request& request)
{
    const auto json = request.json();
    if (!json)
        return fail(json.error());
    auto consumer = consumerFromJson(*json, {}).and_then(
        [&](Consumer wanted) { return pinned(services, std::move(wanted)); });
    if (!consumer)
        return fail(consumer.error());
    consumer->created = services.clock.now();
    return services.ports.consumers.create(*consumer)
        .and_then([&] {
            return propagate(services, {"consumer", consumer->id.value});
        })
        .map([&](const ports::Operation&) { return recordOf(*consumer, 201); });
}

Result<Reply> readConsumer(Services& services, const Request& request)
{
    return findConsumer(services, request.ids[0]).map([](const Consumer& consumer) {
        return recordOf(consumer, 200);
    });
}

Result<Reply> patchConsumer(Services& services, const Request& request)
{
    const auto patch = request.json();
    if (!patch)
        return fail(patch.error());
    std::optional<Reply> refused;
    const auto edited = services.ports.consumers.update(
        ConsumerId{request.ids[0]}, [&](const Consumer& current) -> Result<Consumer> {
            refused = refusedByIfMatch(request, toJson(current));
            if (refused)
                return fail({.code = ErrorCode::Conflict, .what = "moved"});
            return patched(services, current, *patch);
        });
    if (refused)
        return *refused;
    if (!edited)
        return fail(edited.error());
    return propagate(services, {"consumer", edited->id.value}).map([&](const ports::Operation&) {
        return recordOf(*edited, 200);
    });
}

Result<Reply> deleteConsumer(Services& services, const Request& request)
{
    std::optional<Reply> refused;
    const auto removed = services.ports.consumers.remove(
        ConsumerId{request.ids[0]}, [&](const Consumer& current) -> Result<void> {
            refused = refusedByIfMatch(request, toJson(current));
            if (refused)
                return fail({.code = ErrorCode::Conflict, .what = "moved"});
            return {};
        });
    if (refused)
        return *refused;
    if (!removed)
        return fail(removed.error());
    return propagate(services, {"consumer", request.ids[0]}).map([](const ports::Operation&) {
        return Reply{.status = 204};
    });
}

} // namespace tollgate::gateway::admin
