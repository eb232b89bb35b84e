#include "gateway/log_writer.h"

#include <algorithm>
#include <cstdio>
#include <iterator>

namespace tollgate::gateway {

using namespace std::chrono_literals;

namespace {

constexpr auto kCollectFor = LogWriter::kRelaxedWindow / 2; // the commit itself takes time too
constexpr auto kCheckpointEvery = 1s;
constexpr std::size_t kCheckpointEvents = 50'000;
constexpr std::size_t kFlushAt = 8'192; // events that do not wait for the window
constexpr auto kRetryAfter = 200ms;
constexpr auto kLongestHold = 10s;

} // namespace

LogWriter::LogWriter(Parts parts)
    : m_parts(std::move(parts)), m_lastCheckpoint(std::chrono::steady_clock::now()),
      m_thread([this](const std::stop_token& stop) { run(stop); })
{
}

LogWriter::~LogWriter()
{
    m_thread.request_stop();
    m_thread.join();
}

void LogWriter::add(UsageRecord record)
{
    bool isFull = false;
    {
        const std::lock_guard lock(m_mutex);
        m_incoming.records.push_back(std::move(record));
        isFull = m_incoming.records.size() == kFlushAt;
    }
    if (isFull)
        m_wake.notify_one();
}

void LogWriter::add(UsageRecord record, Committed committed)
{
    {
        const std::lock_guard lock(m_mutex);
        m_incoming.records.push_back(std::move(record));
        m_incoming.waiters.push_back(std::move(committed));
    }
    m_wake.notify_one();
}

void LogWriter::countUnknown() { m_unknown.fetch_add(1, std::memory_order_relaxed); }

void LogWriter::run(const std::stop_token& stop)
{
    while (collect(stop))
        commit(stop);
    commit(stop); // what came last, with a checkpoint
}

// Waits for somebody who waits for a commit, for many events, or for the window to pass. False
// when it is time to stop.
bool LogWriter::collect(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    m_wake.wait_for(lock, stop, kCollectFor,
        [this] { return !m_incoming.waiters.empty() || m_incoming.records.size() >= kFlushAt; });
    m_batch.records.clear();
    m_batch.waiters.clear();
    std::swap(m_batch, m_incoming);
    return !stop.stop_requested();
}

// A refusal may rest on accepted requests that are still under way. It is held until those stand
// in the log, so that after a crash the log never holds a refusal without its cause. The bound is
// there for answers that stream for hours.
void LogWriter::holdBack()
{
    const Instant now = m_parts.clock.now();
    auto& records = m_batch.records;
    records.insert(records.end(), std::make_move_iterator(m_held.begin()),
        std::make_move_iterator(m_held.end()));
    m_held.clear();
    const auto isFree = [&](const UsageRecord& record) {
        return !record.waitsForOthers || now - record.decidedAt > kLongestHold
            || !m_parts.limiter.hasOpenBefore(record.owner->consumer.id, record.decided);
    };
    const auto held = std::stable_partition(records.begin(), records.end(), isFree);
    m_held.assign(std::make_move_iterator(held), std::make_move_iterator(records.end()));
    records.erase(held, records.end());
    const auto waited = [](const UsageRecord& record) { return record.waitsForOthers; };
    if (std::ranges::any_of(records, waited))
        takeWhatCameMeanwhile();
}

// A cause that was settled after the batch was taken is not in it, and yet no longer under way: it
// goes into the commit of the refusals that it frees.
void LogWriter::takeWhatCameMeanwhile()
{
    Batch more;
    {
        const std::lock_guard lock(m_mutex);
        std::swap(more, m_incoming);
    }
    for (UsageRecord& record : more.records)
        (record.waitsForOthers ? m_held : m_batch.records).push_back(std::move(record));
    std::ranges::move(more.waiters, std::back_inserter(m_batch.waiters));
}

// The batch as a row of the log; folding and showing it is part of the same pass.
ports::LogCommit LogWriter::packBatch()
{
    metering::EventBlockWriter block;
    for (const UsageRecord& record : m_batch.records) {
        const metering::LoggedEvent event = record.event();
        block.add(event);
        m_parts.fold.add(event);
        m_parts.trail.add(event);
    }
    ports::LogCommit commit{.node = m_parts.node, .events = block.eventCount()};
    if (commit.events > 0)
        commit.block = std::move(block).finish();
    return commit;
}

bool LogWriter::isCheckpointDue(bool isLast)
{
    const auto now = std::chrono::steady_clock::now();
    m_eventsSinceCheckpoint += m_batch.records.size();
    if (m_eventsSinceCheckpoint == 0
        || (!isLast && now - m_lastCheckpoint < kCheckpointEvery
            && m_eventsSinceCheckpoint < kCheckpointEvents))
        return false;
    m_lastCheckpoint = now;
    m_eventsSinceCheckpoint = 0;
    return true;
}

void LogWriter::commit(const std::stop_token& stop)
{
    const bool isLast = stop.stop_requested();
    if (isLast)
        std::ranges::move(m_held, std::back_inserter(m_batch.records));
    else
        holdBack();
    if (const auto unknown = m_unknown.exchange(0); unknown > 0)
        m_parts.live.addUnknown(unknown, m_parts.clock.now());
    const bool withCheckpoint = isCheckpointDue(isLast);
    if (m_batch.records.empty() && !withCheckpoint)
        return;

    ports::LogCommit commit = packBatch();
    ports::CheckpointRows rows;
    if (withCheckpoint) {
        rows = m_parts.fold.takeChanged();
        commit.checkpoint = &rows;
    }
    const bool isDurable = append(stop, commit);
    m_parts.live.add(m_batch.records, m_parts.clock.now());
    for (const Committed& committed : m_batch.waiters)
        committed(isDurable);
}

// Tries until it is written: a full disk may get room again, and nothing is dropped before then.
// Only a gateway that stops gives up.
bool LogWriter::append(const std::stop_token& stop, const ports::LogCommit& commit)
{
    for (;;) {
        const auto position = m_parts.log.append(commit);
        m_isFailing.store(!position.has_value(), std::memory_order_relaxed);
        if (position)
            return true;
        std::fprintf(stderr, "tollgated: usage events cannot be written: %s\n",
            describe(position.error()).c_str());
        if (stop.stop_requested())
            return false;
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, stop, kRetryAfter, [] { return false; });
    }
}

} // namespace tollgate::gateway
