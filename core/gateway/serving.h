#pragma once

#include "base/result.h"
#include "enforcement/entitlements.h"
#include "ports/plan_catalogue.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tollgate::gateway {

// One plan version in the form in which requests ask for it.
struct ServedPlan {
    Plan plan;
    std::int64_t version = 1;
    enforcement::Entitlements entitlements;
    std::string features; // comma-separated, for X-Consumer-Features
    std::string policy; // the value of RateLimit-Policy; empty: no rate limit
};

// Where requests are forwarded to.
struct Upstream {
    std::string host;
    std::string port;

    bool operator==(const Upstream&) const = default;
    std::string authority() const { return host + ':' + port; }
};

// Reads "http://host[:port]"; an empty text is no upstream. `where` names it in a failure.
Result<Upstream> upstreamFromUrl(std::string_view url, std::string_view where);

struct ServedRoute {
    Route route;
    Upstream upstream; // host empty: the default one
};

// All plan versions and routes: what a request needs besides its consumer. Immutable.
class Serving {
public:
    static Result<std::shared_ptr<const Serving>> of(ports::Catalogue catalogue);

    // Null when there is no such version.
    std::shared_ptr<const ServedPlan> plan(const PlanId& id, std::int64_t version) const;
    std::shared_ptr<const ServedPlan> newest(const PlanId& id) const;

    // The first that matches; null when none does.
    const ServedRoute* routeOf(std::string_view method, std::string_view path) const;

    // The names of the plans whose newest version has a feature: "Pro, Enterprise".
    std::string plansWith(std::string_view feature) const;

    const ports::Catalogue& catalogue() const { return m_catalogue; }

private:
    ports::Catalogue m_catalogue;
    std::unordered_map<PlanId, std::vector<std::shared_ptr<const ServedPlan>>> m_plans;
    std::vector<ServedRoute> m_routes;
};

} // namespace tollgate::gateway
