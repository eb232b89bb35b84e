#include "base/json_reader.h"
#include "gateway/admin/confirmation.h"
#include "gateway/admin/handlers.h"
#include "gateway/admin/propagation.h"

namespace tollgate::gateway::admin {

namespace {

Result<Touched> touchedFromJson(const Json& json)
{
    JsonReader in(json, {});
    Touched touched{.scope = in.text("scope"),
        .id = in.text("id", ""),
        .dropsAll = in.optionalWholeNumber("drops_all").value_or(0) != 0};
    if (touched.scope != "consumer" && touched.scope != "key" && touched.scope != "plan"
        && touched.scope != "all")
        in.refuse("scope", "must be consumer, key, plan or all, is '" + touched.scope + "'");
    if (touched.scope != "all" && touched.id.empty())
        in.refuse("id", "is missing");
    return in.finish(std::move(touched));
}

Json toJson(const ports::NodeProof& proof)
{
    return {{"node", proof.node}, {"asked", formatInstantMillis(proof.asked)},
        {"done", proof.done ? Json(formatInstantMillis(*proof.done)) : Json()},
        {"ms", proof.millis}, {"version", proof.version ? Json(*proof.version) : Json()},
        {"error", proof.error.empty() ? Json() : Json(proof.error)}};
}

std::string_view nameOf(ports::OperationState state)
{
    switch (state) {
    case ports::OperationState::Running:
        return "running";
    case ports::OperationState::Done:
        return "done";
    case ports::OperationState::Partial:
        return "partial";
    case ports::OperationState::Failed:
        break;
    }
    return "failed";
}

} // namespace

Result<Reply> invalidate(Services& services, const Request& request)
{
    const auto touched = request.json().and_then(touchedFromJson);
    if (!touched)
        return fail(touched.error());
    if (touched->scope == "all") {
        if (auto refused = refusedWithoutConfirmation(services, request))
            return *refused;
    }
    return propagate(services, *touched).map([](const ports::Operation& operation) {
        return Reply{.status = 202, .body = {{"operation", operation.id}}};
    });
}

Result<Reply> invalidateForPeer(Services& services, const Request& request)
{
    return request.json()
        .and_then(touchedFromJson)
        .and_then([&](const Touched& touched) { return dropHere(services, touched); })
        .map([](std::optional<std::int64_t> version) {
            return Reply{.body = {{"version", version ? Json(*version) : Json()}}};
        });
}

Result<Reply> readOperation(Services& services, const Request& request)
{
    const auto operation = services.ports.operations.find(request.ids[0]);
    if (!operation)
        return fail(operation.error());
    if (!*operation)
        return fail({.code = ErrorCode::NotFound,
            .what = "there is no such operation",
            .where = "operation '" + request.ids[0] + "'",
            .remedy = {}});
    Json nodes = Json::array();
    for (const ports::NodeProof& proof : (*operation)->nodes)
        nodes.push_back(toJson(proof));
    return Reply{.body = {{"operation", (*operation)->id}, {"scope", (*operation)->scope},
                     {"id", (*operation)->target}, {"state", nameOf((*operation)->state)},
                     {"nodes", std::move(nodes)}}};
}

} // namespace tollgate::gateway::admin
