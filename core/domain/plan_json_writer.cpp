#include "domain/plan_json.h"

#include "domain/route_json.h"

namespace tollgate {

namespace {

// A whole number of the meter's units: allowances are given in whole units.
Json allowanceToJson(const Quota& quota)
{
    if (!quota.included)
        return nullptr;
    return quota.included->value / quantityOf(quota.meter, 1)->value;
}

Json toJson(const RateLimit& limit)
{
    Json json{{"limit", limit.isUnlimited() ? Json() : Json(limit.limit)},
        {"window", nameOf(limit.window)}};
    json.update(limit.other, true);
    return json;
}

Json toJson(const Quota& quota)
{
    Json json{{"meter", nameOf(quota.meter)}, {"included", allowanceToJson(quota)},
        {"when_exhausted", nameOf(quota.whenExhausted)}};
    // The price stays with the quota while another mode is tried.
    if (quota.whenExhausted == WhenExhausted::BillOverage || quota.overagePrice.picoUnits != 0
        || quota.other.contains("overage"))
        json["overage"]
            = {{"model", "per_unit"}, {"unit_price", formatUnitPrice(quota.overagePrice)}};
    if (!quota.notifyAt.empty())
        json["notify_at"] = quota.notifyAt;
    json.update(quota.other, true);
    return json;
}

template <class List> Json listToJson(const List& values)
{
    Json list = Json::array();
    for (const auto& value : values)
        list.push_back(toJson(value));
    return list;
}

} // namespace

Json toJson(const Plan& plan)
{
    Json json{{"id", plan.id.value}, {"name", plan.name}};
    if (plan.version)
        json["version"] = *plan.version;
    json["currency"] = plan.price.currency.code;
    json["price"] = formatMoney(plan.price);
    json["cycle"] = nameOf(plan.cycle);
    json["rate_limits"] = listToJson(plan.rateLimits);
    json["quotas"] = listToJson(plan.quotas);
    json["features"] = plan.features;
    json.update(plan.other, true);
    return json;
}

Json toJson(const PlanSet& plans)
{
    Json json{{"plans", listToJson(plans.plans)}};
    if (plans.routes)
        json["routes"] = listToJson(*plans.routes);
    json.update(plans.other, true);
    return json;
}

} // namespace tollgate
