#include "workspace/live_usage.h"

#include "connectors/admin_address.h"
#include "support/print.h"
#include "support/room_tests.h"
#include "support/running_gateway.h"
#include "support/scripted_server.h"

#include <QSignalSpy>

using namespace tollgate;
using test::RunningGateway;
using test::ScriptedServer;
using workspace::Connection;
using workspace::LiveUsage;

namespace {

constexpr int kPatience = 20'000;
constexpr LiveUsage::Pace kQuick{
    .fastest = std::chrono::milliseconds{20}, .slowest = std::chrono::milliseconds{160}};

std::int64_t acceptedIn(const LiveUsage& live)
{
    std::int64_t accepted = 0;
    for (const auto& second : live.snapshot()->seconds)
        accepted += second.all.accepted;
    return accepted;
}

// One second and one consumer, as usage/live tells them.
QByteArray sliceAt(int minute, int second, const char* consumer, const QByteArray& more = {})
{
    const QByteArray at = QStringLiteral("2026-03-10T12:%1:%2Z")
                              .arg(minute, 2, 10, QLatin1Char('0'))
                              .arg(second, 2, 10, QLatin1Char('0'))
                              .toLatin1();
    return ScriptedServer::answerOf(200,
        '{' + more + R"("cursor":"5","seconds":[{"second":")" + at
            + R"(","accepted":1,"failed":0,"refused":{"day":2},"unknown":0}],"consumers":[{"consumer_id":")"
            + consumer + R"(","accepted":1,"failed":0,"refused":{"day":2}}]})");
}

} // namespace

// Outcomes per second, followed by cursor.
class TestLiveUsage : public QObject {
    Q_OBJECT

private slots:
    void countsWhatTheGatewayServes();
    void pauseHoldsTheViewAndNotTheCollection();
    void keepsTenMinutes();
    void whatIsMissingIsAGap_data();
    void whatIsMissingIsAGap();
    void saysThatConsumersWereLeftOut();
    void asksMoreRarelyWhenNobodyLooks();
    void survivesALostGateway();
};

void TestLiveUsage::countsWhatTheGatewayServes()
{
    RunningGateway program;
    const std::string secret = program.addConsumer("acme", "free");
    Connection connection(program.connect(), {});
    LiveUsage live(connection, kQuick);
    live.start();
    QCOMPARE(program.request(secret, 65), 60);
    QTRY_COMPARE_WITH_TIMEOUT(acceptedIn(live), 60, kPatience);
    const auto counts = live.snapshot()->consumers.at(ConsumerId{"acme"});
    QCOMPARE(counts.accepted, 60);
    QCOMPARE(counts.refused[indexOf(RefusalKind::Minute)], 5);
    QCOMPARE(test::text(live.snapshot()->node), QStringLiteral("one"));
}

void TestLiveUsage::pauseHoldsTheViewAndNotTheCollection()
{
    ScriptedServer server({sliceAt(0, 1, "a"), sliceAt(0, 2, "b"),
        ScriptedServer::answerOf(200, R"({"cursor":"6"})")});
    Connection connection(std::make_shared<connectors::TollgateGateway>(
                              connectors::adminAddress(server.address()).value(), Secret("t")),
        {});
    LiveUsage live(connection, kQuick);
    live.start();
    live.pause();
    QTRY_VERIFY_WITH_TIMEOUT(live.waitingUpdates() >= 2, kPatience);
    QVERIFY(live.snapshot()->seconds.empty());
    live.resume();
    QCOMPARE(live.waitingUpdates(), std::size_t{0});
    QCOMPARE(live.snapshot()->seconds.size(), std::size_t{2});
    QCOMPARE(live.snapshot()->consumers.size(), std::size_t{2});
    QVERIFY(server.requests()[1].startsWith("GET /admin/v1/usage/live?cursor=5 "));
}

void TestLiveUsage::keepsTenMinutes()
{
    // 600 seconds lie between the first and the last: the first is the one too many.
    ScriptedServer server({sliceAt(0, 0, "old"), sliceAt(0, 1, "first"), sliceAt(10, 0, "last"),
        ScriptedServer::answerOf(200, R"({"cursor":"6"})")});
    Connection connection(std::make_shared<connectors::TollgateGateway>(
                              connectors::adminAddress(server.address()).value(), Secret("t")),
        {});
    LiveUsage live(connection, kQuick);
    live.start();
    QTRY_VERIFY_WITH_TIMEOUT(live.snapshot()->consumers.contains(ConsumerId{"last"}), kPatience);
    QCOMPARE(live.snapshot()->seconds.size(), std::size_t{2});
    QVERIFY(live.snapshot()->consumers.contains(ConsumerId{"first"}));
    QVERIFY(!live.snapshot()->consumers.contains(ConsumerId{"old"}));
}

