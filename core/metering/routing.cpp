#include "metering/routing.h"

namespace tollgate::metering {

Routing::Routing(const UsageHistory& history, const std::vector<Route>& routes)
{
    if (routes.empty())
        return;
    m_byTarget.resize(history.targetCount());
    for (std::uint32_t i = 0; i < history.targetCount(); ++i) {
        const Target target = history.target(i);
        if (const Route* route = firstMatch(routes, target.method, target.path))
            m_byTarget[i] = {.feature = route->feature, .computeUnits = route->computeUnits};
    }
}

Routed Routing::of(std::optional<TargetIndex> target) const
{
    return target && !m_byTarget.empty() ? m_byTarget[valueOf(*target)] : Routed{};
}

} // namespace tollgate::metering
