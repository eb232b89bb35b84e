#pragma once

#include "base/json.h"
#include "connectors/reply_problem.h"
#include "ports/gateway.h"

#include <QNetworkRequest>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>

class QNetworkAccessManager;

namespace tollgate::connectors {

inline constexpr std::chrono::seconds kConnectPatience{5};
inline constexpr std::chrono::seconds kAnswerPatience{30};

// A request as it goes out; the token is in `request` already.
struct OutgoingCall {
    QNetworkRequest request;
    QByteArray verb; // "GET" or "POST"
    QByteArray body;
};

// One request and its answer. An answer of 429 or 503 that says when to come back is obeyed, as
// long as that is within the patience and the request may be sent twice.
class AdminCall : public QObject {
    Q_OBJECT

public:
    AdminCall(QNetworkAccessManager& network, OutgoingCall call, ports::Completion<Json> done);

    void start();

signals:
    void finished();

private:
    void onRequestSent();
    void onTimeout();
    void onAnswered();
    bool comesBack(int status);
    void answer(Result<Json> result);

    QNetworkAccessManager& m_network;
    OutgoingCall m_call;
    ports::Completion<Json> m_done;
    QPointer<QNetworkReply> m_reply;
    QTimer m_patience;
    Progress m_progress = Progress::Asked;
    std::chrono::seconds m_waited{0}; // because the gateway asked for it
};

} // namespace tollgate::connectors
