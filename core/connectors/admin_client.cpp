#include "connectors/admin_client.h"

#include <QUrlQuery>

namespace tollgate::connectors {

namespace {

QString encoded(std::string_view text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(
        QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))));
}

} // namespace

std::string pathOf(std::string_view list, std::string_view id, std::string_view rest)
{
    std::string path = std::string(list) + '/' + encoded(id).toStdString();
    return rest.empty() ? path : path + '/' + std::string(rest);
}

AdminClient::AdminClient(QUrl address, Secret token)
    : m_address(std::move(address)), m_token(std::move(token)), m_network(this)
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy); // it would carry the token
}

void AdminClient::send(const AdminRequest& request, ports::Completion<Json> done)
{
    auto* call = new AdminCall(m_network, outgoing(request), std::move(done));
    call->setParent(this);
    connect(call, &AdminCall::finished, call, &QObject::deleteLater);
    call->start();
}

OutgoingCall AdminClient::outgoing(const AdminRequest& request) const
{
    QUrl url = m_address;
    url.setPath(url.path(QUrl::FullyEncoded) + QStringLiteral("/admin/v1/")
            + QString::fromStdString(request.path),
        QUrl::TolerantMode);
    QString query;
    for (const auto& [name, value] : request.query)
        query += (query.isEmpty() ? QString() : QStringLiteral("&")) + encoded(name) + u'='
            + encoded(value);
    url.setQuery(query);
    OutgoingCall call{.request = QNetworkRequest(url), .verb = request.verb};
    call.request.setRawHeader("Authorization", QByteArray("Bearer ").append(m_token.reveal()));
    call.request.setRawHeader("Accept", "application/json");
    if (!request.consent.idempotencyKey.empty())
        call.request.setRawHeader(
            "Idempotency-Key", QByteArray::fromStdString(request.consent.idempotencyKey));
    if (!request.consent.confirmation.empty())
        call.request.setRawHeader(
            "Tollgate-Confirm", QByteArray::fromStdString(request.consent.confirmation));
    if (!request.body.is_null()) {
        call.request.setHeader(
            QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        call.body = QByteArray::fromStdString(request.body.dump());
    }
    return call;
}

} // namespace tollgate::connectors
