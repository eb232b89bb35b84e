#include "preview/fixtures.h"

#include "domain/plan_json.h"
#include "metering/usage_history_builder.h"

#include <fmt/format.h>

namespace tollgate::test {

metering::UsageHistory historyOf(std::initializer_list<Burst> bursts)
{
    metering::UsageHistoryBuilder builder;
    for (const Burst& burst : bursts) {
        metering::UsageEvent event{.consumer = builder.consumer(burst.consumer),
            .target = builder.target(burst.method, burst.path),
            .status = burst.status};
        for (int i = 0; i < burst.count; ++i) {
            event.decidedAt = event.settledAt = *parseInstant(burst.start) + i * burst.apart;
            builder.add(event);
        }
    }
    return *std::move(builder).build();
}

PlanSet plansOf(std::string_view plans, std::string_view routes)
{
    std::string text = fmt::format(R"({{"plans":[{}])", plans);
    text += routes.empty() ? "}" : fmt::format(R"(,"routes":[{}]}})", routes);
    return parsePlanSet(text, "fixture").value();
}

preview::Scenario scenarioOf(
    const metering::UsageHistory& usage, const PlanSet& today, const std::optional<PlanSet>& draft)
{
    return preview::makeScenario(
        usage, {.today = today, .draft = draft, .defaultPlan = {}, .assignments = {}})
        .value();
}

QString lineOf(const preview::Figures& figures)
{
    std::string line = fmt::format("{} requests, {} accepted", figures.requests, figures.accepted);
    for (const RefusalKind kind : kRefusalKinds) {
        if (figures.refused[indexOf(kind)] > 0)
            line += fmt::format(", {} {}", nameOf(kind), figures.refused[indexOf(kind)]);
    }
    std::int64_t beyond = 0;
    for (const Meter meter : kMeters)
        beyond += figures.beyondQuota[indexOf(meter)].value;
    return QString::fromStdString(line
        + fmt::format(", beyond {}, overage {}, invoiced {}", beyond,
            formatMoney({figures.overageMinorUnits, {}}),
            formatMoney({figures.invoicedMinorUnits, {}})));
}

} // namespace tollgate::test
