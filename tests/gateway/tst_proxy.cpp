#include "base/json.h"
#include "support/gateway_fixture.h"
#include "support/loopback_client.h"
#include "support/print.h"
#include "support/room_tests.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace tollgate;
using test::GatewayFixture;
using test::HttpAnswer;
using test::LoopbackClient;

// How bytes travel: framing, connections, limits on what a client may send.
class TestProxy : public QObject {
    Q_OBJECT

private slots:
    void init();

    void keepsConnectionsAlive();
    void takesPipelinedRequests();
    void streamsBodiesBothWays_data();
    void streamsBodiesBothWays();
    void answersHeadWithoutABody();
    void passesOldClients();
    void waitsForTheGoAhead();
    void refusesWhatCouldBeReadInTwoWays_data();
    void refusesWhatCouldBeReadInTwoWays();
    void boundsHeadsAndBodies();
    void closesSlowClients();
    void stripsWhatConcernsOneConnection();
    void survivesAnUpstreamThatCloses();
    void givesUpOnASilentUpstream();

private:
    std::unique_ptr<GatewayFixture> m_fixture;
    std::string m_key;
};

void TestProxy::init()
{
    m_fixture = std::make_unique<GatewayFixture>();
    m_key = m_fixture->addConsumer("acme", "open");
}

void TestProxy::keepsConnectionsAlive()
{
    m_fixture->start();
    LoopbackClient client(m_fixture->address());
    for (int i = 0; i < 50; ++i)
        QCOMPARE(client.ask("GET", "/x", m_key).status, 200);
    const auto last = client.ask("GET", "/x", m_key + "Connection: close\r\n");
    QCOMPARE(test::text(last.field("connection")), QStringLiteral("close"));
    QVERIFY(client.isClosed());
}

void TestProxy::takesPipelinedRequests()
{
    m_fixture->start();
    LoopbackClient client(m_fixture->address());
    const std::string request = "POST /one HTTP/1.1\r\nHost: x\r\n" + m_key
        + "Content-Length: 3\r\n\r\nabcGET /two HTTP/1.1\r\nHost: x\r\n" + m_key + "\r\n";
    QVERIFY(client.send(request));
    QVERIFY(client.read().body.find("/one") != std::string::npos);
    QVERIFY(client.read().body.find("/two") != std::string::npos);
}

