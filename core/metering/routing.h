#pragma once

#include "domain/route.h"
#include "metering/usage_history.h"

#include <string_view>
#include <vector>

namespace tollgate::metering {

// What the route of a request asks and weighs.
struct Routed {
    std::string_view feature; // empty: none
    Quantity computeUnits = kUsualWeight;
};

// Routes found once per distinct method and path of a history instead of once per event.
// Borrows from `routes`, which must outlive it.
class Routing {
public:
    Routing(const UsageHistory& history, const std::vector<Route>& routes);

    Routed of(std::optional<TargetIndex> target) const;

private:
    std::vector<Routed> m_byTarget; // empty: no routes
};

} // namespace tollgate::metering
