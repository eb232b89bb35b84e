#include "preview/outcome_json.h"

#include "base/decimal.h"

#include <algorithm>

namespace tollgate::preview {

namespace {

constexpr std::array kWindowKinds{RefusalKind::Minute, RefusalKind::Hour, RefusalKind::Day};

bool anyPlan(const Scenario& scenario, const auto& holds)
{
    return std::ranges::any_of(scenario.before.plans.plans, holds)
        || std::ranges::any_of(scenario.after.plans.plans, holds);
}

// A whole number, or a decimal string where a fraction has to be told exactly.
Json quantityToJson(Meter meter, Quantity quantity)
{
    const std::int64_t one = quantityOf(meter, 1)->value;
    if (quantity.value % one == 0)
        return quantity.value / one;
    return formatQuantity(meter, quantity);
}

// Writes figures; knows what all of one outcome have in common.
class FiguresWriter {
public:
    FiguresWriter(const Scenario& scenario, Currency currency)
        : m_refusals(reportedRefusals(scenario)), m_meters(reportedMeters(scenario)),
          m_currency(std::move(currency))
    {
    }

    Json operator()(const Figures& figures, std::int64_t consumersRefused) const
    {
        Json refused = Json::object();
        for (const RefusalKind kind : m_refusals)
            refused[std::string(nameOf(kind))] = figures.refused[indexOf(kind)];
        Json beyond = Json::object();
        for (const Meter meter : m_meters)
            beyond[std::string(nameOf(meter))]
                = quantityToJson(meter, figures.beyondQuota[indexOf(meter)]);
        return {{"requests", figures.requests}, {"accepted", figures.accepted},
            {"refused", std::move(refused)}, {"consumers_refused", consumersRefused},
            {"over_quota_units", std::move(beyond)},
            {"overage", formatMoney({figures.overageMinorUnits, m_currency})},
            {"invoiced", formatMoney({figures.invoicedMinorUnits, m_currency})},
            {"currency", m_currency.code}};
    }

private:
    std::vector<RefusalKind> m_refusals;
    std::vector<Meter> m_meters;
    Currency m_currency;
};

Json consumerToJson(
    const ConsumerOutcome& one, const FiguresWriter& write, const OutcomeContext& context)
{
    const auto side
        = [&](const Figures& figures) { return write(figures, figures.firstRefusal ? 1 : 0); };
    Json json{{"consumer", context.usage.consumerName(one.consumer)},
        {"plan_before", context.scenario.before.planFor(one.consumer).id.value},
        {"plan_after", context.scenario.after.planFor(one.consumer).id.value},
        {"before", side(one.before)}, {"after", side(one.after)}};
    json["first_refusal_after"]
        = one.after.firstRefusal ? Json(formatInstant(*one.after.firstRefusal)) : Json(nullptr);
    return json;
}

} // namespace

std::vector<RefusalKind> reportedRefusals(const Scenario& scenario)
{
    std::vector<RefusalKind> kinds;
    for (const Window window : kWindows) {
        if (anyPlan(scenario, [&](const Plan& plan) { return plan.rateLimit(window) != nullptr; }))
            kinds.push_back(kWindowKinds[indexOf(window)]);
    }
    kinds.insert(kinds.end(), {RefusalKind::Quota, RefusalKind::Feature, RefusalKind::Key});
    return kinds;
}

std::vector<Meter> reportedMeters(const Scenario& scenario)
{
    std::vector<Meter> meters;
    for (const Meter meter : kMeters) {
        if (anyPlan(scenario, [&](const Plan& plan) { return plan.quota(meter) != nullptr; }))
            meters.push_back(meter);
    }
    return meters;
}

Json toJson(const Outcome& outcome, const OutcomeContext& context)
{
    const metering::UsageHistory& usage = context.usage;
    const FiguresWriter write(context.scenario, outcome.currency);
    Json json;
    json["usage"] = {{"events", usage.eventCount()}, {"unparsed", context.unparsed},
        {"consumers", usage.consumerCount()}, {"first", formatInstant(usage.first())},
        {"last", formatInstant(usage.last())}};
    json["before"] = write(outcome.before, outcome.consumersRefusedBefore);
    json["after"] = write(outcome.after, outcome.consumersRefusedAfter);
    const std::size_t count = context.top == 0 ? outcome.consumers.size()
                                               : std::min(context.top, outcome.consumers.size());
    json["consumers"] = Json::array();
    for (std::size_t i = 0; i < count; ++i)
        json["consumers"].push_back(consumerToJson(outcome.consumers[i], write, context));
    json["notes"] = context.notes;
    return json;
}

} // namespace tollgate::preview
