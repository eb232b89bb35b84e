#include "overview/overview_view_model.h"

#include "overview/live_figures.h"

#include <QElapsedTimer>
#include <QScopedValueRollback>

#include <algorithm>

namespace tollgate::pages {

using std::chrono::milliseconds;
using std::chrono::seconds;
using Health = workspace::ConnectionState::Health;

namespace {

constexpr milliseconds kLoadWindow{30'000};
constexpr int kStaleAfter = 3; // intervals without an answer

std::function<milliseconds()> machineClock()
{
    QElapsedTimer timer;
    timer.start();
    return [timer] { return milliseconds{timer.elapsed()}; };
}

} // namespace

OverviewViewModel::OverviewViewModel(
    workspace::Connection& connection, workspace::LiveUsage& live, QObject* parent)
    : OverviewViewModel(connection, live, Timing{}, parent)
{
}

OverviewViewModel::OverviewViewModel(
    workspace::Connection& connection, workspace::LiveUsage& live, Timing timing, QObject* parent)
    : QObject(parent), m_connection(connection), m_live(live), m_timing(std::move(timing)),
      m_invalidation(connection)
{
    if (!m_timing.clock)
        m_timing.clock = machineClock();
    wire();
    m_ticks.start(m_timing.tick);
    refreshFace();
    if (m_connection.isUp())
        onOpened();
}

void OverviewViewModel::wire()
{
    connect(&m_connection, &workspace::Connection::changed, this, &OverviewViewModel::onConnection);
    connect(&m_connection, &workspace::Connection::opened, this, &OverviewViewModel::onOpened);
    connect(&m_live, &workspace::LiveUsage::updated, this, &OverviewViewModel::onLive);
    connect(&m_ticks, &QTimer::timeout, this, &OverviewViewModel::tick);
    connect(&m_nodesTimer, &QTimer::timeout, this, &OverviewViewModel::askNodes);
    connect(&m_invalidation, &workspace::Invalidation::changed, this, [this] {
        if (m_state.invalidation)
            m_state.invalidation->progress = m_invalidation.progress();
        emit changed();
    });
}

// --- the connection

void OverviewViewModel::connectAgain() { m_connection.open(); }

void OverviewViewModel::cancelConnecting()
{
    if (m_state.face == OverviewFace::Connecting)
        m_connection.close();
}

void OverviewViewModel::unlock()
{
    if (m_state.canUnlock)
        m_connection.unlock();
}

void OverviewViewModel::onOpened()
{
    m_state.snapshot.reset();
    m_state.known = {};
    m_newest = {};
    m_answeredAt = now();
    m_live.start();
    m_nodesTimer.start(m_timing.nodes);
    askNodes();
    refreshFace();
    refreshFigures();
    emit changed();
}

void OverviewViewModel::onConnection()
{
    const Health health = m_connection.state().health;
    if (health == Health::Closed || health == Health::Failed || health == Health::Connecting) {
        m_live.stop();
        m_nodesTimer.stop();
    }
    refreshFace();
    refreshFigures();
    emit changed();
}

void OverviewViewModel::refreshFace()
{
    const workspace::ConnectionState& connection = m_connection.state();
    m_state.face = connection.health == Health::Closed ? OverviewFace::Empty
        : connection.health == Health::Connecting      ? OverviewFace::Connecting
        : connection.health == Health::Failed          ? OverviewFace::Failed
                                                       : OverviewFace::Ready;
    m_state.error = connection.error;
    m_state.steps = connection.steps;
    m_state.plans = connection.plans;
    m_state.writeRefusal = connection.writeRefusal;
    const Capabilities capabilities = connection.capabilities.value_or(Capabilities{});
    m_state.gateway = capabilities.name;
    m_state.durability = capabilities.durability;
    m_state.canUnlock = connection.writeRefusal && m_connection.isProduction()
        && capabilities.role != Role::Viewer && !m_connection.options().isReadOnly;
    m_state.typedName = m_connection.isProduction() ? capabilities.name : std::string();
}

// --- what is looked at

void OverviewViewModel::togglePause()
{
    if (m_state.face != OverviewFace::Ready)
        return;
    const QScopedValueRollback resuming(m_isResuming, true);
    if (m_live.isPaused())
        m_live.resume();
    else
        m_live.pause();
    followTime();
    refreshFigures();
    emit changed();
}

void OverviewViewModel::refresh()
{
    if (m_state.face != OverviewFace::Ready)
        return;
    askNodes();
    if (m_live.isPaused() && m_live.waitingUpdates() > 0) {
        togglePause(); // shows what waits, and holds again
        togglePause();
    }
}

void OverviewViewModel::setWindow(seconds window)
{
    m_window = window;
    refreshFigures();
    emit changed();
}

void OverviewViewModel::setHidden(bool isHidden)
{
    m_isHidden = isHidden;
    m_live.setHidden(isHidden);
    if (!isHidden && m_state.face == OverviewFace::Ready)
        askNodes();
}

void OverviewViewModel::onLive()
{
    if (m_isResuming)
        return; // shows anew what was heard before
    m_answeredAt = now();
    followTime();
    refreshFigures();
    emit changed();
}

// The gateway's own clock counts: its newest second, and from there on the time that passed here.
void OverviewViewModel::followTime()
{
    if (m_live.isPaused() && m_state.snapshot)
        return; // the view holds
    m_state.snapshot = m_live.snapshot();
    const auto& counted = m_state.snapshot->seconds;
    if (counted.empty()) {
        m_state.known = {};
        return;
    }
    const Instant end = counted.back().second + seconds{1};
    if (end != m_newest) {
        m_newest = end;
        m_newestAt = now();
    }
    const bool isFirst = m_state.known == TimeSpan{};
    const Instant oldest = end - seconds{static_cast<int>(workspace::LiveUsage::kKeptSeconds)};
    m_state.known.from = isFirst ? counted.front().second : std::max(m_state.known.from, oldest);
    m_state.known.to = m_newest + std::chrono::floor<seconds>(m_answeredAt - m_newestAt);
}

void OverviewViewModel::tick()
{
    measureLoad();
    if (m_state.face != OverviewFace::Ready)
        return;
    refreshFigures();
    emit changed();
}

void OverviewViewModel::measureLoad()
{
    m_load.push_back({now(), m_connection.questions()});
    while (m_load.size() > 2 && m_load.back().at - m_load[1].at >= kLoadWindow)
        m_load.pop_front();
    m_state.asked = static_cast<std::int64_t>(m_load.back().questions - m_load.front().questions);
    m_state.askedWithin = m_load.back().at - m_load.front().at;
}

void OverviewViewModel::refreshFigures()
{
    const Health health = m_connection.state().health;
    m_state.isPaused = m_live.isPaused();
    m_state.waiting = m_live.waitingUpdates();
    m_state.age = now() - m_answeredAt;
    m_state.isStale = m_state.face == OverviewFace::Ready
        && (health == Health::Stale || health == Health::Lost
            || m_state.age > kStaleAfter * m_live.interval());
    const bool isFalling = m_state.isStale && !m_state.isPaused && m_state.snapshot;
    const Instant end
        = m_state.known.to + (isFalling ? std::chrono::floor<seconds>(m_state.age) : seconds{0});
    m_state.window = {end - m_window, end};
    m_state.figures
        = m_state.snapshot ? figuresOf(*m_state.snapshot, m_state.known) : RecentFigures{};
    // Ages of nodes by the gateway's own clock: the newest heartbeat came when we asked.
    m_state.nodes.clear();
    Instant newest;
    for (const ports::NodeStatus& node : m_nodes)
        newest = std::max(newest, node.heartbeat);
    for (const ports::NodeStatus& node : m_nodes)
        m_state.nodes.push_back(
            {.status = node, .age = newest - node.heartbeat + (now() - m_nodesAt)});
    m_state.attention = attentionOf(m_state);
    m_state.attentionLeftOut = m_state.attention.size();
    if (m_state.attention.size() > OverviewState::kMostAttention)
        m_state.attention.resize(OverviewState::kMostAttention);
    m_state.attentionLeftOut -= m_state.attention.size();
}

// --- nodes

void OverviewViewModel::askNodes()
{
    if (m_isAskingNodes || (m_isHidden && m_state.areNodesKnown))
        return;
    m_isAskingNodes = true;
    m_connection.ask<std::vector<ports::NodeStatus>>(
        this,
        [](ports::Gateway& gateway, ports::Completion<std::vector<ports::NodeStatus>> done) {
            gateway.nodes(std::move(done));
        },
        [this](const Result<std::vector<ports::NodeStatus>>& nodes) { onNodes(nodes); });
}

void OverviewViewModel::onNodes(const Result<std::vector<ports::NodeStatus>>& nodes)
{
    m_isAskingNodes = false;
    m_state.nodesError = nodes ? std::nullopt : std::optional(nodes.error());
    if (nodes) {
        m_nodes = *nodes;
        m_nodesAt = now();
        m_state.areNodesKnown = true;
    }
    refreshFigures();
    emit changed();
}

} // namespace tollgate::pages
