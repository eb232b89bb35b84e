#include <domain/plan_json.h>
#include <metering/usage_history_builder.h>
#include <preview/outcome.h>

#include <iostream>

using namespace tollgate;

int main()
{
    metering::UsageHistoryBuilder usage;
    for (const char* time :
        {"2026-03-14T10:00:00Z", "2026-03-14T10:00:30Z", "2026-03-14T10:00:59Z"}) {
        const Instant at = parseInstant(time).value();
        usage.add({.consumer = usage.consumer("acme"), .decidedAt = at, .settledAt = at});
    }
    const auto history = std::move(usage).build().value();
    const auto plans = parsePlanSet(
        R"({"plans":[{"id":"gold","rate_limits":[{"limit":2,"window":"minute"}]}]})", "plans.json");
    const auto outcome = preview::makeScenario(history, {.today = plans.value()})
                             .and_then([&](const preview::Scenario& scenario) {
                                 return preview::preview(history, scenario);
                             });
    if (!outcome)
        return std::cerr << describe(outcome.error()) << '\n', 1;
    std::cout << "2 a minute let " << outcome->before.accepted << " of " << outcome->before.requests
              << " through\n";
}
