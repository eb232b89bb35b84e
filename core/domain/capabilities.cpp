#include "domain/capabilities.h"

#include "base/json_reader.h"

#include <algorithm>

namespace tollgate {

namespace {

Environment environmentNamed(std::string_view name)
{
    for (const auto environment : {Environment::Staging, Environment::Dev}) {
        if (nameOf(environment) == name)
            return environment;
    }
    return Environment::Production;
}

Role roleNamed(std::string_view name)
{
    for (const Role role : {Role::Admin, Role::Operator}) {
        if (nameOf(role) == name)
            return role;
    }
    return Role::Viewer; // of a role that we do not know nothing but reading is expected
}

Result<LimiterSemantics> limiterFromJson(const Json& json)
{
    JsonReader in(json, "limiter");
    LimiterSemantics limiter;
    const auto demand = [&](const char* name, const char* known) {
        const std::string value = in.text(name);
        if (value != known)
            in.refuse(name, "is " + inQuotes(value) + ", which no preview here knows");
    };
    demand("windows", "calendar");
    demand("timezone", "UTC");
    demand("on_edit", "keep");
    limiter.scope = in.text("scope", "node") == "shared" ? LimiterSemantics::Scope::Shared
                                                         : LimiterSemantics::Scope::Node;
    limiter.refusedStatus
        = static_cast<int>(in.optionalWholeNumber("refused_status").value_or(429));
    return in.finish(limiter);
}

} // namespace

std::string_view nameOf(Environment environment)
{
    switch (environment) {
    case Environment::Staging:
        return "staging";
    case Environment::Dev:
        return "dev";
    case Environment::Production:
        break;
    }
    return "production";
}

bool Capabilities::offers(std::string_view feature) const
{
    return std::ranges::find(features, feature) != features.end();
}

Result<Capabilities> capabilitiesFromJson(const Json& json)
{
    JsonReader in(json, {});
    Capabilities capabilities{.product = in.text("gateway"),
        .name = in.text("name"),
        .environment = environmentNamed(in.text("environment")),
        .dataPlane = in.text("data_plane", ""),
        .node = in.text("node", ""),
        .role = roleNamed(in.text("role")),
        .features = in.texts("features"),
        .nodes = in.texts("nodes"),
        .currency = in.text("currency", ""),
        .durability = in.text("durability", ""),
        .changeTimings = in.texts("change_timings"),
        .changeCounters = in.texts("change_counters")};
    if (const Json* limiter = in.optionalObject("limiter"))
        capabilities.limiter = in.take(limiterFromJson(*limiter));
    else
        in.refuse("limiter", "is missing");
    return in.finish(std::move(capabilities));
}

} // namespace tollgate
