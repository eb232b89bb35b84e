#include "workspace/change_review.h"

#include "domain/plan_json.h"

#include <QCryptographicHash>
#include <QUuid>

#include <algorithm>

namespace tollgate::workspace {

namespace {

// Raised whenever a preview of the same inputs may come out differently.
constexpr std::string_view kRulesVersion = "tollgate-preview-1";

Failure refused(std::string what, std::string remedy)
{
    return fail({.code = ErrorCode::Refused,
        .what = std::move(what),
        .where = "the draft",
        .remedy = std::move(remedy)});
}

Result<void> checkScope(const PlanSet& today, const PlanSet& draft, const PlanId& plan)
{
    if (draft.routesOrNone() != today.routesOrNone())
        return refused("changes routes, which no change carries yet", "put the routes back");
    for (const Plan& one : draft.plans) {
        const Plan* before = today.find(one.id);
        if (!before)
            return refused("has the plan '" + one.id.value + "', which the gateway does not serve",
                "create it first: tollgatectl plans apply FILE");
        if (one.id != plan && one != *before)
            return refused("changes the plan '" + one.id.value + "' too",
                "apply one plan at a time: discard the edits of the others");
    }
    return {};
}

void collectAffected(const PreviewAnswer& answer, ChangeReview& review)
{
    const auto isAffectedOn = [](const preview::Replay& side, std::uint32_t consumer) {
        return preview::isAffected(side.consumers[consumer]);
    };
    const auto& planOf = answer.question.study->planOf;
    for (std::uint32_t i = 0; i < planOf.size(); ++i) {
        if (answer.sideBefore->planFor(i).id != review.plan)
            continue;
        ++review.consumersOnPlan;
        if (isAffectedOn(*answer.before, i) && isAffectedOn(*answer.after, i))
            review.stillAffected.push_back(i);
    }
    // The outcome has them by the size of their change.
    for (const preview::ConsumerOutcome& one : review.outcome.consumers) {
        if (preview::isAffected(one.after) && !preview::isAffected(one.before))
            review.newlyAffected.push_back(one.consumer);
    }
}

} // namespace

Json editsBetween(const Plan& before, const Plan& after)
{
    const Json was = toJson(before);
    const Json will = toJson(after);
    Json edits = Json::object();
    for (const auto& [name, value] : will.items()) {
        if (name != "version" && (!was.contains(name) || was[name] != value))
            edits[name] = value;
    }
    for (const auto& [name, value] : was.items()) {
        if (name != "version" && !will.contains(name))
            edits[name] = nullptr;
    }
    return edits;
}

Plan withEdits(const Plan& plan, const Json& edits)
{
    Json json = toJson(plan);
    for (const auto& [name, value] : edits.items()) {
        if (value.is_null())
            json.erase(name);
        else
            json[name] = value;
    }
    return planFromJson(json, plan.id.value).value_or(plan);
}

std::string digestOf(const Study& study, const PlanSet& draft)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&](std::string_view text) {
        hash.addData(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
        hash.addData(QByteArrayView("\n", 1));
    };
    add(kRulesVersion);
    add(study.rules.count == metering::CountRule::Billable ? "billable" : "all");
    add(study.logCursor);
    add(formatInstantMillis(study.usage.first()));
    add(formatInstantMillis(study.usage.last()));
    add(toJson(study.today).dump());
    add(toJson(draft).dump());
    for (std::uint32_t i = 0; i < study.planOf.size(); ++i) {
        add(study.usage.consumerName(i));
        add(study.today.plans[study.planOf[i]].id.value);
    }
    return "sha256:" + hash.result().toHex().toStdString();
}

Result<ChangeReview> reviewOf(const PreviewAnswer& answer)
{
    const Study& study = *answer.question.study;
    const PlanSet& draft = answer.question.draft;
    const Plan& after = draft.plans[answer.question.plan];
    if (const auto checked = checkScope(study.today, draft, after.id); !checked)
        return fail(checked.error());
    const Plan& before = *study.today.find(after.id);
    if (!before.version)
        return refused("is of a plan that no gateway serves", "connect to a gateway to apply it");
    ChangeReview review{.plan = after.id,
        .baseVersion = *before.version,
        .edits = editsBetween(before, after),
        .fields = changesBetween(study.today, draft),
        .first = study.usage.first(),
        .last = study.usage.last(),
        .ledger = answer.ledger,
        .outcome = preview::compare(study.usage, *answer.before, *answer.after),
        .digest = digestOf(study, draft)};
    if (review.edits.empty())
        return refused("changes nothing", "edit a plan first");
    collectAffected(answer, review);
    return review;
}

ports::ChangeOrder orderOf(const ChangeReview& review, std::string confirmation)
{
    return {.what = ports::PlanEdit{.plan = review.plan,
                .baseVersion = review.baseVersion,
                .edits = review.edits},
        .digest = review.digest,
        .consent = {.confirmation = std::move(confirmation),
            .idempotencyKey = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString()}};
}

} // namespace tollgate::workspace
