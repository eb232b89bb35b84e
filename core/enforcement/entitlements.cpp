#include "enforcement/entitlements.h"

namespace tollgate::enforcement {

Entitlements entitlementsOf(const Plan& plan)
{
    Entitlements entitlements{.cycle = plan.cycle, .allowances = {}, .features = plan.features};
    for (const RateLimit& limit : plan.rateLimits)
        entitlements.perWindow[indexOf(limit.window)] = limit.limit;
    for (const Quota& quota : plan.quotas) {
        if (quota.included)
            entitlements.allowances.push_back({.meter = quota.meter,
                .included = *quota.included,
                .whenExhausted = quota.whenExhausted});
    }
    return entitlements;
}

} // namespace tollgate::enforcement
