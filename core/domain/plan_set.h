#pragma once

#include "base/result.h"
#include "domain/plan.h"
#include "domain/route.h"

#include <optional>
#include <vector>

namespace tollgate {

// The plans and routes that serve together: the content of a plans file.
struct PlanSet {
    std::vector<Plan> plans; // in the order of the file; ids are unique
    std::optional<std::vector<Route>> routes; // nothing: the file does not speak of routes
    Json other = Json::object();

    bool operator==(const PlanSet&) const = default;

    std::optional<std::size_t> indexOf(const PlanId& id) const;
    const Plan* find(const PlanId& id) const;
    const std::vector<Route>& routesOrNone() const;
};

// Today's set with the draft laid over it: plans of the same id are replaced, new ones are
// appended, the rest stays; routes are replaced as a whole when the draft has any list of them.
PlanSet overlaid(PlanSet today, const PlanSet& draft);

// The one currency of all plans, or an error: amounts of several are never added up.
Result<Currency> commonCurrency(const PlanSet& plans);

} // namespace tollgate
