#include "preview/demand.h"

#include "base/overloaded.h"
#include "domain/billing_period.h"
#include "metering/routing.h"

#include <algorithm>

namespace tollgate::preview {

namespace {

// Adds up what falls into one stretch of time after another.
class Stretches {
public:
    void add(Instant begin, Quantity quantity)
    {
        // Events come in the order of their decisions, so a stretch is over when the next begins.
        if (m_values.empty() || begin != m_begin) {
            m_begin = begin;
            m_values.emplace_back();
        }
        m_values.back() += quantity;
    }

    const std::vector<Quantity>& values() const { return m_values; }

private:
    Instant m_begin;
    std::vector<Quantity> m_values;
};

class DemandReader {
public:
    DemandReader(const metering::UsageHistory& usage, const Side& side, const Rules& rules)
        : m_usage(usage), m_rules(rules), m_routing(usage, side.plans.routesOrNone())
    {
    }

    std::vector<Quantity> of(std::uint32_t consumer, Meter meter, Cycle cycle) const
    {
        Stretches stretches;
        BillingPeriod period;
        const auto events = m_usage.eventsOf(consumer);
        for (std::size_t event = events.begin; event < events.end; ++event) {
            const Instant at = m_usage.decidedAt(event);
            if (!period.contains(at))
                period = periodContaining(at, cycle, m_rules.anchorFor(consumer));
            if (!metering::isKeyRefusal(m_usage, event)
                && metering::countsIfAccepted(m_usage, event, m_rules.count))
                stretches.add(period.begin, unitsOf(event, meter));
        }
        return stretches.values();
    }

    std::vector<Quantity> of(std::uint32_t consumer, Window window) const
    {
        Stretches stretches;
        const auto events = m_usage.eventsOf(consumer);
        for (std::size_t event = events.begin; event < events.end; ++event) {
            if (!metering::isKeyRefusal(m_usage, event))
                stretches.add(windowStart(window, m_usage.decidedAt(event)), Quantity{1});
        }
        return stretches.values();
    }

private:
    Quantity unitsOf(std::size_t event, Meter meter) const
    {
        if (meter == Meter::ComputeUnits && !m_usage.hasOwnComputeUnits())
            return m_routing.of(m_usage.targetOf(event)).computeUnits;
        return m_usage.units(event, meter);
    }

    const metering::UsageHistory& m_usage;
    const Rules& m_rules;
    metering::Routing m_routing;
};

// A fraction beyond a whole unit is a unit that a limit in whole units has to cover.
std::int64_t wholeUnits(Quantity quantity, const Dimension& dimension)
{
    const auto* meter = std::get_if<Meter>(&dimension);
    const std::int64_t one = meter ? quantityOf(*meter, 1)->value : 1;
    return quantity.value / one + (quantity.value % one != 0 ? 1 : 0);
}

} // namespace

Demand demandOn(std::uint32_t plan, const Dimension& dimension, const metering::UsageHistory& usage,
    const Side& side, const Rules& rules)
{
    const DemandReader reader(usage, side, rules);
    const Cycle cycle = side.plans.plans[plan].cycle;
    Demand demand;
    std::vector<std::int64_t> peaks;
    std::vector<std::int64_t> all;
    for (std::uint32_t consumer = 0; consumer < usage.consumerCount(); ++consumer) {
        if (side.planOf[consumer] != plan)
            continue;
        const auto values
            = std::visit(Overloaded{[&](Meter meter) { return reader.of(consumer, meter, cycle); },
                             [&](Window window) { return reader.of(consumer, window); }},
                dimension);
        std::int64_t peak = 0;
        for (const Quantity value : values) {
            all.push_back(wholeUnits(value, dimension));
            peak = std::max(peak, all.back());
        }
        demand.consumers.push_back({.consumer = consumer, .peak = peak});
        peaks.push_back(peak);
    }
    demand.peaks = LimitCurve(std::move(peaks));
    demand.all = LimitCurve(std::move(all));
    return demand;
}

} // namespace tollgate::preview
