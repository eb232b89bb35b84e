#include "domain/plan.h"

#include <algorithm>

namespace tollgate {

std::string_view nameOf(WhenExhausted mode)
{
    switch (mode) {
    case WhenExhausted::Refuse:
        return "refuse";
    case WhenExhausted::BillOverage:
        return "bill_overage";
    case WhenExhausted::Notify:
        return "notify";
    }
    return {};
}

const RateLimit* Plan::rateLimit(Window window) const
{
    const auto found = std::ranges::find(rateLimits, window, &RateLimit::window);
    return found == rateLimits.end() ? nullptr : &*found;
}

const Quota* Plan::quota(Meter meter) const
{
    const auto found = std::ranges::find(quotas, meter, &Quota::meter);
    return found == quotas.end() ? nullptr : &*found;
}

bool Plan::hasFeature(std::string_view feature) const
{
    return std::ranges::find(features, feature) != features.end();
}

} // namespace tollgate