void TestLiveUsage::whatIsMissingIsAGap_data()
{
    QTest::addColumn<QByteArrayList>("answers");
    QTest::addColumn<int>("gaps");
    const QByteArray gap = sliceAt(0, 9, "b", R"("gap":true,)");
    const QByteArray fault = ScriptedServer::answerOf(503, "{}");
    QTest::addRow("quiet seconds are none")
        << QByteArrayList{sliceAt(0, 1, "a"), sliceAt(0, 9, "b")} << 0;
    QTest::addRow("the gateway says so") << QByteArrayList{sliceAt(0, 1, "a"), gap} << 1;
    QTest::addRow("silence before a later second")
        << QByteArrayList{sliceAt(0, 1, "a"), fault, sliceAt(0, 9, "b")} << 1;
    QTest::addRow("silence before the very next second")
        << QByteArrayList{sliceAt(0, 1, "a"), fault, sliceAt(0, 2, "b")} << 0;
    QTest::addRow("a gap that has grown old")
        << QByteArrayList{sliceAt(0, 1, "a"), gap, sliceAt(10, 9, "c"), sliceAt(10, 10, "b")} << 0;
}

void TestLiveUsage::whatIsMissingIsAGap()
{
    QFETCH(QByteArrayList, answers);
    QFETCH(int, gaps);
    std::vector<QByteArray> script(answers.begin(), answers.end());
    script.push_back(ScriptedServer::answerOf(200, R"({"cursor":"6"})"));
    ScriptedServer server(script);
    Connection connection(std::make_shared<connectors::TollgateGateway>(
                              connectors::adminAddress(server.address()).value(), Secret("t")),
        {});
    LiveUsage live(connection, kQuick);
    live.start();
    QTRY_VERIFY_WITH_TIMEOUT(server.requests().size() > script.size(), kPatience);
    QVERIFY(live.snapshot()->consumers.contains(ConsumerId{"b"}));
    QCOMPARE(static_cast<int>(live.snapshot()->gaps.size()), gaps);
    if (gaps == 1) {
        const auto at = [](const char* instant) { return parseInstant(instant).value(); };
        QVERIFY((live.snapshot()->gaps[0]
            == workspace::LiveGap{
                .from = at("2026-03-10T12:00:02Z"), .to = at("2026-03-10T12:00:09Z")}));
    }
}

void TestLiveUsage::saysThatConsumersWereLeftOut()
{
    ScriptedServer server({sliceAt(0, 1, "a", R"("consumers_left_out":3,)"),
        ScriptedServer::answerOf(200, R"({"cursor":"6"})")});
    Connection connection(std::make_shared<connectors::TollgateGateway>(
                              connectors::adminAddress(server.address()).value(), Secret("t")),
        {});
    LiveUsage live(connection, kQuick);
    QVERIFY(!live.snapshot()->isPartial);
    live.start();
    QTRY_VERIFY_WITH_TIMEOUT(live.snapshot()->isPartial, kPatience);
    QVERIFY(connection.questions() >= server.requests().size());
}

void TestLiveUsage::asksMoreRarelyWhenNobodyLooks()
{
    ScriptedServer server({ScriptedServer::answerOf(200, R"({"cursor":"6"})")});
    Connection connection(std::make_shared<connectors::TollgateGateway>(
                              connectors::adminAddress(server.address()).value(), Secret("t")),
        {});
    LiveUsage live(connection, kQuick);
    live.setHidden(true);
    live.start();
    QTRY_COMPARE_WITH_TIMEOUT(live.interval(), kQuick.slowest, kPatience);
}

void TestLiveUsage::survivesALostGateway()
{
    RunningGateway program;
    const std::string secret = program.addConsumer("acme", "pro");
    Connection connection(program.connect(), {});
    connection.open();
    QTRY_VERIFY_WITH_TIMEOUT(connection.isUp(), kPatience);
    LiveUsage live(connection, kQuick);
    live.start();
    QCOMPARE(program.request(secret, 4), 4);
    QTRY_COMPARE_WITH_TIMEOUT(acceptedIn(live), 4, kPatience);
    program.kill();
    QTRY_COMPARE_WITH_TIMEOUT(
        connection.state().health, workspace::ConnectionState::Health::Lost, kPatience);
    QCOMPARE(acceptedIn(live), 4); // old figures stay, marked by the connection
    program.start();
    QTRY_VERIFY_WITH_TIMEOUT(connection.isUp(), kPatience);
    QCOMPARE(program.request(secret, 3), 3);
    QTRY_COMPARE_WITH_TIMEOUT(acceptedIn(live), 7, kPatience);
}

TOLLGATE_TEST(TestLiveUsage)
#include "tst_live_usage.moc"
