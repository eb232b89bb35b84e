#include "base/whole_number.h"
#include "domain/consumer.h"
#include "domain/plan_json.h"
#include "gateway/admin/etag.h"
#include "gateway/admin/handlers.h"
#include "gateway/admin/propagation.h"

namespace tollgate::gateway::admin {

namespace {

Failure noPlan(const std::string& id, const std::string& version)
{
    return fail({.code = ErrorCode::NotFound,
        .what = version.empty() ? "there is no such plan" : "the plan has no such version",
        .where = "plan '" + id + "'" + (version.empty() ? "" : ", version " + version),
        .remedy = {}});
}

Reply recordOf(const Plan& plan, int status)
{
    Json json = toJson(plan);
    std::string etag = etagOf(json);
    return {.status = status, .body = std::move(json), .etag = std::move(etag)};
}

} // namespace

Result<Reply> listPlans(Services& services, const Request&)
{
    Json items = Json::array();
    const auto serving = services.serving.get();
    for (const Plan& plan : serving->catalogue().plans) {
        if (serving->newest(plan.id)->version == plan.version)
            items.push_back(toJson(plan));
    }
    return listOf(std::move(items), {});
}

Result<Reply> createPlan(Services& services, const Request& request)
{
    const auto plan
        = request.json().and_then([](const Json& json) { return planFromJson(json, {}); });
    if (!plan)
        return fail(plan.error());
    if (!isValidId(plan->id.value))
        return fail({.code = ErrorCode::InvalidData,
            .what = "must be 1 to 128 letters, digits or . _ - : @",
            .where = "id",
            .remedy = {}});
    const auto created = services.ports.plans.create(*plan, services.clock.now());
    if (!created)
        return fail(created.error());
    return propagate(services, {"plan", created->id.value}).map([&](const ports::Operation&) {
        return recordOf(*created, 201);
    });
}

Result<Reply> readPlan(Services& services, const Request& request)
{
    const auto plan = services.serving.get()->newest(PlanId{request.ids[0]});
    if (!plan)
        return noPlan(request.ids[0], {});
    return recordOf(plan->plan, 200);
}

Result<Reply> listPlanVersions(Services& services, const Request& request)
{
    Json items = Json::array();
    const auto serving = services.serving.get();
    for (const Plan& plan : serving->catalogue().plans) {
        if (plan.id.value == request.ids[0])
            items.push_back(toJson(plan));
    }
    if (items.empty())
        return noPlan(request.ids[0], {});
    return listOf(std::move(items), {});
}

Result<Reply> readPlanVersion(Services& services, const Request& request)
{
    const auto plan = services.serving.get()->plan(
        PlanId{request.ids[0]}, parseWholeNumber(request.ids[1]).value_or(0));
    if (!plan)
        return noPlan(request.ids[0], request.ids[1]);
    return recordOf(plan->plan, 200);
}

} // namespace tollgate::gateway::admin
