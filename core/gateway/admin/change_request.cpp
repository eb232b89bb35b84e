#include "gateway/admin/change_request.h"

#include "base/json_reader.h"
#include "domain/plan_json.h"
#include "gateway/admin/etag.h"
#include "gateway/secret.h"

#include <fmt/format.h>

namespace tollgate::gateway::admin {

namespace {

using ports::Change;
using ports::ChangeDraft;

Failure moved(ChangeRefusal& refusal, std::string detail, const std::vector<std::string>& paths)
{
    refusal.reply = preconditionFailed(std::move(detail), paths);
    return fail({.code = ErrorCode::Conflict, .what = "moved"});
}

Failure invalid(std::string what, std::string where)
{
    return fail({.code = ErrorCode::InvalidData,
        .what = std::move(what),
        .where = std::move(where),
        .remedy = {}});
}

void readMove(ChangeRequest& wanted, const Json& json, JsonReader& outer)
{
    JsonReader in(json, "move");
    for (std::string& id : in.texts("consumers"))
        wanted.moved.push_back(ConsumerId{std::move(id)});
    wanted.plan = PlanId{in.text("to")};
    if (wanted.moved.empty())
        in.refuse("consumers", "names nobody");
    outer.take(in.finish(true));
}

void readEdit(ChangeRequest& wanted, JsonReader& in)
{
    wanted.plan = PlanId{in.text("plan")};
    if (!in.has("base_version"))
        in.refuse("base_version", "is missing");
    if (const Json* edits = in.optionalObject("edits"))
        wanted.edits = *edits;
    if (wanted.edits.empty())
        in.refuse("edits", "changes nothing");
    for (const char* fixed : {"id", "version"}) {
        if (wanted.edits.contains(fixed))
            in.refuse(fmt::format("edits.{}", fixed), "never changes");
    }
}

void refuseOther(JsonReader& in, const char* member, const char* only)
{
    const std::string value = in.text(member, only);
    if (value != only)
        in.refuse(member, fmt::format("'{}' is not offered; the one on offer is {}", value, only));
}

// A plan as its editors see it: without the version, which is not theirs to give.
Json editable(const Plan& plan)
{
    Json json = toJson(plan);
    json.erase("version");
    return json;
}

Json memberOf(const Json& json, const std::string& name)
{
    return json.contains(name) ? json[name] : Json();
}

Result<Plan> edited(const Plan& current, const Json& edits)
{
    Json wanted = editable(current);
    for (const auto& [name, value] : edits.items()) {
        if (value.is_null())
            wanted.erase(name);
        else
            wanted[name] = value;
    }
    return planFromJson(wanted, "edits").map([&](Plan plan) {
        plan.version = current.version.value_or(1) + 1;
        return plan;
    });
}

Result<Plan> newestOf(ChangeDraft& draft, const PlanId& id, const char* where)
{
    return draft.newest(id).and_then([&](std::optional<Plan> plan) -> Result<Plan> {
        if (plan)
            return *std::move(plan);
        return invalid("'" + id.value + "' is no plan", where);
    });
}

// The plan that is edited, if it still is the one that the caller saw.
Result<Plan> baseOf(ChangeDraft& draft, const ChangeRequest& wanted, ChangeRefusal& refusal)
{
    const auto current = newestOf(draft, wanted.plan, "plan");
    if (!current || current->version == wanted.baseVersion)
        return current;
    const auto base = draft.planAt(wanted.plan, *wanted.baseVersion);
    if (!base)
        return fail(base.error());
    if (!*base)
        return invalid(
            fmt::format("the plan has no version {}", *wanted.baseVersion), "base_version");
    const auto paths = differingPaths(editable(**base), editable(*current), {});
    return moved(refusal,
        fmt::format("the plan is at version {} now; since version {} these moved: {}",
            current->version.value_or(1), *wanted.baseVersion, fmt::join(paths, ", ")),
        paths);
}

Result<Change> makeEdit(
    ChangeDraft& draft, const Plan& current, const Json& edits, const Submission& submission)
{
    const auto plan = edited(current, edits);
    if (!plan)
        return fail(plan.error());
    return draft.addVersion(*plan, submission.now).map([&] {
        return Change{.plan = plan->id,
            .baseVersion = current.version.value_or(1),
            .version = *plan->version,
            .edits = edits};
    });
}

Result<Change> makeMove(ChangeDraft& draft, const ChangeRequest& wanted, ChangeRefusal& refusal)
{
    const auto target = newestOf(draft, wanted.plan, "move.to");
    if (!target)
        return fail(target.error());
    const std::int64_t version = target->version.value_or(1);
    if (wanted.baseVersion && *wanted.baseVersion != version)
        return moved(refusal, fmt::format("the plan is at version {} now", version), {"version"});
    Change change{.plan = wanted.plan, .baseVersion = version, .version = version};
    for (std::size_t i = 0; i < wanted.moved.size(); ++i) {
        const ConsumerId& id = wanted.moved[i];
        const auto consumer = draft.consumer(id);
        if (!consumer)
            return fail(consumer.error());
        if (!*consumer)
            return invalid(
                "'" + id.value + "' is no consumer", fmt::format("move.consumers[{}]", i));
        change.moved.push_back(
            {.consumer = id, .from = (*consumer)->plan, .fromVersion = (*consumer)->planVersion});
        if (auto pinned = draft.pin(id, wanted.plan, version); !pinned)
            return fail(pinned.error());
    }
    return change;
}

Change signedBy(Change change, const Submission& submission, std::string digest)
{
    change.id = makeId("change_");
    change.operation = makeId("op_");
    change.author = submission.author;
    change.submitted = submission.now;
    change.digest = std::move(digest);
    return change;
}

Result<Change> undoEdit(
    ChangeDraft& draft, const Change& change, const Submission& submission, ChangeRefusal& refusal)
{
    const auto before = draft.planAt(change.plan, change.baseVersion);
    const auto after = draft.planAt(change.plan, change.version);
    const auto current = newestOf(draft, change.plan, "plan");
    if (!before || !after || !current)
        return fail(!before ? before.error() : !after ? after.error() : current.error());
    if (!*before || !*after)
        return invalid("a version of the plan that it speaks of is gone", "change");
    const Json wasBefore = editable(**before);
    const Json wasAfter = editable(**after);
    const Json now = editable(*current);
    Json edits = Json::object();
    std::vector<std::string> paths;
    for (const auto& [name, value] : change.edits.items()) {
        const auto differing = differingPaths(memberOf(wasAfter, name), memberOf(now, name), name);
        paths.insert(paths.end(), differing.begin(), differing.end());
        edits[name] = memberOf(wasBefore, name);
    }
    if (!paths.empty())
        return moved(
            refusal, fmt::format("changed again since: {}", fmt::join(paths, ", ")), paths);
    return makeEdit(draft, *current, edits, submission);
}

// Who was moved goes back to the plan that it came from, in the version that serves now.
Result<Change> undoMove(ChangeDraft& draft, const Change& change, ChangeRefusal& refusal)
{
    Change undo{.plan = change.plan, .baseVersion = change.version, .version = change.version};
    std::vector<std::string> elsewhere;
    for (const ports::Moved& one : change.moved) {
        const auto consumer = draft.consumer(one.consumer);
        const auto home = newestOf(draft, one.from, "plan");
        if (!consumer || !home)
            return fail(!consumer ? consumer.error() : home.error());
        if (!*consumer || (*consumer)->plan != change.plan) {
            elsewhere.push_back("consumers." + one.consumer.value);
            continue;
        }
        undo.moved.push_back({.consumer = one.consumer,
            .from = change.plan,
            .fromVersion = (*consumer)->planVersion});
        if (auto pinned = draft.pin(one.consumer, one.from, home->version.value_or(1)); !pinned)
            return fail(pinned.error());
    }
    if (!elsewhere.empty())
        return moved(
            refusal, fmt::format("moved again since: {}", fmt::join(elsewhere, ", ")), elsewhere);
    return undo;
}

} // namespace

Result<ChangeRequest> changeFromJson(const Json& json)
{
    JsonReader in(json, {});
    ChangeRequest wanted;
    wanted.baseVersion = in.optionalWholeNumber("base_version");
    if (const Json* move = in.optionalObject("move"))
        readMove(wanted, *move, in);
    else
        readEdit(wanted, in);
    refuseOther(in, "timing", "immediate");
    refuseOther(in, "counters", "keep");
    wanted.digest = in.text("digest", "");
    // A rollout or a guard that does not hold would be worse than none.
    const Json unread = in.unread();
    for (const auto& [name, value] : unread.items())
        in.refuse(name, "is not offered");
    return in.finish(std::move(wanted));
}

ChangeMaker makerOf(ChangeRequest wanted, Submission submission)
{
    return [wanted = std::move(wanted), submission = std::move(submission)](
               ChangeDraft& draft, ChangeRefusal& refusal) -> Result<Change> {
        auto made = !wanted.moved.empty()
            ? makeMove(draft, wanted, refusal)
            : baseOf(draft, wanted, refusal).and_then([&](const Plan& current) {
                  return makeEdit(draft, current, wanted.edits, submission);
              });
        return made.map(
            [&](Change change) { return signedBy(std::move(change), submission, wanted.digest); });
    };
}

ChangeMaker undoerOf(std::string changeId, Submission submission)
{
    return [changeId = std::move(changeId), submission = std::move(submission)](
               ChangeDraft& draft, ChangeRefusal& refusal) -> Result<Change> {
        const auto change = draft.change(changeId);
        if (!change)
            return fail(change.error());
        if (!*change)
            return invalid("there is no such change", "change '" + changeId + "'");
        if (!(*change)->undoneBy.empty())
            return fail({.code = ErrorCode::Conflict,
                .what = "it was undone already, by " + (*change)->undoneBy,
                .where = "change '" + changeId + "'",
                .remedy = {}});
        auto undo = (*change)->isMove() ? undoMove(draft, **change, refusal)
                                        : undoEdit(draft, **change, submission, refusal);
        return undo.map([&](Change made) {
            made.undoes = changeId;
            return signedBy(std::move(made), submission, {});
        });
    };
}

} // namespace tollgate::gateway::admin
