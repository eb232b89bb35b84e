#include "gateway/gatekeeper.h"

#include "gateway/answer_text.h"

#include <fmt/format.h>

namespace tollgate::gateway {

using enforcement::Accepted;
using enforcement::Refused;

struct Gatekeeper::Arrival {
    const KeyCache::Owner& owner;
    const std::shared_ptr<const ServedPlan>& plan;
    std::string target;
    Quantity computeUnits = kUsualWeight;
    std::string_view feature;
};

Refusal Gatekeeper::withoutKey()
{
    m_log.countUnknown();
    return {.reason = RefusalReason::NoKey,
        .detail = "Send your key as Authorization: Bearer KEY or as X-API-Key: KEY."};
}

Refusal Gatekeeper::unknownKey()
{
    m_log.countUnknown();
    return {.reason = RefusalReason::UnknownKey, .detail = "This key is not known here."};
}

Refusal Gatekeeper::unavailable(std::string detail)
{
    return {.reason = RefusalReason::PlanUnavailable, .detail = std::move(detail)};
}

bool Gatekeeper::isServed(const ports::KeyOwner& owner, const Serving& serving)
{
    return serving.plan(owner.consumer.plan, owner.consumer.planVersion) != nullptr;
}

void Gatekeeper::logRefusal(const Arrival& arrival, const Admission& admission, int status)
{
    const auto& refused = std::get<Refused>(admission.decision);
    UsageRecord record{.owner = arrival.owner,
        .plan = arrival.plan,
        .target = arrival.target,
        .decidedAt = admission.at,
        .settledAt = admission.at,
        .decided = admission.sequence,
        .settled = admission.sequence,
        .status = static_cast<metering::Status>(status),
        .refused = refused.reason,
        .detail = {.meter = refused.meter,
            .limit = refused.limit,
            .observed = refused.observed,
            .resetsAt = refused.resetsAt},
        .waitsForOthers = admission.othersUnderWay};
    record.units[indexOf(Meter::Requests)] = Quantity{1};
    record.units[indexOf(Meter::ComputeUnits)] = arrival.computeUnits;
    m_log.add(std::move(record));
}

Refusal Gatekeeper::refuseKey(const Arrival& arrival, RefusalReason reason, std::string detail)
{
    const auto record
        = [&](const Admission& admission) { logRefusal(arrival, admission, statusOf(reason)); };
    const Admission admission
        = m_limiter.refuseKey(arrival.owner->consumer, reason, arrival.plan->entitlements, record);
    return {.reason = reason,
        .detail = std::move(detail),
        .plan = arrival.plan,
        .admission = admission};
}

Refusal Gatekeeper::refusal(
    const Arrival& arrival, const Admission& admission, const Serving& serving)
{
    const auto& refused = std::get<Refused>(admission.decision);
    Refusal refusal{.reason = refused.reason, .plan = arrival.plan, .admission = admission};
    if (refused.reason != RefusalReason::Feature) {
        refusal.detail = detailOf(refused, *arrival.plan);
        return refusal;
    }
    const std::string others = serving.plansWith(arrival.feature);
    refusal.detail
        = fmt::format("The plan {} does not have the feature {}; {}.", arrival.plan->plan.name,
            arrival.feature, others.empty() ? "no plan has it" : "these have it: " + others);
    return refusal;
}

Verdict Gatekeeper::admit(
    const KeyCache::Owner& owner, const Visit& visit, const Serving& serving, Instant now)
{
    const auto plan = serving.plan(owner->consumer.plan, owner->consumer.planVersion);
    Arrival arrival{.owner = owner, .plan = plan};
    arrival.target.reserve(visit.method.size() + 1 + visit.path.size());
    arrival.target.append(visit.method).append(1, ' ').append(visit.path);
    const ServedRoute* route = serving.routeOf(visit.method, visit.path);
    if (route) {
        arrival.computeUnits = route->route.computeUnits;
        arrival.feature = route->route.feature;
    }
    if (owner->key.revoked)
        return refuseKey(arrival, RefusalReason::RevokedKey,
            "This key was revoked on " + formatInstant(*owner->key.revoked) + ".");
    if (owner->key.isExpired(now))
        return refuseKey(arrival, RefusalReason::ExpiredKey,
            "This key expired on " + formatInstant(*owner->key.expires) + ".");
    if (owner->consumer.state == ConsumerState::Suspended)
        return refuseKey(arrival, RefusalReason::Suspended, "This consumer is suspended.");

    struct Step {
        Gatekeeper& gate;
        const Arrival& arrival;
    } step{*this, arrival};
    // One pointer captured, so that handing it on allocates nothing.
    const auto record = [&step](const Admission& admission) {
        if (const auto* refused = std::get_if<Refused>(&admission.decision))
            step.gate.logRefusal(step.arrival, admission, statusOf(refused->reason));
    };
    const Admission admission = m_limiter.decide(owner->consumer, plan->entitlements,
        {.requiredFeature = arrival.feature, .computeUnits = arrival.computeUnits}, record);
    if (!std::holds_alternative<Accepted>(admission.decision))
        return refusal(arrival, admission, serving);
    return Ticket{.owner = owner,
        .plan = plan,
        .upstream = route ? route->upstream : Upstream{},
        .computeUnits = arrival.computeUnits,
        .target = std::move(arrival.target),
        .admission = admission};
}

} // namespace tollgate::gateway
