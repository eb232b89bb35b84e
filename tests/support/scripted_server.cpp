#include "support/scripted_server.h"

#include <QTcpSocket>

#include <algorithm>

namespace tollgate::test {

ScriptedServer::ScriptedServer(std::vector<QByteArray> answers)
    : ScriptedServer([this, answers = std::move(answers)](const QByteArray&) {
          return answers[std::min(m_requests.size(), answers.size()) - 1];
      })
{
}

ScriptedServer::ScriptedServer(Answerer answerer) : m_answerer(std::move(answerer))
{
    connect(this, &QTcpServer::newConnection, this, &ScriptedServer::onConnection);
    listen(QHostAddress::LocalHost);
}

std::string ScriptedServer::address() const
{
    return "http://127.0.0.1:" + std::to_string(serverPort());
}

QByteArray ScriptedServer::answerOf(int status, const QByteArray& body, const QByteArray& fields)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " Told\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\nConnection: close\r\n" + fields + "\r\n" + body;
}

void ScriptedServer::onConnection()
{
    QTcpSocket* socket = nextPendingConnection();
    connect(socket, &QTcpSocket::readyRead, socket, [this, socket, asked = QByteArray()]() mutable {
        asked += socket->readAll();
        if (!asked.contains("\r\n\r\n"))
            return;
        m_requests.push_back(asked);
        socket->write(m_answerer(asked));
        socket->disconnectFromHost();
    });
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
}

} // namespace tollgate::test
