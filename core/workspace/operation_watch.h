#pragma once

#include "workspace/connection.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <string>

namespace tollgate::workspace {

// Asks for an operation until it has ended. A gateway that does not answer meanwhile is asked on:
// the operation goes on without us.
class OperationWatch : public QObject {
    Q_OBJECT

public:
    OperationWatch(
        Connection& connection, std::chrono::milliseconds interval, QObject* parent = nullptr);

    void follow(const std::string& operation); // forgets the one before
    void stop();

signals:
    void progressed(const tollgate::ports::Operation& operation); // the last one has ended
    void failed(const tollgate::Error& error); // there is no such operation, or no right to it

private:
    void poll();
    void onAnswer(const Result<ports::Operation>& operation);

    Connection& m_connection;
    QTimer m_timer;
    std::string m_operation;
    std::unique_ptr<QObject> m_run; // its death calls the question under way off
};

} // namespace tollgate::workspace
