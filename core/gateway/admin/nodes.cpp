#include "gateway/admin/handlers.h"

namespace tollgate::gateway::admin {

namespace {

// Nodes beat every two seconds.
constexpr std::chrono::seconds kSilentAfter{10};

Json toJson(const ports::Node& node, const Services& services)
{
    const bool isSelf = node.number == services.node.number;
    const char* state = "up";
    if (node.adminUrl.empty())
        state = "left";
    else if (!isSelf && services.clock.now() - node.heartbeat > kSilentAfter)
        state = "silent";
    return {{"node", node.name}, {"number", node.number}, {"admin", node.adminUrl},
        {"heartbeat", formatInstantMillis(node.heartbeat)}, {"state", state}, {"self", isSelf}};
}

} // namespace

Result<Reply> listNodes(Services& services, const Request&)
{
    return services.ports.nodes.nodes().map([&](const std::vector<ports::Node>& nodes) {
        Json items = Json::array();
        for (const ports::Node& node : nodes)
            items.push_back(toJson(node, services));
        return listOf(std::move(items), {});
    });
}

Result<Reply> readHealth(Services&, const Request&) { return Reply{.body = {{"status", "ok"}}}; }

Result<Reply> readReadiness(Services& services, const Request&)
{
    if (!services.log.isFailing())
        return Reply{.body = {{"status", "ready"}}};
    return fail({.code = ErrorCode::Unavailable,
        .what = "usage events cannot be written",
        .where = "the log",
        .remedy = "see the gateway's standard error"});
}

} // namespace tollgate::gateway::admin