void TestProxy::streamsBodiesBothWays_data()
{
    QTest::addColumn<int>("up");
    QTest::addColumn<bool>("isChunked");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("down");
    for (const int size : {1, 16'383, 16'384, 16'385, 3'000'000}) {
        QTest::addRow("%d bytes up", size) << size << false << QByteArray("/x") << -1;
        QTest::addRow("%d bytes up in chunks", size) << size << true << QByteArray("/x") << -1;
        QTest::addRow("%d bytes down", size)
            << 0 << false << "/bytes/" + QByteArray::number(size) << size;
    }
    QTest::addRow("1 chunk down") << 0 << false << QByteArray("/chunks/1") << 5;
    QTest::addRow("100,000 chunks down") << 0 << false << QByteArray("/chunks/100000") << 500'000;
}

void TestProxy::streamsBodiesBothWays()
{
    QFETCH(int, up);
    QFETCH(bool, isChunked);
    QFETCH(QByteArray, path);
    QFETCH(int, down);
    m_fixture->start();
    LoopbackClient client(m_fixture->address());
    for (int round = 0; round < 2; ++round) { // the second over the same connections
        const std::string body(static_cast<std::size_t>(up), 'b');
        std::string request
            = (up > 0 ? "POST " : "GET ") + path.toStdString() + " HTTP/1.1\r\nHost: x\r\n" + m_key;
        if (isChunked) {
            request += "Transfer-Encoding: chunked\r\n\r\n";
            for (std::size_t at = 0; at < body.size(); at += 1'000) {
                const std::size_t size = std::min<std::size_t>(1'000, body.size() - at);
                char head[16];
                std::snprintf(head, sizeof head, "%zx;x=y\r\n", size);
                request += head + body.substr(at, size) + "\r\n";
            }
            request += "0\r\nTrailer-Field: 1\r\n\r\n";
        } else if (up > 0) {
            request += "Content-Length: " + std::to_string(up) + "\r\n\r\n" + body;
        } else {
            request += "\r\n";
        }
        QVERIFY(client.send(request));
        const auto answer = client.read();
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.isComplete);
        if (down >= 0)
            QCOMPARE(answer.body.size(), static_cast<std::size_t>(down));
        else if (!isChunked)
            QVERIFY(answer.body.find("\"bytes\":" + std::to_string(up)) != std::string::npos);
    }
}

void TestProxy::answersHeadWithoutABody()
{
    m_fixture->start();
    LoopbackClient client(m_fixture->address());
    const auto head = client.ask("HEAD", "/bytes/100", m_key);
    QCOMPARE(head.status, 200);
    QCOMPARE(test::text(head.field("content-length")), QStringLiteral("100"));
    QCOMPARE(client.ask("HEAD", "/x").status, 401);
    QCOMPARE(client.ask("GET", "/status/204", m_key).status, 204);
    QCOMPARE(client.ask("GET", "/x", m_key).status, 200);
}

void TestProxy::passesOldClients()
{
    m_fixture->start();
    LoopbackClient client(m_fixture->address());
    QVERIFY(client.send("GET /chunks/3 HTTP/1.0\r\n" + m_key + "\r\n"));
    const auto answer = client.read();
    QCOMPARE(answer.status, 200);
    QCOMPARE(test::text(answer.body), QStringLiteral("000000000100002"));
    QCOMPARE(test::text(answer.field("transfer-encoding")), QString());
}

void TestProxy::waitsForTheGoAhead()
{
    m_fixture->start();
    LoopbackClient client(m_fixture->address());
    QVERIFY(client.send("POST /x HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
                        "Content-Length: 3\r\n"
        + m_key + "\r\n"));
    QCOMPARE(client.read(false).status, 100);
    QVERIFY(client.send("abc"));
    QCOMPARE(client.read().status, 200);
    LoopbackClient refused(m_fixture->address());
    QVERIFY(refused.send("POST /x HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
                         "Content-Length: 3\r\n\r\n"));
    QCOMPARE(refused.read().status, 401); // and no go-ahead before
}

void TestProxy::refusesWhatCouldBeReadInTwoWays_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const QByteArray host = "Host: x\r\n";
    QTest::addRow("both lengths") << "POST /x HTTP/1.1\r\n" + host
            + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                                  << 400;
    QTest::addRow("both lengths, the other way round") << "POST /x HTTP/1.1\r\n" + host
            + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n"
                                                       << 400;
    QTest::addRow("two lengths") << "POST /x HTTP/1.1\r\n" + host
            + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc"
                                 << 400;
    QTest::addRow("a negative length")
        << "POST /x HTTP/1.1\r\n" + host + "Content-Length: -3\r\n\r\nabc" << 400;
    QTest::addRow("an encoding that is not understood") << "POST /x HTTP/1.1\r\n" + host
            + "Transfer-Encoding: xchunked\r\n\r\n" << 400;
    QTest::addRow("chunked and then another")
        << "POST /x HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked, gzip\r\n\r\n"
        << 400;
    QTest::addRow("chunked in HTTP/1.0")
        << QByteArray("POST /x HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n") << 400;
    QTest::addRow("a folded field") << "GET /x HTTP/1.1\r\n" + host + "X-A: 1\r\n 2\r\n\r\n" << 400;
    QTest::addRow("a space before the colon") << "GET /x HTTP/1.1\r\n" + host + "X-A : 1\r\n\r\n"
                                              << 400;
    QTest::addRow("no host") << QByteArray("GET /x HTTP/1.1\r\n\r\n") << 400;
    QTest::addRow("two hosts") << "GET /x HTTP/1.1\r\n" + host + host + "\r\n" << 400;
    QTest::addRow("a target that is no path") << "GET http://other/x HTTP/1.1\r\n" + host + "\r\n"
                                              << 400;
    QTest::addRow("CONNECT") << "CONNECT other:443 HTTP/1.1\r\n" + host + "\r\n" << 400;
    QTest::addRow("another version") << "GET /x HTTP/2.0\r\n" + host + "\r\n" << 400;
    QTest::addRow("no HTTP") << QByteArray("\x16\x03\x01\x02hello\r\n\r\n") << 400;
}

