#pragma once

#include <QStringList>
#include <QTcpServer>

namespace tollgate::test {

// Stands between a client and a gateway on this computer and writes down what is asked:
// "GET /admin/v1/plans". Lives on the test's thread, whose event loop must run.
class RecordingRelay : public QTcpServer {
    Q_OBJECT

public:
    explicit RecordingRelay(const QString& target); // "127.0.0.1:8081"

    QString address() const; // http://127.0.0.1:PORT
    const QStringList& asked() const { return m_asked; }

private:
    void onConnection();
    void record(const QByteArray& sent);

    QString m_host;
    quint16 m_port;
    QStringList m_asked;
};

} // namespace tollgate::test
