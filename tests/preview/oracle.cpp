#include "preview/oracle.h"

#include <map>
#include <set>

namespace tollgate::test {

namespace {

using namespace std::chrono;

// A request that was let through.
struct Served {
    std::string minute;
    std::string hour;
    std::string day;
    std::string period;
    bool settled = false;
    Units reserved{};
    Units used{};
};

// Walks back day by day to the last one on which a period starts.
std::string periodName(Instant instant, Cycle cycle, AnchorDay anchor)
{
    sys_days today = floor<days>(instant);
    while (cycle == Cycle::Monthly) {
        const year_month_day date(today);
        const bool lastOfMonth = year_month_day(today + days(1)).day() == day(1);
        if (date.day() == day(anchor.day) || (lastOfMonth && date.day() < day(anchor.day)))
            break;
        today -= days(1);
    }
    return formatInstant(today);
}

class Oracle {
public:
    Oracle(const OracleTrace& trace, const Plan& plan, const std::vector<Route>& routes,
        const preview::Rules& rules, AnchorDay anchor)
        : m_trace(trace), m_plan(plan), m_routes(routes), m_rules(rules), m_anchor(anchor)
    {
    }

    void decide(std::size_t number)
    {
        const auto& event = m_trace.requests[number].event;
        const std::string now = formatInstant(event.decidedAt);
        m_periods.insert(periodName(event.decidedAt, m_plan.cycle, m_anchor));
        ++m_figures.requests;
        Served served{.minute = now.substr(0, 16),
            .hour = now.substr(0, 13),
            .day = now.substr(0, 10),
            .period = periodName(event.decidedAt, m_plan.cycle, m_anchor)};
        if (const auto kind = refusal(number, served)) {
            ++m_figures.refused[indexOf(*kind)];
            if (!m_figures.firstRefusal)
                m_figures.firstRefusal = event.decidedAt;
            return;
        }
        ++m_figures.accepted;
        served.reserved[indexOf(Meter::Requests)] = Quantity{1};
        served.reserved[indexOf(Meter::ComputeUnits)] = weightOf(number);
        m_served[number] = served;
        // An import settles at once, and so does what the gateway had refused.
        if (event.refused)
            settle(number);
    }

    void settle(std::size_t number)
    {
        const auto found = m_served.find(number);
        if (found == m_served.end() || found->second.settled)
            return;
        const auto& event = m_trace.requests[number].event;
        Served& served = found->second;
        served.settled = true;
        const bool good = event.status == 0 || event.status == 101 || event.status / 100 == 2
            || event.status / 100 == 3 || event.refused;
        if (m_rules.count == metering::CountRule::Billable && !good)
            return;
        served.used = event.units;
        served.used[indexOf(Meter::Requests)] = Quantity{1};
        if (!m_trace.hasComputeUnits)
            served.used[indexOf(Meter::ComputeUnits)] = weightOf(number);
    }

    preview::Figures figures()
    {
        for (const std::string& period : m_periods)
            bill(period);
        return m_figures;
    }

private:
    const Route* routeOf(std::size_t number) const
    {
        const auto& request = m_trace.requests[number];
        for (const Route& route : m_routes) {
            const bool everything = !route.path.empty() && route.path.back() == '*';
            const std::string prefix
                = route.path.substr(0, route.path.size() - (everything ? 1 : 0));
            const bool path = route.path.empty() || request.path == route.path
                || (everything && request.path.rfind(prefix, 0) == 0);
            if ((route.method.empty() || route.method == request.method) && path)
                return &route;
        }
        return nullptr;
    }

    Quantity weightOf(std::size_t number) const
    {
        const Route* route = routeOf(number);
        return route ? route->computeUnits : Quantity{1'000'000};
    }

