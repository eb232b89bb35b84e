#include "workspace/operation_watch.h"

namespace tollgate::workspace {

OperationWatch::OperationWatch(
    Connection& connection, std::chrono::milliseconds interval, QObject* parent)
    : QObject(parent), m_connection(connection)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &OperationWatch::poll);
}

void OperationWatch::follow(const std::string& operation)
{
    m_run = std::make_unique<QObject>();
    m_operation = operation;
    poll();
}

void OperationWatch::stop()
{
    m_timer.stop();
    m_run.reset();
}

void OperationWatch::poll()
{
    m_connection.ask<ports::Operation>(
        m_run.get(),
        [this](ports::Gateway& gateway, ports::Completion<ports::Operation> done) {
            gateway.operation(m_operation, std::move(done));
        },
        [this](const Result<ports::Operation>& operation) { onAnswer(operation); });
}

void OperationWatch::onAnswer(const Result<ports::Operation>& operation)
{
    const bool isUnanswered = !operation && operation.error().code == ErrorCode::Unavailable;
    if (isUnanswered || (operation && operation->state == ports::OperationState::Running))
        m_timer.start();
    if (operation)
        emit progressed(*operation);
    else if (!isUnanswered)
        emit failed(operation.error());
}

} // namespace tollgate::workspace
