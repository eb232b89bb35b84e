#pragma once

#include <QByteArray>
#include <QTcpServer>

#include <functional>
#include <string>
#include <vector>

namespace tollgate::test {

// Answers each request with the next of its answers, the last one over and over; keeps what was
// asked. Lives on the test's thread, whose event loop must run.
class ScriptedServer : public QTcpServer {
    Q_OBJECT

public:
    using Answerer = std::function<QByteArray(const QByteArray& request)>;

    explicit ScriptedServer(std::vector<QByteArray> answers);
    explicit ScriptedServer(Answerer answerer); // an empty answer: closes without one

    std::string address() const; // http://127.0.0.1:PORT
    const std::vector<QByteArray>& requests() const { return m_requests; }

    // A whole answer: answerOf(200, "{}").
    static QByteArray answerOf(int status, const QByteArray& body, const QByteArray& fields = {});

private:
    void onConnection();

    Answerer m_answerer;
    std::vector<QByteArray> m_requests;
};

} // namespace tollgate::test
