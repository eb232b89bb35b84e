#include "domain/consumer.h"
#include "domain/route_json.h"
#include "gateway/admin/etag.h"
#include "gateway/admin/handlers.h"
#include "gateway/admin/propagation.h"

#include <algorithm>

namespace tollgate::gateway::admin {

namespace {

Reply recordOf(const Route& route, int status)
{
    Json json = toJson(route);
    std::string etag = etagOf(json);
    return {.status = status, .body = std::move(json), .etag = std::move(etag)};
}

// A route whose upstream cannot be read would keep all of them from being served.
Result<Route> routeFrom(const Json& json)
{
    return routeFromJson(json, {}).and_then([](Route route) -> Result<Route> {
        if (!isValidId(route.id.value))
            return fail({.code = ErrorCode::InvalidData,
                .what = "must be 1 to 128 letters, digits or . _ - : @",
                .where = "id",
                .remedy = {}});
        if (const auto upstream = upstreamFromUrl(route.upstream, "upstream"); !upstream)
            return fail(upstream.error());
        return route;
    });
}

Result<Reply> propagated(Services& services, Reply reply)
{
    return propagate(services, {"all", {}}).map([&](const ports::Operation&) { return reply; });
}

} // namespace

Result<Reply> listRoutes(Services& services, const Request&)
{
    Json items = Json::array();
    const auto serving = services.serving.get();
    for (const Route& route : serving->catalogue().routes)
        items.push_back(toJson(route));
    return listOf(std::move(items), {});
}

Result<Reply> createRoute(Services& services, const Request& request)
{
    const auto route = request.json().and_then(routeFrom);
    if (!route)
        return fail(route.error());
    return services.ports.plans.create(*route).and_then(
        [&] { return propagated(services, recordOf(*route, 201)); });
}

Result<Reply> readRoute(Services& services, const Request& request)
{
    const auto serving = services.serving.get();
    const auto& routes = serving->catalogue().routes;
    const auto found = std::ranges::find(routes, RouteId{request.ids[0]}, &Route::id);
    if (found == routes.end())
        return fail({.code = ErrorCode::NotFound,
            .what = "there is no such route",
            .where = "route '" + request.ids[0] + "'",
            .remedy = {}});
    return recordOf(*found, 200);
}

Result<Reply> patchRoute(Services& services, const Request& request)
{
    const auto patch = request.json();
    if (!patch)
        return fail(patch.error());
    std::optional<Reply> refused;
    const auto edited = services.ports.plans.update(
        RouteId{request.ids[0]}, [&](const Route& current) -> Result<Route> {
            Json wanted = toJson(current);
            refused = refusedByIfMatch(request, wanted);
            if (refused)
                return fail({.code = ErrorCode::Conflict, .what = "moved"});
            wanted.merge_patch(*patch);
            return routeFrom(wanted).and_then([&](Route route) -> Result<Route> {
                if (route.id == current.id)
                    return route;
                return fail({.code = ErrorCode::InvalidData,
                    .what = "never changes",
                    .where = "id",
                    .remedy = {}});
            });
        });
    if (refused)
        return *refused;
    if (!edited)
        return fail(edited.error());
    return propagated(services, recordOf(*edited, 200));
}

Result<Reply> deleteRoute(Services& services, const Request& request)
{
    std::optional<Reply> refused;
    const auto removed = services.ports.plans.remove(
        RouteId{request.ids[0]}, [&](const Route& current) -> Result<void> {
            refused = refusedByIfMatch(request, toJson(current));
            if (refused)
                return fail({.code = ErrorCode::Conflict, .what = "moved"});
            return {};
        });
    if (refused)
        return *refused;
    if (!removed)
        return fail(removed.error());
    return propagated(services, {.status = 204});
}

} // namespace tollgate::gateway::admin