    std::optional<RefusalKind> refusal(std::size_t number, const Served& asked) const
    {
        const auto& recorded = m_trace.requests[number].event.refused;
        if (recorded == RefusalReason::RevokedKey || recorded == RefusalReason::Suspended)
            return RefusalKind::Key;
        const Route* route = routeOf(number);
        if (route && !route->feature.empty() && !m_plan.hasFeature(route->feature))
            return RefusalKind::Feature;
        std::int64_t inMinute = 0;
        std::int64_t inHour = 0;
        std::int64_t inDay = 0;
        for (const auto& [other, served] : m_served) {
            inMinute += served.minute == asked.minute ? 1 : 0;
            inHour += served.hour == asked.hour ? 1 : 0;
            inDay += served.day == asked.day ? 1 : 0;
        }
        if (isAtLimit(Window::Day, inDay))
            return RefusalKind::Day;
        if (isAtLimit(Window::Hour, inHour))
            return RefusalKind::Hour;
        if (isAtLimit(Window::Minute, inMinute))
            return RefusalKind::Minute;
        for (const Quota& quota : m_plan.quotas) {
            const std::int64_t taken = takenOf(quota.meter, asked.period);
            if (quota.whenExhausted == WhenExhausted::Refuse && quota.included
                && taken >= quota.included->value)
                return RefusalKind::Quota;
        }
        return std::nullopt;
    }

    bool isAtLimit(Window window, std::int64_t count) const
    {
        for (const RateLimit& limit : m_plan.rateLimits) {
            if (limit.window == window && count >= limit.limit)
                return true;
        }
        return false;
    }

    std::int64_t takenOf(Meter meter, const std::string& period) const
    {
        std::int64_t taken = 0;
        for (const auto& [number, served] : m_served) {
            if (served.period == period)
                taken += (served.settled ? served.used : served.reserved)[indexOf(meter)].value;
        }
        return taken;
    }

    void bill(const std::string& period)
    {
        m_figures.invoicedMinorUnits += m_plan.price.minorUnits;
        for (const Meter meter : kMeters) {
            std::int64_t used = 0;
            for (const auto& [number, served] : m_served)
                used += served.period == period ? served.used[indexOf(meter)].value : 0;
            m_figures.used[indexOf(meter)].value += used;
            const Quota* quota = m_plan.quota(meter);
            if (!quota || !quota->included || used <= quota->included->value)
                continue;
            const std::int64_t beyond = used - quota->included->value;
            m_figures.beyondQuota[indexOf(meter)].value += beyond;
            if (quota->whenExhausted != WhenExhausted::BillOverage)
                continue;
            // Prices of the traces are whole micro-units, so that 64 bits are enough here:
            // cents = beyond x price / 10^4, and 10^6 more where the meter counts micro-units.
            const bool micro = meter == Meter::ComputeUnits || meter == Meter::ResourceSeconds;
            const std::int64_t divisor = micro ? 10'000'000'000 : 10'000;
            const std::int64_t product = beyond * (quota->overagePrice.picoUnits / 1'000'000);
            const std::int64_t cents
                = product / divisor + (product % divisor * 2 >= divisor ? 1 : 0);
            m_figures.overageMinorUnits += cents;
            m_figures.invoicedMinorUnits += cents;
        }
    }

    const OracleTrace& m_trace;
    const Plan& m_plan;
    const std::vector<Route>& m_routes;
    const preview::Rules& m_rules;
    AnchorDay m_anchor;
    std::map<std::size_t, Served> m_served;
    std::set<std::string> m_periods;
    preview::Figures m_figures;
};

} // namespace

preview::Figures oracleFigures(const OracleTrace& trace, const std::string& consumer,
    const Plan& plan, const std::vector<Route>& routes, const preview::Rules& rules,
    AnchorDay anchor)
{
    Oracle oracle(trace, plan, routes, rules, anchor);
    for (const OracleTurn& turn : trace.turns) {
        if (trace.requests[turn.request].consumer != consumer)
            continue;
        if (turn.isSettlement)
            oracle.settle(turn.request);
        else
            oracle.decide(turn.request);
    }
    return oracle.figures();
}

} // namespace tollgate::test
