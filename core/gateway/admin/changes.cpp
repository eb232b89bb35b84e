#include "gateway/admin/change_request.h"
#include "gateway/admin/confirmation.h"
#include "gateway/admin/etag.h"
#include "gateway/admin/handlers.h"
#include "gateway/admin/page.h"
#include "gateway/admin/propagation.h"

namespace tollgate::gateway::admin {

namespace {

Json movedToJson(const ports::Change& change)
{
    Json moved = Json::array();
    for (const ports::Moved& one : change.moved)
        moved.push_back({{"consumer_id", one.consumer.value}, {"from", one.from.value}});
    return moved;
}

Json orNull(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json toJson(const ports::Change& change)
{
    return {{"change", change.id}, {"operation", change.operation},
        {"kind", change.isMove() ? "move" : "edit"}, {"plan", change.plan.value},
        {"base_version", change.baseVersion}, {"version", change.version}, {"edits", change.edits},
        {"moved", movedToJson(change)}, {"timing", "immediate"}, {"counters", "keep"},
        {"digest", orNull(change.digest)}, {"author", change.author},
        {"submitted", formatInstantMillis(change.submitted)}, {"state", "applied"},
        {"undoes", orNull(change.undoes)}, {"undone_by", orNull(change.undoneBy)}};
}

Result<ports::Change> findChange(Services& services, const std::string& id)
{
    return services.ports.changes.find(id).and_then(
        [&](std::optional<ports::Change> change) -> Result<ports::Change> {
            if (change)
                return *std::move(change);
            return fail({.code = ErrorCode::NotFound,
                .what = "there is no such change",
                .where = "change '" + id + "'",
                .remedy = {}});
        });
}

// Makes the change in one transaction and has every node read it back.
Result<Reply> applied(Services& services, const ChangeMaker& maker)
{
    ChangeRefusal refusal;
    const auto change = services.ports.changes.apply(
        [&](ports::ChangeDraft& draft) { return maker(draft, refusal); });
    if (refusal.reply)
        return *refusal.reply;
    if (!change)
        return fail(change.error());
    const Touched touched{.scope = "plan", .id = change->plan.value, .dropsAll = change->isMove()};
    return propagate(services, touched, change->operation)
        .map([&](const ports::Operation& operation) {
            return Reply{
                .status = 202, .body = {{"change", change->id}, {"operation", operation.id}}};
        });
}

} // namespace

Result<Reply> listChanges(Services& services, const Request& request)
{
    const auto limit = limitOf(request);
    if (!limit)
        return fail(limit.error());
    return services.ports.changes.list(*limit).map([](const std::vector<ports::Change>& changes) {
        Json items = Json::array();
        for (const ports::Change& change : changes)
            items.push_back(toJson(change));
        return listOf(std::move(items), {});
    });
}

Result<Reply> createChange(Services& services, const Request& request)
{
    if (auto refused = refusedWithoutConfirmation(services, request))
        return *refused;
    const auto wanted = request.json().and_then(changeFromJson);
    if (!wanted)
        return fail(wanted.error());
    return applied(
        services, makerOf(*wanted, {.author = request.token.label, .now = services.clock.now()}));
}

Result<Reply> readChange(Services& services, const Request& request)
{
    return findChange(services, request.ids[0]).map([](const ports::Change& change) {
        return Reply{.body = toJson(change)};
    });
}

Result<Reply> undoChange(Services& services, const Request& request)
{
    if (auto refused = refusedWithoutConfirmation(services, request))
        return *refused;
    if (const auto change = findChange(services, request.ids[0]); !change)
        return fail(change.error());
    return applied(services,
        undoerOf(request.ids[0], {.author = request.token.label, .now = services.clock.now()}));
}

// A change like any other: of the version that the ETag names, for all of its members.
Result<Reply> patchPlan(Services& services, const Request& request)
{
    if (auto refused = refusedWithoutConfirmation(services, request))
        return *refused;
    const auto current = readPlan(services, request);
    if (!current)
        return current;
    if (auto refused = refusedByIfMatch(request, current->body))
        return *refused;
    const auto wanted = request.json().and_then([&](const Json& patch) {
        return changeFromJson({{"plan", request.ids[0]}, {"base_version", current->body["version"]},
            {"edits", patch}});
    });
    if (!wanted)
        return fail(wanted.error());
    const auto reply = applied(
        services, makerOf(*wanted, {.author = request.token.label, .now = services.clock.now()}));
    return reply && reply->status == 202 ? readPlan(services, request) : reply;
}

} // namespace tollgate::gateway::admin
