#include "changes/changes_view_model.h"

#include <algorithm>

namespace tollgate::pages {

using Health = workspace::ConnectionState::Health;
using Progress = workspace::ChangeProgress::State;

ChangesViewModel::ChangesViewModel(workspace::Connection& connection, QObject* parent)
    : ChangesViewModel(connection, workspace::ChangeFlow::Pace{}, parent)
{
}

ChangesViewModel::ChangesViewModel(
    workspace::Connection& connection, workspace::ChangeFlow::Pace pace, QObject* parent)
    : QObject(parent), m_connection(connection), m_flow(connection, pace),
      m_invalidation(connection, pace.proof)
{
    wire();
    refreshConnection();
    if (m_state.face == ChangesFace::Ready)
        onOpened();
}

void ChangesViewModel::wire()
{
    connect(&m_connection, &workspace::Connection::changed, this, &ChangesViewModel::onConnection);
    connect(&m_connection, &workspace::Connection::opened, this, &ChangesViewModel::onOpened);
    connect(&m_connection, &workspace::Connection::plansRead, this, &ChangesViewModel::onPlans);
    connect(&m_flow, &workspace::ChangeFlow::changed, this, &ChangesViewModel::onFlow);
    connect(&m_flow, &workspace::ChangeFlow::ended, this, &ChangesViewModel::onFlowEnded);
    connect(&m_invalidation, &workspace::Invalidation::changed, this,
        &ChangesViewModel::onInvalidation);
}

// --- the connection

void ChangesViewModel::connectAgain() { m_connection.open(); }

void ChangesViewModel::cancelConnecting()
{
    if (m_state.face == ChangesFace::Connecting)
        m_connection.close();
}

void ChangesViewModel::unlock()
{
    if (m_state.canUnlock)
        m_connection.unlock();
}

void ChangesViewModel::onOpened()
{
    onPlans();
    askChanges();
}

void ChangesViewModel::onConnection()
{
    refreshConnection();
    emit changed();
}

void ChangesViewModel::onPlans()
{
    refreshConnection();
    if (m_state.plans)
        m_seen.learn(*m_state.plans);
    refreshStale();
    refreshShown();
    emit changed();
}

void ChangesViewModel::refreshConnection()
{
    const workspace::ConnectionState& connection = m_connection.state();
    m_state.face = connection.health == Health::Closed ? ChangesFace::Empty
        : connection.health == Health::Connecting      ? ChangesFace::Connecting
        : connection.health == Health::Failed          ? ChangesFace::Failed
                                                       : ChangesFace::Ready;
    m_state.error = connection.error;
    m_state.steps = connection.steps;
    m_state.plans = connection.plans;
    m_state.writeRefusal = connection.writeRefusal;
    m_state.isLost = connection.health == Health::Lost;
    m_state.age = connection.age;
    const Capabilities capabilities = connection.capabilities.value_or(Capabilities{});
    m_state.gateway = capabilities.name;
    m_state.canUnlock = connection.writeRefusal && m_connection.isProduction()
        && capabilities.role != Role::Viewer && !m_connection.options().isReadOnly;
    m_state.typedName = m_connection.isProduction() ? capabilities.name : std::string();
}

// --- the draft

void ChangesViewModel::setReview(workspace::ChangeReview review, workspace::SharedAnswer answer)
{
    if (m_flow.isBusy())
        return;
    m_state.draft = reviewedDraft(std::move(review), std::move(answer));
    m_state.selected.clear();
    // How the one before went is over with it.
    if (m_state.progressOf.empty())
        m_state.progress = {};
    refreshStale();
    refreshProof();
    emit changed();
}

void ChangesViewModel::dropReview()
{
    if (!m_state.draft || (m_flow.isBusy() && m_state.progressOf.empty()))
        return;
    m_state.draft.reset();
    m_state.stale.reset();
    if (m_state.selected.empty())
        selectNewest();
    emit changed();
}

void ChangesViewModel::apply(const std::string& typedName)
{
    if (!m_state.draft || m_state.stale || m_state.writeRefusal || m_flow.isBusy())
        return;
    m_state.progressOf.clear();
    m_flow.apply(workspace::orderOf(m_state.draft->review, typedName));
}

void ChangesViewModel::previewAgain()
{
    if (m_state.stale)
        emit previewAgainRequested();
}

// A plan that others changed meanwhile; what we apply ourselves moves it too.
void ChangesViewModel::refreshStale()
{
    const bool isOurs = m_state.progressOf.empty()
        && (m_state.isBusy() || m_state.progress.state == Progress::Done
            || m_state.progress.state == Progress::Partial);
    if (isOurs)
        return;
    m_state.stale.reset();
    if (!m_state.draft || !m_state.plans)
        return;
    const Plan* now = m_state.plans->find(m_state.draft->review.plan);
    if (!now || !now->version || *now->version == m_state.draft->review.baseVersion)
        return;
    m_state.stale = StaleReview{.now = *now, .moved = fieldsBetween(m_state.draft->before, *now)};
}

// --- what was applied

void ChangesViewModel::refresh()
{
    if (m_state.face != ChangesFace::Ready)
        return;
    askChanges();
    m_connection.refreshPlans();
}

void ChangesViewModel::askChanges()
{
    const quint64 turn = ++m_turn;
    m_connection.ask<std::vector<ports::Change>>(
        this,
        [](ports::Gateway& gateway, ports::Completion<std::vector<ports::Change>> done) {
            gateway.changes(std::move(done));
        },
        [this, turn](const Result<std::vector<ports::Change>>& changes) {
            if (turn == m_turn)
                onChanges(changes);
        });
}

void ChangesViewModel::onChanges(const Result<std::vector<ports::Change>>& changes)
{
    m_state.changesError = changes ? std::nullopt : std::optional(changes.error());
    if (changes) {
        const bool isFirst = !m_state.changes;
        m_changes = *changes;
        m_state.changes = std::make_shared<const std::vector<ShownChange>>();
        refreshShown();
        if (isFirst && !m_state.draft && m_state.selected.empty())
            selectNewest();
    }
    if (m_isFinishing)
        finish(changes.has_value());
    emit changed();
}

void ChangesViewModel::refreshShown()
{
    if (m_state.changes)
        m_state.changes
            = std::make_shared<const std::vector<ShownChange>>(shownChanges(m_changes, m_seen));
}

void ChangesViewModel::selectNewest()
{
    select(m_changes.empty() ? std::string() : m_changes.front().id);
}

void ChangesViewModel::select(const std::string& changeId)
{
    m_state.selected = changeId;
    m_operation.reset();
    m_state.proofError.reset();
    askProof();
    refreshProof();
    emit changed();
}

void ChangesViewModel::undo(const std::string& changeId, const std::string& typedName)
{
    const auto change = std::ranges::find(m_changes, changeId, &ports::Change::id);
    if (change == m_changes.end() || !change->undoneBy.empty() || m_state.writeRefusal
        || m_flow.isBusy())
        return;
    m_state.progressOf = changeId;
    m_flow.undo(changeId, typedName);
}

} // namespace tollgate::pages
