#pragma once

#include "base/secret.h"
#include "ports/gateway.h"
#include "workspace/connection.h"
#include "workspace/history_copy.h"
#include "workspace/live_usage.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

#include <memory>

namespace tollgate::console {

// Everything that goes with one connection: its history is copied as long as it lives, and its live
// usage followed by whoever shows it.
class GatewaySession : public QObject {
    Q_OBJECT

public:
    GatewaySession(const QUrl& admin, const Secret& token, workspace::ConnectionOptions options,
        QObject* parent = nullptr);
    ~GatewaySession() override;

    void open();
    void readAnew(); // history and plans: after a change

    const std::shared_ptr<ports::Gateway>& gateway() const { return m_gateway; }
    workspace::Connection& connection() { return m_connection; }
    workspace::LiveUsage& live() { return m_live; }
    workspace::HistoryCopy& history() { return m_history; }

private:
    void onOpened();

    std::shared_ptr<ports::Gateway> m_gateway;
    workspace::Connection m_connection;
    workspace::LiveUsage m_live;
    workspace::HistoryCopy m_history;
    QTimer m_historyTimer;
};

} // namespace tollgate::console
