#include "connectors/admin_address.h"
#include "connectors/tollgate_gateway.h"

#include "support/print.h"
#include "support/room_tests.h"
#include "support/scripted_server.h"

#include <QSignalSpy>

#include <optional>

using namespace tollgate;
using test::ScriptedServer;

namespace {

constexpr const char* kToken = "tg_admin_never_seen";

connectors::TollgateGateway gatewayAt(const std::string& address)
{
    return {connectors::adminAddress(address).value(), Secret(kToken)};
}

} // namespace

// What goes wrong between a console and a gateway, named by its stage.
class TestTransport : public QObject {
    Q_OBJECT

private slots:
    void namesWhatIsWrong_data();
    void namesWhatIsWrong();
    void namesAPortWhereNobodyListens();
    void comesBackWhenItIsAskedTo();
    void doesNotComeBackWhenAskedToStayAwayForLong();
    void sendsAWriteOnceUnderOneKey();
    void anOpenCallIsCancelledAtTheEnd();

private:
    // The answer to a question, with the event loop of the test running.
    template <class T, class Start> Result<T> answerTo(Start start)
    {
        m_answered = false;
        std::optional<Result<T>> answer;
        start(ports::Completion<T>([&](Result<T> result) {
            answer = std::move(result);
            m_answered = true;
        }));
        [this] { QTRY_VERIFY_WITH_TIMEOUT(m_answered.load(), 20'000); }();
        return *answer;
    }

    std::atomic<bool> m_answered{false};
};

void TestTransport::namesWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* claim, const QByteArray& answer, const char* says) {
        QTest::addRow("%s", claim) << answer << says;
    };
    row("a wrong token", ScriptedServer::answerOf(401, "{}"),
        "token: the gateway did not accept it (401); enter a token");
    row("a role that may not", ScriptedServer::answerOf(403, R"({"detail":"this needs admin"})"),
        "this needs admin");
    row("what moved",
        ScriptedServer::answerOf(412, R"({"detail":"since version 1 these moved: price"})"),
        "since version 1 these moved: price; look at what moved");
    row("a field", ScriptedServer::answerOf(400, R"({"detail":"is missing","field":"edits"})"),
        "edits: is missing");
    row("no JSON", ScriptedServer::answerOf(200, "<html>"), "version: the answer is none that");
    row("another JSON", ScriptedServer::answerOf(200, R"({"gateway":7})"),
        "gateway: must be a string");
    row("limits that no preview knows",
        ScriptedServer::answerOf(200,
            R"({"gateway":"x","name":"x","environment":"dev","role":"admin",
                "limiter":{"windows":"first_hit","timezone":"UTC","on_edit":"keep"}})"),
        "limiter.windows: is 'first_hit', which no preview here knows");
    row("a redirect", ScriptedServer::answerOf(302, "", "Location: http://127.0.0.1:1/\r\n"),
        "HTTP: answered 302");
    row("an end before the answer", "", "HTTP: the connection ended before the answer");
    row("an answer cut short", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", "HTTP: ");
}

void TestTransport::namesWhatIsWrong()
{
    QFETCH(QByteArray, answer);
    QFETCH(QString, says);
    ScriptedServer server({answer});
    auto gateway = gatewayAt(server.address());
    const auto result
        = answerTo<Capabilities>([&](auto done) { gateway.capabilities(std::move(done)); });
    const QString failure = test::failureText(result);
    QVERIFY2(failure.contains(says), qPrintable(failure));
    QVERIFY(!failure.contains(QLatin1StringView(kToken)));
    QVERIFY(server.requests().front().contains("Authorization: Bearer tg_admin_never_seen"));
}

void TestTransport::namesAPortWhereNobodyListens()
{
    ScriptedServer server({""});
    const std::string address = server.address();
    server.close();
    auto gateway = gatewayAt(address);
    const auto result = answerTo<void>([&](auto done) { gateway.health(std::move(done)); });
    QCOMPARE(test::failureText(result),
        test::text(address.substr(7)
            + ": TCP: nobody listens there; check the port, and that the gateway runs"));
}

void TestTransport::comesBackWhenItIsAskedTo()
{
    ScriptedServer server({ScriptedServer::answerOf(429, "{}", "Retry-After: 1\r\n"),
        ScriptedServer::answerOf(200, "{}")});
    auto gateway = gatewayAt(server.address());
    const auto result = answerTo<void>([&](auto done) { gateway.health(std::move(done)); });
    QVERIFY2(result, qPrintable(test::failureText(result)));
    QCOMPARE(server.requests().size(), std::size_t{2});
}

void TestTransport::doesNotComeBackWhenAskedToStayAwayForLong()
{
    ScriptedServer server({ScriptedServer::answerOf(503, "{}", "Retry-After: 31\r\n")});
    auto gateway = gatewayAt(server.address());
    const auto result = answerTo<void>([&](auto done) { gateway.health(std::move(done)); });
    QCOMPARE(result.error().code, ErrorCode::Unavailable);
    QCOMPARE(server.requests().size(), std::size_t{1});
}

void TestTransport::sendsAWriteOnceUnderOneKey()
{
    ScriptedServer server({ScriptedServer::answerOf(202, R"({"change":"c","operation":"o"})")});
    auto gateway = gatewayAt(server.address());
    const ports::ChangeOrder order{
        .what = ports::PlanEdit{.plan = {"pro"}, .baseVersion = 3, .edits = {{"price", "50.00"}}},
        .digest = "d1",
        .consent = {.confirmation = "gw", .idempotencyKey = "once"}};
    const auto result = answerTo<ports::ChangeReceipt>(
        [&](auto done) { gateway.submit(order, std::move(done)); });
    QVERIFY2(result, qPrintable(test::failureText(result)));
    const QByteArray asked = server.requests().front();
    QVERIFY(asked.startsWith("POST /admin/v1/changes HTTP/1.1\r\n"));
    QVERIFY(asked.contains("Idempotency-Key: once\r\n"));
    QVERIFY(asked.contains("Tollgate-Confirm: gw\r\n"));
}

void TestTransport::anOpenCallIsCancelledAtTheEnd()
{
    QTcpServer silent; // takes the connection and says nothing
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    QSignalSpy connected(&silent, &QTcpServer::newConnection);
    std::optional<Result<void>> answer;
    {
        auto gateway = gatewayAt("127.0.0.1:" + std::to_string(silent.serverPort()));
        gateway.health([&](Result<void> result) { answer = std::move(result); });
        QTRY_COMPARE(connected.size(), 1);
    }
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().code, ErrorCode::Cancelled);
}

TOLLGATE_TEST(TestTransport)
#include "tst_transport.moc"
