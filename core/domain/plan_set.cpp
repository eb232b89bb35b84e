#include "domain/plan_set.h"

#include <fmt/format.h>

#include <algorithm>

namespace tollgate {

std::optional<std::size_t> PlanSet::indexOf(const PlanId& id) const
{
    const auto found = std::ranges::find(plans, id, &Plan::id);
    if (found == plans.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - plans.begin());
}

const Plan* PlanSet::find(const PlanId& id) const
{
    const auto index = indexOf(id);
    return index ? &plans[*index] : nullptr;
}

const std::vector<Route>& PlanSet::routesOrNone() const
{
    static const std::vector<Route> kNone;
    return routes ? *routes : kNone;
}

PlanSet overlaid(PlanSet today, const PlanSet& draft)
{
    for (const Plan& plan : draft.plans) {
        if (const auto index = today.indexOf(plan.id))
            today.plans[*index] = plan;
        else
            today.plans.push_back(plan);
    }
    if (draft.routes)
        today.routes = draft.routes;
    return today;
}

Result<Currency> commonCurrency(const PlanSet& plans)
{
    if (plans.plans.empty())
        return Currency{};
    const Plan& first = plans.plans.front();
    for (const Plan& plan : plans.plans) {
        if (plan.price.currency != first.price.currency)
            return fail({.code = ErrorCode::InvalidData,
                .what
                = fmt::format("plan {} is in {} but plan {} is in {}", inQuotes(first.id.value),
                    first.price.currency.code, inQuotes(plan.id.value), plan.price.currency.code),
                .where = {},
                .remedy = "preview the plans of one currency at a time"});
    }
    return first.price.currency;
}

} // namespace tollgate
