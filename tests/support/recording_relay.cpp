#include "support/recording_relay.h"

#include <QRegularExpression>
#include <QTcpSocket>

namespace tollgate::test {

RecordingRelay::RecordingRelay(const QString& target)
    : m_host(target.section(u':', 0, 0)), m_port(target.section(u':', 1).toUShort())
{
    connect(this, &QTcpServer::newConnection, this, &RecordingRelay::onConnection);
    if (!listen(QHostAddress::LocalHost))
        qFatal("no port is free for the relay");
}

QString RecordingRelay::address() const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(serverPort());
}

void RecordingRelay::onConnection()
{
    QTcpSocket* client = nextPendingConnection();
    auto* gateway = new QTcpSocket(client);
    gateway->connectToHost(m_host, m_port);
    connect(client, &QTcpSocket::readyRead, gateway, [this, client, gateway] {
        const QByteArray sent = client->readAll();
        record(sent);
        gateway->write(sent);
    });
    connect(gateway, &QTcpSocket::readyRead, client,
        [client, gateway] { client->write(gateway->readAll()); });
    connect(gateway, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
    connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
}

// A head comes in one piece: clients write it at once.
void RecordingRelay::record(const QByteArray& sent)
{
    static const QRegularExpression kRequest(
        QStringLiteral("(?:^|\\n)([A-Z]+ \\S+) HTTP/1\\.[01]\\r\\n"));
    auto matches = kRequest.globalMatch(QString::fromLatin1(sent));
    while (matches.hasNext())
        m_asked << matches.next().captured(1);
}

} // namespace tollgate::test
