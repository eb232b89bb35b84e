#pragma once

#include "base/secret.h"
#include "connectors/admin_call.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>

#include <string>

namespace tollgate::connectors {

// A request below /admin/v1/.
struct AdminRequest {
    QByteArray verb = "GET";
    std::string path; // ids in it are encoded
    std::vector<std::pair<std::string, std::string>> query;
    Json body; // null: none
    ports::Consent consent;
};

// The path of something with an id: pathOf("consumers", id, "keys").
std::string pathOf(std::string_view list, std::string_view id, std::string_view rest = {});

// Sends requests with a token. Lives on the thread that calls it; the token appears in no message.
class AdminClient : public QObject {
    Q_OBJECT

public:
    AdminClient(QUrl address, Secret token);

    void send(const AdminRequest& request, ports::Completion<Json> done);

private:
    OutgoingCall outgoing(const AdminRequest& request) const;

    const QUrl m_address;
    const Secret m_token;
    QNetworkAccessManager m_network;
};

} // namespace tollgate::connectors
