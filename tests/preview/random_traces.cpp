#include "preview/random_traces.h"

#include <algorithm>
#include <random>

namespace tollgate::test {

namespace {

using namespace std::chrono;

class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_engine(seed) { }

    // 0 to bound-1; the modulo's bias does not matter here, equal results everywhere do.
    int below(int bound)
    {
        return static_cast<int>(m_engine() % static_cast<std::uint64_t>(bound));
    }
    bool oneIn(int chances) { return below(chances) == 0; }

    template <class T> T oneOf(std::initializer_list<T> values)
    {
        return *(values.begin() + below(static_cast<int>(values.size())));
    }

private:
    std::mt19937_64 m_engine;
};

Quota randomQuota(Dice& dice, Meter meter)
{
    Quota quota{.meter = meter};
    if (!dice.oneIn(5)) {
        // Compute units: halves, so that a crossing request leaves a fraction.
        const std::int64_t whole = dice.below(12);
        quota.included = meter == Meter::ComputeUnits ? Quantity{whole * 500'000} : Quantity{whole};
        if (meter == Meter::BytesOut)
            quota.included->value *= 100;
    }
    quota.whenExhausted
        = dice.oneOf({WhenExhausted::Refuse, WhenExhausted::BillOverage, WhenExhausted::Notify});
    quota.overagePrice.picoUnits = std::int64_t{dice.below(40'000)} * 1'000'000;
    return quota;
}

Plan randomPlan(Dice& dice, std::string id)
{
    Plan plan{.id = PlanId{std::move(id)}};
    plan.price.minorUnits = dice.below(5000);
    plan.cycle = dice.oneIn(4) ? Cycle::Daily : Cycle::Monthly;
    for (const Window window : kWindows) {
        if (!dice.oneIn(3))
            plan.rateLimits.push_back(
                {.window = window, .limit = dice.below(8) * (1 + int(indexOf(window)))});
    }
    for (const Meter meter : {Meter::Requests, Meter::ComputeUnits, Meter::BytesOut}) {
        if (dice.oneIn(2))
            plan.quotas.push_back(randomQuota(dice, meter));
    }
    if (dice.oneIn(2))
        plan.features.emplace_back("batch");
    return plan;
}

Instant randomInstant(Dice& dice)
{
    // The ends of a leap February, of a common one, of a year, and a day like any other.
    const sys_days day = dice.oneOf<sys_days>({sys_days(2016y / February / 28),
        sys_days(2016y / February / 29), sys_days(2016y / March / 1),
        sys_days(2017y / February / 28), sys_days(2017y / March / 30), sys_days(2017y / March / 31),
        sys_days(2017y / December / 31), sys_days(2018y / January / 1)});
    const auto minute = dice.oneOf<minutes>({0min, 1min, 59min, 60min, 719min, 1438min, 1439min});
    const auto rest = dice.oneOf<milliseconds>({0ms, 1ms, 500ms, 30'000ms, 59'999ms});
    return day + minute + rest;
}

OracleRequest randomRequest(Dice& dice, const OracleTrace& trace)
{
    OracleRequest request{.consumer = dice.oneOf<const char*>({"ada", "bob", "-"}),
        .method = dice.oneOf<const char*>({"GET", "POST"}),
        .path = dice.oneOf<const char*>({"/v1/search", "/v1/batch/1", "/v1/batch", "/"}),
        .event = {}};
    auto& event = request.event;
    event.decidedAt = event.settledAt = randomInstant(dice);
    event.status
        = dice.oneOf<metering::Status>({0, 101, 199, 200, 204, 302, 399, 400, 404, 500, 502});
    event.units[indexOf(Meter::BytesOut)] = Quantity{dice.below(300)};
    event.units[indexOf(Meter::ResourceSeconds)] = Quantity{dice.below(2'000'000)};
    if (trace.hasComputeUnits)
        event.units[indexOf(Meter::ComputeUnits)] = Quantity{dice.below(5) * 250'000};
    event.hasComputeUnits = trace.hasComputeUnits;
    return request;
}

// One time per request: decided and settled at once, in time order.
void settleAtOnce(OracleTrace& trace)
{
    std::vector<std::size_t> order(trace.requests.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::stable_sort(
        order, {}, [&](std::size_t i) { return trace.requests[i].event.decidedAt; });
    for (const std::size_t i : order) {
        trace.turns.push_back({.request = i});
        trace.turns.push_back({.request = i, .isSettlement = true});
    }
}

// As a gateway logs it: answers come late and out of order, some never; some were refused.
void settleLater(OracleTrace& trace, Dice& dice)
{
    std::ranges::stable_sort(
        trace.requests, {}, [](const OracleRequest& request) { return request.event.decidedAt; });
    std::vector<std::size_t> open;
    std::uint64_t n = 0;
    const auto settleOne = [&] {
        const auto at = open.begin() + dice.below(static_cast<int>(open.size()));
        trace.requests[*at].event.settled = {.node = 0, .n = ++n};
        trace.turns.push_back({.request = *at, .isSettlement = true});
        open.erase(at);
    };
    for (std::size_t i = 0; i < trace.requests.size(); ++i) {
        while (!open.empty() && dice.oneIn(2))
            settleOne();
        auto& event = trace.requests[i].event;
        event.decided = {.node = 0, .n = ++n};
        trace.turns.push_back({.request = i});
        if (dice.oneIn(6))
            event.refused = dice.oneOf({RefusalReason::Minute, RefusalReason::Quota,
                RefusalReason::RevokedKey, RefusalReason::Suspended});
        else
            open.push_back(i);
    }
    while (open.size() > 2)
        settleOne();
}

} // namespace

PlanSet randomPlans(std::uint64_t seed)
{
    Dice dice(seed * 3 + 1);
    PlanSet plans;
    for (const char* id : {"free", "pro"})
        plans.plans.push_back(randomPlan(dice, id));
    if (dice.oneIn(2)) {
        plans.routes = {{.id = RouteId{"batch"},
                            .method = "POST",
                            .path = "/v1/batch*",
                            .feature = "batch",
                            .computeUnits = Quantity{dice.below(4) * 1'250'000}},
            {.id = RouteId{"search"},
                .path = "/v1/search",
                .computeUnits = Quantity{dice.below(3) * 500'000}}};
    }
    return plans;
}

OracleTrace randomTrace(std::uint64_t seed, bool sequenced)
{
    Dice dice(seed * 3 + 2);
    OracleTrace trace;
    // A gateway's compute units come from its routes.
    trace.hasComputeUnits = !sequenced && dice.oneIn(3);
    const int count = 1 + dice.below(60);
    for (int i = 0; i < count; ++i)
        trace.requests.push_back(randomRequest(dice, trace));
    if (sequenced)
        settleLater(trace, dice);
    else
        settleAtOnce(trace);
    return trace;
}

AnchorDay randomAnchor(std::uint64_t seed)
{
    Dice dice(seed * 3);
    return {dice.oneOf<unsigned>({1, 1, 2, 15, 28, 29, 30, 31})};
}

} // namespace tollgate::test
