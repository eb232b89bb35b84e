#include "sample.h"

#include "gateway/gatekeeper.h"
#include "gateway/secret.h"
#include "history/sample.h"
#include "metering/billable.h"

#include <algorithm>
#include <semaphore>
#include <utility>

namespace tollgate::app {

namespace {

using namespace std::chrono;

Failure unwritten()
{
    return fail({.code = ErrorCode::Unreadable,
        .what = "the history cannot be written",
        .where = "--data",
        .remedy = "make room, remove the folder and run init again"});
}

// Stands at the request at hand. Used by the thread that plays the traffic alone.
class RequestClock final : public gateway::Clock {
public:
    Instant now() const override { return m_now; }
    void set(Instant now) { m_now = now; }

private:
    Instant m_now;
};

// The numbers of the events in [from, until), in the order of time.
std::vector<std::uint32_t> inOrderOfTime(
    const metering::UsageHistory& usage, Instant from, Instant until)
{
    constexpr int kEventBits = 32;
    std::vector<std::uint64_t> keys;
    keys.reserve(usage.eventCount());
    for (std::size_t event = 0; event < usage.eventCount(); ++event) {
        const Instant at = usage.decidedAt(event);
        if (from <= at && at < until)
            keys.push_back(static_cast<std::uint64_t>((at - from).count()) << kEventBits | event);
    }
    std::ranges::sort(keys);
    std::vector<std::uint32_t> events(keys.size());
    std::ranges::transform(
        keys, events.begin(), [](std::uint64_t key) { return static_cast<std::uint32_t>(key); });
    return events;
}

// Plays generated traffic through the gate of a node, into its log.
class SamplePlayer {
public:
    SamplePlayer(store::Store& store, ports::NodeNumber node,
        std::shared_ptr<const gateway::Serving> serving)
        : m_store(store), m_serving(std::move(serving)), m_limiter(m_clock, node),
          m_log({.log = store.usage(),
              .node = node,
              .limiter = m_limiter,
              .clock = m_writersClock,
              .live = m_live,
              .trail = m_trail,
              .fold = {}}),
          m_gate(m_limiter, m_log)
    {
    }

    // Makes the consumers of the sample; they are the same in every month.
    Result<void> addConsumers(const std::vector<history::SampleConsumer>& consumers, Instant now);
    Result<void> play(const metering::UsageHistory& usage, Instant from, Instant until);

    std::size_t requests() const { return m_requests; }

private:
    Result<void> addConsumer(const history::SampleConsumer& consumer, Instant now);
    void ask(const metering::UsageHistory& usage, std::size_t event, std::uint32_t consumer);
    void log(gateway::UsageRecord record);
    Result<void> waitForWriter();

    static constexpr std::size_t kBatch = 8'192; // accepted requests; the writer is two behind

