#include "ui/changes/many_on_pro.h"

#include "metering/usage_history_builder.h"

#include <array>
#include <string>

namespace tollgate::test {

namespace {

constexpr std::array<const char*, 21> kFirst{"Nordlicht", "Hafen", "Tidewater", "Parcel", "Kiosk",
    "Feld", "Atlas", "Bright", "Cobalt", "Quarry", "Moos", "Ufer", "Linden", "Ember", "Delta",
    "Harbour", "Juniper", "Kelvin", "Larch", "Meridian", "Orchard"};
constexpr std::array<const char*, 20> kLast{"Maps", "Logistics", "Labs", "Post", "Data", "Freight",
    "Analytics", "Works", "Retail", "Systems", "Media", "Travel", "Mobility", "Energy", "Health",
    "Foods", "Print", "Studio", "Tickets", "Weather"};
constexpr int kConsumers = 412;

std::string nameOf(std::size_t consumer)
{
    return std::string(kFirst[consumer % kFirst.size()]) + ' ' + kLast[consumer % kLast.size()];
}

// Few at the ends, most in the middle, a long tail.
int requestsOf(int consumer)
{
    const int spread = consumer * 37 % kConsumers;
    return 20 + spread / 2 + (spread > 300 ? (spread - 300) * 3 : 0);
}

} // namespace

workspace::SharedStudy manyOnPro(const Plan& pro)
{
    const Instant first = *parseInstant("2026-10-01T00:00:00Z");
    const auto month = std::chrono::hours(24 * 31);
    metering::UsageHistoryBuilder builder;
    std::vector<std::string> names;
    for (int i = 0; i < kConsumers; ++i) {
        names.push_back(nameOf(static_cast<std::size_t>(i)));
        metering::UsageEvent event{.consumer = builder.consumer("cust_" + std::to_string(i))};
        const int requests = requestsOf(i);
        for (int n = 0; n < requests; ++n) {
            event.decidedAt = event.settledAt
                = first + std::chrono::floor<std::chrono::seconds>(month * n / requests);
            builder.add(event);
        }
        event.decidedAt = event.settledAt = first + month - std::chrono::seconds(1);
        builder.add(event);
    }
    return std::make_shared<const workspace::Study>(workspace::Study{.title = "gateway-eu",
        .usage = *std::move(builder).build(),
        .today = PlanSet{.plans = {pro}},
        .planOf = preview::PlanOfConsumer(kConsumers, 0),
        .names = std::move(names)});
}

} // namespace tollgate::test
