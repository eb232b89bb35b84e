#include "domain/route_json.h"

#include "base/json_reader.h"

namespace tollgate {

namespace {

void refuseUnread(JsonReader& in, const char* why)
{
    const Json unread = in.unread();
    for (const auto& [name, value] : unread.items())
        in.refuse(name, why);
}

void readMatch(Route& route, const Json& json, JsonReader& routeReader)
{
    JsonReader in(json, routeReader.pathOf("match"));
    route.method = in.text("method", "");
    route.path = in.text("path", "");
    // Such a route would never match.
    if (const auto star = route.path.find('*'); star < route.path.size() - 1)
        in.refuse("path", "a '*' can stand only at the end, where it matches the rest");
    if (route.path.find('?') != std::string::npos)
        in.refuse("path", "a route matches by the path before the '?'");
    // A condition that we do not know would make the route match what it should not.
    refuseUnread(in, "is not offered; a route matches by method and path");
    routeReader.take(in.finish(true));
}

void readWeights(Route& route, const Json& json, JsonReader& routeReader)
{
    JsonReader in(json, routeReader.pathOf("weights"));
    const auto weight = parseQuantity(Meter::ComputeUnits, in.text("compute_units", "1"));
    if (!weight || *weight > kHeaviestWeight)
        in.refuse("compute_units",
            "must be a decimal string from \"0\" to \"1000000\" with at most 6 places");
    refuseUnread(in, "cannot be weighted; compute_units can");
    routeReader.take(in.finish(true));
    route.computeUnits = weight.value_or(kUsualWeight);
}

} // namespace

Result<Route> routeFromJson(const Json& json, const std::string& path)
{
    JsonReader in(json, path);
    Route route;
    route.id = RouteId{in.text("id")};
    if (route.id.empty())
        in.refuse("id", "must not be empty");
    if (const Json* match = in.optionalObject("match"))
        readMatch(route, *match, in);
    route.feature = in.text("feature", "");
    if (const Json* weights = in.optionalObject("weights"))
        readWeights(route, *weights, in);
    route.upstream = in.text("upstream", "");
    route.other = in.unread();
    return in.finish(std::move(route));
}

Json toJson(const Route& route)
{
    Json json{{"id", route.id.value}};
    if (!route.method.empty())
        json["match"]["method"] = route.method;
    if (!route.path.empty())
        json["match"]["path"] = route.path;
    if (!route.feature.empty())
        json["feature"] = route.feature;
    if (route.computeUnits != kUsualWeight)
        json["weights"]["compute_units"] = formatQuantity(Meter::ComputeUnits, route.computeUnits);
    if (!route.upstream.empty())
        json["upstream"] = route.upstream;
    json.update(route.other, true);
    return json;
}

} // namespace tollgate
