#include "gateway/serving.h"

#include "base/whole_number.h"

#include <fmt/format.h>

#include <algorithm>

namespace tollgate::gateway {

namespace {

// RateLimit-Policy of draft-ietf-httpapi-ratelimit-headers: "minute";q=60;w=60, ...
std::string policyOf(const Plan& plan)
{
    std::string policy;
    for (const Window window : kWindows) {
        const RateLimit* limit = plan.rateLimit(window);
        if (limit && !limit->isUnlimited())
            policy += fmt::format("{}\"{}\";q={};w={}", policy.empty() ? "" : ", ", nameOf(window),
                limit->limit, lengthOf(window).count() / 1000);
    }
    return policy;
}

std::shared_ptr<const ServedPlan> served(const Plan& plan)
{
    return std::make_shared<const ServedPlan>(ServedPlan{.plan = plan,
        .version = plan.version.value_or(1),
        .entitlements = enforcement::entitlementsOf(plan),
        .features = fmt::format("{}", fmt::join(plan.features, ",")),
        .policy = policyOf(plan)});
}

} // namespace

Result<Upstream> upstreamFromUrl(std::string_view url, std::string_view where)
{
    constexpr std::string_view kScheme = "http://";
    constexpr std::int64_t kLargestPort = 65535;
    if (url.empty())
        return Upstream{};
    const auto refuse = [&] {
        return fail({.code = ErrorCode::InvalidData,
            .what = fmt::format("'{}' is no upstream", url),
            .where = std::string(where),
            .remedy = "give scheme, host and port alone, such as http://127.0.0.1:9000"});
    };
    if (!url.starts_with(kScheme))
        return refuse();
    std::string_view authority = url.substr(kScheme.size());
    if (authority.ends_with('/'))
        authority.remove_suffix(1);
    const auto colon = authority.rfind(':');
    const std::string_view host = authority.substr(0, colon);
    const std::string_view port
        = colon == std::string_view::npos ? "80" : authority.substr(colon + 1);
    const auto number = parseWholeNumber(port);
    if (host.empty() || host.find_first_of("/:@?# ") != std::string_view::npos || !number
        || *number < 1 || *number > kLargestPort)
        return refuse();
    return Upstream{.host = std::string(host), .port = std::string(port)};
}

Result<std::shared_ptr<const Serving>> Serving::of(ports::Catalogue catalogue)
{
    auto serving = std::make_shared<Serving>();
    for (const Plan& plan : catalogue.plans)
        serving->m_plans[plan.id].push_back(served(plan));
    for (auto& [id, versions] : serving->m_plans)
        std::ranges::sort(versions, {}, [](const auto& plan) { return plan->version; });
    for (const Route& route : catalogue.routes) {
        auto upstream = upstreamFromUrl(route.upstream, "route '" + route.id.value + "', upstream");
        if (!upstream)
            return fail(upstream.error());
        serving->m_routes.push_back({.route = route, .upstream = *std::move(upstream)});
    }
    serving->m_catalogue = std::move(catalogue);
    return serving;
}

std::shared_ptr<const ServedPlan> Serving::plan(const PlanId& id, std::int64_t version) const
{
    const auto found = m_plans.find(id);
    if (found == m_plans.end())
        return nullptr;
    // Nearly everybody is on one of the last versions.
    for (auto at = found->second.rbegin(); at != found->second.rend(); ++at) {
        if ((*at)->version == version)
            return *at;
    }
    return nullptr;
}

std::shared_ptr<const ServedPlan> Serving::newest(const PlanId& id) const
{
    const auto found = m_plans.find(id);
    return found == m_plans.end() ? nullptr : found->second.back();
}

const ServedRoute* Serving::routeOf(std::string_view method, std::string_view path) const
{
    for (const ServedRoute& served : m_routes) {
        if (served.route.matches(method, path))
            return &served;
    }
    return nullptr;
}

std::string Serving::plansWith(std::string_view feature) const
{
    std::vector<std::string> names;
    for (const auto& [id, versions] : m_plans) {
        if (versions.back()->plan.hasFeature(feature))
            names.push_back(versions.back()->plan.name);
    }
    std::ranges::sort(names);
    return fmt::format("{}", fmt::join(names, ", "));
}

} // namespace tollgate::gateway
