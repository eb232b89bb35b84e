#include "workspace/change_flow.h"

#include "base/overloaded.h"

#include <QUuid>

#include <algorithm>

namespace tollgate::workspace {

using State = ChangeProgress::State;

ChangeFlow::ChangeFlow(Connection& connection, QObject* parent)
    : ChangeFlow(connection, Pace{}, parent)
{
}

ChangeFlow::ChangeFlow(Connection& connection, Pace pace, QObject* parent)
    : QObject(parent), m_connection(connection), m_watch(connection, pace.proof)
{
    m_readBack.setSingleShot(true);
    m_readBack.setInterval(pace.readBack);
    connect(&m_readBack, &QTimer::timeout, this, &ChangeFlow::readBack);
    connect(&m_watch, &OperationWatch::progressed, this, &ChangeFlow::onOperation);
    connect(&m_watch, &OperationWatch::failed, this,
        [this](const Error& error) { end(State::Partial, error); });
}

bool ChangeFlow::isBusy() const
{
    return m_progress.state == State::Submitting || m_progress.state == State::Unknown
        || m_progress.state == State::Proving;
}

void ChangeFlow::begin(bool isUndo)
{
    m_progress = {.state = State::Submitting, .isUndo = isUndo};
    emit changed();
}

void ChangeFlow::apply(ports::ChangeOrder order)
{
    if (isBusy())
        return;
    m_order = std::move(order);
    begin(false);
    m_connection.ask<ports::ChangeReceipt>(
        this,
        [&](ports::Gateway& gateway, ports::Completion<ports::ChangeReceipt> done) {
            gateway.submit(m_order, std::move(done));
        },
        [this](const Result<ports::ChangeReceipt>& receipt) { onSubmitted(receipt); });
}

void ChangeFlow::undo(std::string change, std::string confirmation)
{
    if (isBusy())
        return;
    m_undone = std::move(change);
    begin(true);
    const ports::Consent consent{.confirmation = std::move(confirmation),
        .idempotencyKey = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString()};
    m_connection.ask<ports::ChangeReceipt>(
        this,
        [&](ports::Gateway& gateway, ports::Completion<ports::ChangeReceipt> done) {
            gateway.undo(m_undone, consent, std::move(done));
        },
        [this](const Result<ports::ChangeReceipt>& receipt) { onSubmitted(receipt); });
}

void ChangeFlow::onSubmitted(const Result<ports::ChangeReceipt>& receipt)
{
    if (receipt)
        return prove(*receipt);
    const ErrorCode code = receipt.error().code;
    // What an answer did not reach us about may have happened. An answer that cannot be read is
    // one of those.
    if (code != ErrorCode::Unavailable && code != ErrorCode::InvalidData)
        return end(State::Failed, receipt.error());
    m_silence = receipt.error();
    m_progress.state = State::Unknown;
    m_progress.error = m_silence;
    m_readBack.start();
    emit changed();
}

void ChangeFlow::readBack()
{
    m_connection.ask<std::vector<ports::Change>>(
        this,
        [](ports::Gateway& gateway, ports::Completion<std::vector<ports::Change>> done) {
            gateway.changes(std::move(done));
        },
        [this](const Result<std::vector<ports::Change>>& changes) { onChanges(changes); });
}

void ChangeFlow::onChanges(const Result<std::vector<ports::Change>>& changes)
{
    if (!changes) {
        m_readBack.start();
        return;
    }
    const auto found
        = std::ranges::find_if(*changes, [this](const auto& change) { return isOurs(change); });
    if (found != changes->end())
        return prove({.change = found->id, .operation = found->operation});
    m_silence.remedy = "nothing was changed; try again";
    end(State::Failed, m_silence);
}

// A base is built upon once: with its digest it names the change.
bool ChangeFlow::isOurs(const ports::Change& change) const
{
    if (m_progress.isUndo)
        return change.undoes == m_undone;
    return change.digest == m_order.digest
        && std::visit(Overloaded{[&](const ports::PlanEdit& edit) {
                                     return change.plan == edit.plan
                                         && change.baseVersion == edit.baseVersion
                                         && change.edits == edit.edits;
                                 },
                          [&](const ports::PlanMove& move) {
                              return change.plan == move.to && change.undoes.empty()
                                  && std::ranges::equal(
                                      change.moved, move.consumers, {}, &ports::Moved::consumer);
                          }},
            m_order.what);
}

void ChangeFlow::prove(ports::ChangeReceipt receipt)
{
    m_progress.state = State::Proving;
    m_progress.error.reset();
    m_progress.receipt = std::move(receipt);
    emit changed();
    m_watch.follow(m_progress.receipt.operation);
}

void ChangeFlow::onOperation(const ports::Operation& operation)
{
    m_progress.nodes = operation.nodes;
    switch (operation.state) {
    case ports::OperationState::Running:
        emit changed();
        break;
    case ports::OperationState::Done:
        m_connection.refreshPlans();
        end(State::Done);
        break;
    case ports::OperationState::Partial:
    case ports::OperationState::Failed:
        // The change is made either way; what is missing is the proof of some nodes.
        m_connection.refreshPlans();
        end(State::Partial);
        break;
    }
}

void ChangeFlow::end(State state, std::optional<Error> error)
{
    m_progress.state = state;
    m_progress.error = std::move(error);
    emit changed();
    emit ended();
}

} // namespace tollgate::workspace