void TestProxy::refusesWhatCouldBeReadInTwoWays()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    m_fixture->start();
    LoopbackClient client(m_fixture->address());
    QVERIFY(client.send(request.toStdString()));
    QCOMPARE(client.read().status, status);
    QVERIFY(client.isClosed());
}

void TestProxy::boundsHeadsAndBodies()
{
    m_fixture->settings.rules.largestBody = 10;
    m_fixture->start();
    const auto statusOf = [&](const std::string& request) {
        LoopbackClient client(m_fixture->address());
        client.send(request);
        return client.read().status;
    };
    const std::string start = "POST /x HTTP/1.1\r\nHost: x\r\n" + m_key;
    QCOMPARE(statusOf(start + "Content-Length: 10\r\n\r\n0123456789"), 200);
    QCOMPARE(statusOf(start + "Content-Length: 11\r\n\r\n0123456789a"), 413);
    QCOMPARE(
        statusOf(start + "Transfer-Encoding: chunked\r\n\r\nb\r\n0123456789a\r\n0\r\n\r\n"), 400);
    QCOMPARE(statusOf(start + "X-A: " + std::string(15'000, 'a') + "\r\n\r\n"), 200);
    QCOMPARE(statusOf(start + "X-A: " + std::string(17'000, 'a') + "\r\n\r\n"), 431);
    std::string fields;
    for (int i = 0; i < 101; ++i)
        fields += "X-" + std::to_string(i) + ": 1\r\n";
    QCOMPARE(statusOf(start + fields + "\r\n"), 431);
}

void TestProxy::closesSlowClients()
{
    m_fixture->settings.rules.headTimeout = std::chrono::milliseconds(100);
    m_fixture->settings.rules.bodyTimeout = std::chrono::milliseconds(100);
    m_fixture->settings.rules.idleTimeout = std::chrono::milliseconds(100);
    m_fixture->start();
    LoopbackClient silent(m_fixture->address());
    QVERIFY(silent.isClosed());
    LoopbackClient inTheHead(m_fixture->address());
    QVERIFY(inTheHead.send("GET /x HTTP/1.1\r\nHost:"));
    QVERIFY(inTheHead.isClosed());
    LoopbackClient inTheBody(m_fixture->address());
    QVERIFY(
        inTheBody.send("POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n" + m_key + "\r\nabc"));
    QVERIFY(inTheBody.isClosed());
}

void TestProxy::stripsWhatConcernsOneConnection()
{
    m_fixture->start();
    LoopbackClient client(m_fixture->address());
    // What Connection names is for the gateway, also when it claims to be the consumer.
    const auto answer = client.ask("GET", "/x",
        m_key + "Connection: X-Consumer-Plan, keep-alive\r\nTE: trailers\r\nUpgrade: h2c\r\n");
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.body.find("\"X-Consumer-Plan\":\"open\"") != std::string::npos);
}

void TestProxy::survivesAnUpstreamThatCloses()
{
    m_fixture->start();
    LoopbackClient client(m_fixture->address());
    QCOMPARE(client.ask("GET", "/x", m_key).status, 200);
    QCOMPARE(client.ask("GET", "/close", m_key).status, 502);
    QCOMPARE(client.ask("POST", "/close", m_key, "abc").status, 502);
    QCOMPARE(client.ask("GET", "/x", m_key).status, 200);
}

void TestProxy::givesUpOnASilentUpstream()
{
    // A listener that never accepts: connections succeed, answers do not come.
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    QCOMPARE(bind(listener, reinterpret_cast<sockaddr*>(&address), size), 0);
    QCOMPARE(listen(listener, 8), 0);
    QCOMPARE(getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size), 0);
    m_fixture->settings.rules.upstream
        = {.host = "127.0.0.1", .port = std::to_string(ntohs(address.sin_port))};
    m_fixture->settings.rules.upstreamTimeout = std::chrono::milliseconds(100);
    m_fixture->start();
    LoopbackClient client(m_fixture->address());
    QCOMPARE(client.ask("GET", "/x", m_key).status, 504);
    close(listener);
}

TOLLGATE_TEST(TestProxy)
#include "tst_proxy.moc"
