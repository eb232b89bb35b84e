#pragma once

#include "workspace/connection.h"
#include "workspace/log_copy.h"

#include <QObject>

#include <memory>

namespace tollgate::workspace {

// The console's own copy of a gateway's usage history, in memory; it grows by cursor, and studies
// for the Plan Lab are made of it. Lives on the thread of its owner; decoding happens aside.
class HistoryCopy : public QObject {
    Q_OBJECT

public:
    explicit HistoryCopy(Connection& connection, QObject* parent = nullptr);

    // Commands.
    void refresh(); // reads what is new, then makes a study; nothing while it is at it
    void clear(); // for another gateway, or to read anew; calls off what is under way

    // Queries.
    bool isBusy() const { return m_run != nullptr; }
    const SharedStudy& study() const { return m_study; } // null before the first

signals:
    void progressed(quint64 events); // read so far
    void ready(const tollgate::workspace::SharedStudy& study);
    void failed(const tollgate::Error& error);

private:
    void readLog();
    void addBlocks(ports::HistorySlice slice);
    void readPlans();
    void readConsumers(const std::string& cursor);
    void makeStudy();
    void fail(const Error& error);

    Connection& m_connection;
    std::unique_ptr<QObject> m_run; // its death calls off what is under way
    std::shared_ptr<LogCopy> m_log; // lent to one aside thread at a time
    std::string m_cursor;
    std::shared_ptr<Serving> m_serving;
    SharedStudy m_study;
};

} // namespace tollgate::workspace
