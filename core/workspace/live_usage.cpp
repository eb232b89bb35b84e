#include "workspace/live_usage.h"

#include <QElapsedTimer>

#include <algorithm>
#include <utility>

namespace tollgate::workspace {

LiveUsage::LiveUsage(Connection& connection, QObject* parent)
    : LiveUsage(connection, Pace{}, parent)
{
}

LiveUsage::LiveUsage(Connection& connection, Pace pace, QObject* parent)
    : QObject(parent), m_connection(connection), m_pace(pace), m_interval(pace.fastest),
      m_shown(std::make_shared<const LiveSnapshot>())
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &LiveUsage::poll);
}

void LiveUsage::start()
{
    m_run = std::make_unique<QObject>();
    m_interval = m_pace.fastest;
    m_isPaused = false;
    m_waiting = 0;
    m_cursor.clear();
    m_isBroken = false;
    m_gaps.clear();
    m_seconds.clear();
    m_slices.clear();
    m_shown = std::make_shared<const LiveSnapshot>();
    poll();
}

void LiveUsage::stop()
{
    m_timer.stop();
    m_run.reset();
}

void LiveUsage::setHidden(bool isHidden)
{
    const bool comesBack = m_isHidden && !isHidden;
    m_isHidden = isHidden;
    if (comesBack && m_timer.isActive()) {
        m_interval = m_pace.fastest;
        m_timer.start(m_interval);
    }
}

void LiveUsage::pause() { m_isPaused = true; }

void LiveUsage::resume()
{
    m_isPaused = false;
    m_waiting = 0;
    m_shown = drawn();
    emit updated();
}

void LiveUsage::poll()
{
    QElapsedTimer since;
    since.start();
    m_connection.ask<ports::LiveSlice>(
        m_run.get(),
        [this](ports::Gateway& gateway, ports::Completion<ports::LiveSlice> done) {
            gateway.liveUsage(m_cursor, std::move(done));
        },
        [this, since](
            Result<ports::LiveSlice> slice) { onAnswer(std::move(slice), since.elapsed()); });
}

void LiveUsage::onAnswer(Result<ports::LiveSlice> slice, qint64 tookMillis)
{
    adapt(slice.has_value(), std::chrono::milliseconds{tookMillis});
    m_timer.start(m_interval);
    if (!slice) {
        m_isBroken = true; // the connection says why; the cursor asks for what was missed
        return;
    }
    collect(*std::move(slice));
    if (m_isPaused)
        ++m_waiting;
    else
        m_shown = drawn();
    emit updated();
}

void LiveUsage::adapt(bool isGood, std::chrono::milliseconds took)
{
    constexpr int kLargestShare = 4; // of the interval that may go into waiting for the answer
    const bool isSlow = took * kLargestShare > m_interval;
    m_interval = !isGood || isSlow || m_isHidden ? std::min(m_interval * 2, m_pace.slowest)
                                                 : m_pace.fastest;
}

void LiveUsage::collect(ports::LiveSlice slice)
{
    // Another node counts seconds of its own, as does one that started anew: both start over.
    m_isBroken = m_isBroken || slice.isGap;
    m_cursor = std::move(slice.cursor);
    m_node = std::move(slice.node);
    if (slice.seconds.empty())
        return;
    noteGap(slice.seconds.front().second);
    Slice consumers{.until = slice.seconds.back().second,
        .consumers = {},
        .isPartial = slice.consumersLeftOut > 0};
    for (const ports::ConsumerDelta& delta : slice.consumers)
        consumers.consumers[delta.consumer] += delta.counts;
    m_slices.push_back(std::move(consumers));
    m_seconds.insert(m_seconds.end(), slice.seconds.begin(), slice.seconds.end());
    forgetOld();
}

// A gateway that was away may have started anew and forgotten: only seconds that follow each other
// then tell that nothing is missing.
void LiveUsage::noteGap(Instant next)
{
    if (std::exchange(m_isBroken, false) && !m_seconds.empty()) {
        const Instant from = m_seconds.back().second + std::chrono::seconds{1};
        if (from < next)
            m_gaps.push_back({.from = from, .to = next});
    }
}

void LiveUsage::forgetOld()
{
    const Instant oldest
        = m_seconds.back().second - std::chrono::seconds{static_cast<int>(kKeptSeconds) - 1};
    while (m_seconds.front().second < oldest)
        m_seconds.pop_front();
    while (m_slices.front().until < oldest)
        m_slices.pop_front();
    std::erase_if(m_gaps, [oldest](const LiveGap& gap) { return gap.to <= oldest; });
}

std::shared_ptr<const LiveSnapshot> LiveUsage::drawn() const
{
    auto snapshot = std::make_shared<LiveSnapshot>();
    snapshot->seconds.assign(m_seconds.begin(), m_seconds.end());
    snapshot->gaps = m_gaps;
    snapshot->node = m_node;
    for (const Slice& slice : m_slices) {
        for (const auto& [consumer, counts] : slice.consumers)
            snapshot->consumers[consumer] += counts;
        snapshot->isPartial = snapshot->isPartial || slice.isPartial;
    }
    return snapshot;
}

} // namespace tollgate::workspace
