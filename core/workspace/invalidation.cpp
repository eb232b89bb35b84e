#include "workspace/invalidation.h"

namespace tollgate::workspace {

namespace {

using State = InvalidationProgress::State;

constexpr std::chrono::milliseconds kInterval{500};

} // namespace

Invalidation::Invalidation(Connection& connection, QObject* parent)
    : Invalidation(connection, kInterval, parent)
{
}

Invalidation::Invalidation(
    Connection& connection, std::chrono::milliseconds interval, QObject* parent)
    : QObject(parent), m_connection(connection), m_watch(connection, interval)
{
    connect(&m_watch, &OperationWatch::progressed, this, &Invalidation::onOperation);
    connect(&m_watch, &OperationWatch::failed, this,
        [this](const Error& error) { end(State::Failed, error); });
}

bool Invalidation::isBusy() const
{
    return m_progress.state == State::Asking || m_progress.state == State::Proving;
}

void Invalidation::run(ports::InvalidationOrder order)
{
    if (isBusy())
        return;
    m_progress = {.state = State::Asking, .order = std::move(order)};
    emit changed();
    m_connection.ask<std::string>(
        this,
        [&](ports::Gateway& gateway, ports::Completion<std::string> done) {
            gateway.invalidate(m_progress.order, std::move(done));
        },
        [this](const Result<std::string>& operation) {
            // To drop a cache twice does no harm: a lost answer is a failure to try again.
            if (!operation)
                return end(State::Failed, operation.error());
            m_progress.state = State::Proving;
            emit changed();
            m_watch.follow(*operation);
        });
}

void Invalidation::onOperation(const ports::Operation& operation)
{
    m_progress.nodes = operation.nodes;
    switch (operation.state) {
    case ports::OperationState::Running:
        emit changed();
        break;
    case ports::OperationState::Done:
        end(State::Done);
        break;
    case ports::OperationState::Partial:
        end(State::Partial);
        break;
    case ports::OperationState::Failed:
        end(State::Failed);
        break;
    }
}

void Invalidation::end(State state, std::optional<Error> error)
{
    m_progress.state = state;
    m_progress.error = std::move(error);
    emit changed();
    emit ended();
}

} // namespace tollgate::workspace