    store::Store& m_store;
    const std::shared_ptr<const gateway::Serving> m_serving;
    RequestClock m_clock;
    gateway::SystemClock m_writersClock;
    gateway::Limiter m_limiter;
    gateway::LiveUsage m_live;
    gateway::RefusalTrail m_trail;
    std::counting_semaphore<> m_batches{1};
    std::vector<gateway::KeyCache::Owner> m_owners; // by the consumer's number
    std::size_t m_requests = 0;
    std::size_t m_accepted = 0;
    bool m_isBatchFull = false;
    gateway::LogWriter m_log; // uses those above
    gateway::Gatekeeper m_gate;
};

Result<void> SamplePlayer::addConsumer(const history::SampleConsumer& sample, Instant now)
{
    const Consumer consumer{.id = sample.id,
        .name = sample.name,
        .plan = sample.plan,
        .planVersion = 1,
        .created = now};
    const std::string secret = gateway::makeSecret("tg_live_");
    const ApiKey key{.id = KeyId{gateway::makeId("key_")},
        .consumer = sample.id,
        .label = "sample",
        .prefix = secret.substr(0, gateway::kShownOfSecret),
        .created = now};
    m_owners.push_back(
        std::make_shared<const ports::KeyOwner>(ports::KeyOwner{.key = key, .consumer = consumer}));
    return m_store.consumers().create(consumer).and_then(
        [&] { return m_store.keys().create(key, gateway::hashOf(secret)); });
}

Result<void> SamplePlayer::addConsumers(
    const std::vector<history::SampleConsumer>& consumers, Instant now)
{
    return m_store.writeAtOnce([&]() -> Result<void> {
        for (const history::SampleConsumer& consumer : consumers) {
            if (auto added = addConsumer(consumer, now); !added)
                return added;
        }
        return {};
    });
}

Result<void> SamplePlayer::play(const metering::UsageHistory& usage, Instant from, Instant until)
{
    std::vector<std::uint32_t> consumerOf(usage.eventCount());
    for (std::uint32_t consumer = 0; consumer < usage.consumerCount(); ++consumer) {
        const auto events = usage.eventsOf(consumer);
        std::fill_n(consumerOf.begin() + static_cast<std::ptrdiff_t>(events.begin), events.size(),
            consumer);
    }
    for (const std::uint32_t event : inOrderOfTime(usage, from, until)) {
        ++m_requests;
        ask(usage, event, consumerOf[event]);
        if (!std::exchange(m_isBatchFull, false))
            continue;
        if (auto waited = waitForWriter(); !waited)
            return waited;
    }
    return {};
}

// The writer keeps trying a commit that fails; a program that makes a store has no reason to.
Result<void> SamplePlayer::waitForWriter()
{
    while (!m_batches.try_acquire_for(seconds(1))) {
        if (m_log.isFailing())
            return unwritten();
    }
    return {};
}

void SamplePlayer::ask(
    const metering::UsageHistory& usage, std::size_t event, std::uint32_t consumer)
{
    m_clock.set(usage.decidedAt(event));
    const metering::Target target
        = usage.target(metering::valueOf(usage.targetOf(event).value_or(metering::TargetIndex{})));
    auto verdict = m_gate.admit(m_owners[consumer],
        {.method = target.method, .path = std::string(target.path), .keySecret = {}}, *m_serving,
        m_clock.now());
    auto* ticket = std::get_if<gateway::Ticket>(&verdict);
    if (!ticket)
        return; // the gate has logged it
    gateway::UsageRecord record{.owner = ticket->owner,
        .plan = ticket->plan,
        .target = std::move(ticket->target),
        .decidedAt = ticket->admission.at,
        .decided = ticket->admission.sequence,
        .status = usage.status(event)};
    for (const Meter meter : kMeters)
        record.units[indexOf(meter)] = usage.units(event, meter);
    record.units[indexOf(Meter::ComputeUnits)] = ticket->computeUnits;
    const auto settle = [&record](const gateway::Settlement& settlement) {
        record.settledAt = settlement.at;
        record.settled = settlement.sequence;
        return metering::isBillable(record.status) ? record.units : Units{};
    };
    m_limiter.settle(ticket->owner->consumer.id, ticket->admission, settle);
    log(std::move(record));
}

void SamplePlayer::log(gateway::UsageRecord record)
{
    m_isBatchFull = ++m_accepted % kBatch == 0;
    if (m_isBatchFull)
        m_log.add(std::move(record), [this](bool) { m_batches.release(); });
    else
        m_log.add(std::move(record));
}

// The calendar months that the history takes part of.
std::vector<year_month> monthsOf(Instant from, Instant now)
{
    const auto monthOf = [](Instant at) {
        const year_month_day day(floor<days>(at));
        return day.year() / day.month();
    };
    std::vector<year_month> months;
    for (year_month month = monthOf(from); month <= monthOf(now); month += std::chrono::months(1))
        months.push_back(month);
    return months;
}

Result<std::shared_ptr<const gateway::Serving>> servingOf(store::Store& store)
{
    return store.plans().read().and_then(
        [](ports::Catalogue catalogue) { return gateway::Serving::of(std::move(catalogue)); });
}

Result<AddedSample> addFrom(store::Store& store, ports::NodeNumber node, const AddedSample& begun,
    Instant now, double scale)
{
    const auto serving = servingOf(store);
    if (!serving)
        return fail(serving.error());
    AddedSample added = begun;
    SamplePlayer player(store, node, *serving);
    for (const year_month month : monthsOf(begun.from, now)) {
        const auto sample = history::generateSample({.month = month, .scale = scale});
        if (!sample)
            return fail(sample.error());
        if (added.consumers == 0) {
            if (const auto made = player.addConsumers(sample->consumers, begun.from); !made)
                return fail(made.error());
            added.consumers = sample->consumers.size();
        }
        if (const auto played = player.play(sample->usage, begun.from, now); !played)
            return fail(played.error());
    }
    added.requests = player.requests();
    return added;
}

} // namespace

Instant sampleBegin(Instant now)
{
    const year_month_day today(floor<days>(now));
    year_month_day begin = today - months(1);
    if (!begin.ok())
        begin = begin.year() / begin.month() / last;
    return sys_days(begin);
}

Result<AddedSample> addSample(store::Store& store, Instant now, double scale)
{
    // A gateway goes on from it that is started without --node, or as the console starts its own.
    const auto node = store.nodes().enter({.name = "sample-1",
        .hasDefaultName = true,
        .adminUrl = {},
        .peerSecret = gateway::makeSecret("tg_peer_"),
        .heartbeat = now});
    if (!node)
        return fail(node.error());
    auto added = addFrom(store, node->number, {.from = sampleBegin(now)}, now, scale);
    if (const auto left = store.nodes().leave(node->number); !left)
        return fail(left.error());
    if (!added)
        return added;
    // The writer's last words come at its end: whether they were heard shows here.
    const auto checkpoint = store.usage().checkpoint(node->number);
    const auto newest = store.usage().newest();
    if (!checkpoint || !newest)
        return fail(!checkpoint ? checkpoint.error() : newest.error());
    if (checkpoint->position != *newest)
        return unwritten();
    return added;
}

} // namespace tollgate::app
