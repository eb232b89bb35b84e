#include "domain/plan_set.h"
#include "gateway/admin/handlers.h"

namespace tollgate::gateway::admin {

Result<Reply> readCapabilities(Services& services, const Request& request)
{
    const auto nodes = services.ports.nodes.nodes();
    if (!nodes)
        return fail(nodes.error());
    Json names = Json::array();
    for (const ports::Node& node : *nodes) {
        if (!node.adminUrl.empty())
            names.push_back(node.name);
    }
    const auto currency
        = commonCurrency(PlanSet{.plans = services.serving.get()->catalogue().plans});
    return Reply{
        .body = {{"gateway", "tollgate"}, {"name", services.identity.name},
            {"environment", services.identity.environment}, {"data_plane", services.dataPlane},
            {"node", services.node.name}, {"role", nameOf(request.token.role)},
            {"features",
                {"keys", "plans", "routes", "changes", "invalidation", "usage_live",
                    "usage_history", "decisions"}},
            {"nodes", std::move(names)}, {"currency", currency ? Json(currency->code) : Json()},
            {"durability", services.durability == Durability::Strict ? "strict" : "relaxed"},
            // Limits hold per node until there is a shared counter.
            {"limiter",
                {{"windows", "calendar"}, {"timezone", "UTC"}, {"scope", "node"},
                    {"on_edit", "keep"}, {"refused_status", 429}}},
            {"change_timings", {"immediate"}}, {"change_counters", {"keep"}}}};
}

} // namespace tollgate::gateway::admin
