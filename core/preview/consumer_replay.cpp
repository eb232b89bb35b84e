#include "preview/consumer_replay.h"

#include "billing/invoice.h"

#include <algorithm>

namespace tollgate::preview {

Result<Figures> ConsumerReplay::run(std::uint32_t consumer, const ReplayPlan& plan)
{
    const auto events = m_usage.eventsOf(consumer);
    m_plan = &plan;
    m_figures = {};
    m_anchor = m_rules.anchorFor(consumer);
    m_firstEvent = events.begin;
    m_periods.clear();
    m_states.assign(1, {.anchor = m_anchor});
    m_pending.assign(m_usage.isSequenced() ? events.size() : 1, std::nullopt);
    if (m_usage.isSequenced()) {
        runInSequence(events);
    } else {
        for (std::size_t event = events.begin; event < events.end; ++event) {
            m_firstEvent = event; // decided and settled at once: one place is enough
            decide(event, m_states.front());
            settle(event, m_states.front());
        }
    }
    return bill();
}

void ConsumerReplay::runInSequence(metering::UsageHistory::Range events)
{
    m_turns.clear();
    for (std::size_t event = events.begin; event < events.end; ++event) {
        m_turns.push_back({.sequence = m_usage.decidedSequence(event), .event = event});
        const metering::Sequence settled = m_usage.settledSequence(event);
        if (settled.n != 0)
            m_turns.push_back({.sequence = settled, .event = event, .isSettlement = true});
    }
    std::ranges::sort(m_turns, {}, &Turn::sequence);
    for (const Turn& turn : m_turns) {
        enforcement::LimitState& state = stateOn(turn.sequence.node);
        if (turn.isSettlement)
            settle(turn.event, state);
        else
            decide(turn.event, state);
        // What the gateway refused was never settled; let through here, it settles at once.
        if (!turn.isSettlement && m_usage.refused(turn.event))
            settle(turn.event, state);
    }
}

void ConsumerReplay::decide(std::size_t event, enforcement::LimitState& state)
{
    ++m_figures.requests;
    const Instant now = m_usage.decidedAt(event);
    if (metering::isKeyRefusal(m_usage, event)) {
        useOf(periodContaining(now, m_plan->plan.cycle, m_anchor));
        ++m_figures.refused[indexOf(RefusalKind::Key)];
        m_figures.firstRefusal = m_figures.firstRefusal.value_or(now);
        return;
    }
    const metering::Routed routed = m_routing.of(m_usage.targetOf(event));
    const enforcement::Request request{
        .requiredFeature = routed.feature, .computeUnits = routed.computeUnits};
    const enforcement::Step step = enforcement::decide(m_plan->entitlements, state, request, now);
    state = step.next;
    useOf(state.period);
    if (const auto* refused = std::get_if<enforcement::Refused>(&step.decision)) {
        ++m_figures.refused[indexOf(kindOf(refused->reason))];
        m_figures.firstRefusal = m_figures.firstRefusal.value_or(now);
        return;
    }
    ++m_figures.accepted;
    m_pending[event - m_firstEvent] = std::get<enforcement::Accepted>(step.decision);
}

void ConsumerReplay::settle(std::size_t event, enforcement::LimitState& state)
{
    auto& pending = m_pending[event - m_firstEvent];
    if (!pending)
        return;
    const Units used = usedBy(event);
    state = enforcement::settle(state, *pending, used);
    metering::PeriodUse& use = useOf(pending->period);
    for (std::size_t i = 0; i < kMeterCount; ++i)
        use.used[i] += used[i];
    pending.reset();
}

Units ConsumerReplay::usedBy(std::size_t event) const
{
    Units used{};
    if (!metering::countsIfAccepted(m_usage, event, m_rules.count))
        return used;
    for (const Meter meter : kMeters)
        used[indexOf(meter)] = m_usage.units(event, meter);
    if (!m_usage.hasOwnComputeUnits())
        used[indexOf(Meter::ComputeUnits)] = m_routing.of(m_usage.targetOf(event)).computeUnits;
    return used;
}

enforcement::LimitState& ConsumerReplay::stateOn(std::uint16_t node)
{
    if (m_states.size() <= node)
        m_states.resize(node + std::size_t{1});
    return m_states[node];
}

metering::PeriodUse& ConsumerReplay::useOf(const BillingPeriod& period)
{
    // Events come nearly in time order, so the last period is nearly always the one.
    const auto found = std::find_if(m_periods.rbegin(), m_periods.rend(),
        [&](const metering::PeriodUse& use) { return use.period == period; });
    if (found != m_periods.rend())
        return *found;
    return m_periods.emplace_back(metering::PeriodUse{.period = period});
}

Result<Figures> ConsumerReplay::bill()
{
    for (const metering::PeriodUse& use : m_periods) {
        const auto invoice = billing::invoiceFor(m_plan->plan, use);
        if (!invoice)
            return fail(invoice.error());
        Figures period{.overageMinorUnits = invoice->overage.minorUnits,
            .invoicedMinorUnits = invoice->total.minorUnits};
        period.used = use.used;
        for (const billing::RatedLine& line : invoice->lines)
            period.beyondQuota[indexOf(line.meter)] = line.beyond;
        if (!accumulate(m_figures, period))
            return fail({.code = ErrorCode::Overflow,
                .what = "the invoices add up to more money than 64 bits hold",
                .where = {},
                .remedy = "check prices and units"});
    }
    return m_figures;
}

} // namespace tollgate::preview
