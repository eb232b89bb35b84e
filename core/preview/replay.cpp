#include "preview/replay.h"

#include "preview/consumer_replay.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

namespace tollgate::preview {

namespace {

// Consumers are dealt out in portions of about this many events: small enough to stop within a
// few milliseconds, large enough that dealing costs nothing.
constexpr std::size_t kPortion = 50'000;

class Replayer {
public:
    Replayer(const metering::UsageHistory& usage, const Side& side, const Rules& rules)
        : m_usage(usage), m_side(side), m_rules(rules), m_routing(usage, side.plans.routesOrNone()),
          m_figures(usage.consumerCount())
    {
        for (const Plan& plan : side.plans.plans)
            m_plans.push_back({.plan = plan, .entitlements = enforcement::entitlementsOf(plan)});
    }

    Result<std::vector<Figures>> run(const Watch& watch)
    {
        {
            std::jthread helper;
            if (m_usage.eventCount() > kPortion && std::thread::hardware_concurrency() > 1)
                helper = std::jthread(
                    [this, stop = watch.stop] { work({.stop = stop, .progress = {}}); });
            work(watch);
        }
        if (watch.stop.stop_requested())
            return fail(
                {.code = ErrorCode::Cancelled, .what = "stopped", .where = {}, .remedy = {}});
        if (m_error)
            return fail(*m_error);
        return std::move(m_figures);
    }

private:
    void work(const Watch& watch)
    {
        ConsumerReplay one(m_usage, m_routing, m_rules);
        while (!watch.stop.stop_requested() && !m_failed) {
            const auto [begin, end] = nextPortion();
            if (begin == end)
                return;
            for (std::uint32_t consumer = begin; consumer < end; ++consumer) {
                auto figures = one.run(consumer, m_plans[m_side.planOf[consumer]]);
                if (!figures)
                    return remember(
                        within(std::string(m_usage.consumerName(consumer)), figures.error()));
                m_figures[consumer] = *figures;
            }
            if (watch.progress)
                watch.progress(static_cast<double>(m_next) / m_usage.consumerCount());
        }
    }

    std::pair<std::uint32_t, std::uint32_t> nextPortion()
    {
        const std::lock_guard lock(m_mutex);
        const std::uint32_t begin = m_next;
        std::uint32_t end = begin;
        std::size_t events = 0;
        while (end < m_usage.consumerCount() && events < kPortion)
            events += m_usage.eventsOf(end++).size() + 1;
        m_next = end;
        return {begin, end};
    }

    void remember(Error error)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_error)
            m_error = std::move(error);
        m_failed = true;
    }

    const metering::UsageHistory& m_usage;
    const Side& m_side;
    const Rules& m_rules;
    metering::Routing m_routing;
    std::vector<ReplayPlan> m_plans;
    std::vector<Figures> m_figures;
    std::mutex m_mutex; // of what follows
    std::atomic<std::uint32_t> m_next = 0;
    std::optional<Error> m_error;
    std::atomic<bool> m_failed = false;
};

Result<Replay> summedUp(std::vector<Figures> consumers, const Side& side)
{
    Replay replay;
    replay.currency
        = side.plans.plans.empty() ? Currency{} : side.plans.plans.front().price.currency;
    for (const Figures& figures : consumers) {
        if (!accumulate(replay.total, figures))
            return fail({.code = ErrorCode::Overflow,
                .what = "the invoices of all consumers add up to more money than 64 bits hold",
                .where = {},
                .remedy = "check prices and units"});
        replay.consumersRefused += figures.firstRefusal ? 1 : 0;
    }
    replay.consumers = std::move(consumers);
    return replay;
}

} // namespace

Result<Replay> replay(
    const metering::UsageHistory& usage, const Side& side, const Rules& rules, const Watch& watch)
{
    return Replayer(usage, side, rules).run(watch).and_then([&](std::vector<Figures> consumers) {
        return summedUp(std::move(consumers), side);
    });
}

} // namespace tollgate::preview
