#pragma once

#include "base/result.h"
#include "domain/plan.h"
#include "domain/route.h"

#include <functional>
#include <vector>

namespace tollgate::ports {

// What serves: every version of every plan that was ever applied, and the routes in their order.
struct Catalogue {
    std::vector<Plan> plans; // each with its version; by id, then version
    std::vector<Route> routes;
};

// The plans and routes of a store. Every call waits for the store.
class PlanCatalogue {
public:
    using RouteEdit = std::function<Result<Route>(const Route&)>;
    using RouteCheck = std::function<Result<void>(const Route&)>;

    virtual ~PlanCatalogue() = default;

    virtual Result<Catalogue> read() = 0;

    // The first version of a new plan; Conflict when the id is taken. Later versions come from
    // changes alone.
    virtual Result<Plan> create(const Plan& plan, Instant now) = 0;

    virtual Result<void> create(const Route& route) = 0; // last in order; Conflict when taken
    virtual Result<Route> update(const RouteId& id, const RouteEdit& edit) = 0;
    virtual Result<void> remove(const RouteId& id, const RouteCheck& check) = 0;
};

} // namespace tollgate::ports
