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

bool isConcerned(const PreviewAnswer& answer, std::uint32_t consumer)
{
    const PreviewQuestion& question = answer.question;
    return question.moving.empty() ? answer.sideAfter->planOf[consumer] == question.plan
                                   : std::ranges::binary_search(question.moving, consumer);
}

void collectAffected(const PreviewAnswer& answer, ChangeReview& review)
{
    const auto isAffectedOn = [](const preview::Replay& side, std::uint32_t consumer) {
        return preview::isAffected(side.consumers[consumer]);
    };
    for (std::uint32_t i = 0; i < answer.question.study->planOf.size(); ++i) {
        if (!isConcerned(answer, i))
            continue;
        ++review.consumersConcerned;
        if (isAffectedOn(*answer.before, i) && isAffectedOn(*answer.after, i))
            review.stillAffected.push_back(i);
    }
    // The outcome has them by the size of their change.
    for (const preview::ConsumerOutcome& one : review.outcome.consumers) {
        if (preview::isAffected(one.after) && !preview::isAffected(one.before))
            review.newlyAffected.push_back(one.consumer);
    }
}

Failure unserved()
{
    return refused("is of a plan that no gateway serves", "connect to a gateway to apply it");
}

// What an edit and a move have in common.
ChangeReview begunReview(const PreviewAnswer& answer, const Plan& base)
{
    const Study& study = *answer.question.study;
    return {.plan = base.id,
        .baseVersion = *base.version,
        .first = study.usage.first(),
        .last = study.usage.last(),
        .ledger = answer.ledger,
        .outcome = preview::compare(study.usage, *answer.before, *answer.after),
        .digest = digestOf(study, answer.question.draft, answer.sideAfter->planOf)};
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

std::string digestOf(
    const Study& study, const PlanSet& draft, const preview::PlanOfConsumer& planOfAfter)
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
        if (planOfAfter[i] != study.planOf[i])
            add(draft.plans[planOfAfter[i]].id.value);
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
        return unserved();
    ChangeReview review = begunReview(answer, before);
    review.edits = editsBetween(before, after);
    review.fields = changesBetween(study.today, draft);
    if (review.edits.empty())
        return refused("changes nothing", "edit a plan first");
    collectAffected(answer, review);
    return review;
}

Result<ChangeReview> reviewOfMove(const PreviewAnswer& answer, std::vector<ConsumerId> consumers)
{
    const Plan& target = answer.question.study->today.plans[answer.question.plan];
    if (consumers.empty())
        return refused("moves nobody", "choose consumers that are on another plan");
    if (!target.version)
        return unserved();
    ChangeReview review = begunReview(answer, target);
    review.moving = std::move(consumers);
    // A move of consumers without usage concerns nobody who was previewed.
    if (!answer.question.moving.empty())
        collectAffected(answer, review);
    review.consumersConcerned = review.moving.size();
    return review;
}

ports::ChangeOrder orderOf(const ChangeReview& review, std::string confirmation)
{
    const auto what = [&]() -> std::variant<ports::PlanEdit, ports::PlanMove> {
        if (review.isMove())
            return ports::PlanMove{
                .consumers = review.moving, .to = review.plan, .baseVersion = review.baseVersion};
        return ports::PlanEdit{
            .plan = review.plan, .baseVersion = review.baseVersion, .edits = review.edits};
    };
    return {.what = what(),
        .digest = review.digest,
        .consent = {.confirmation = std::move(confirmation),
            .idempotencyKey = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString()}};
}

} // namespace tollgate::workspace
