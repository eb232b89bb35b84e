#include "base/json.h"
#include "gateway/secret.h"
#include "support/gateway_fixture.h"
#include "support/loopback_client.h"
#include "support/print.h"
#include "support/room_tests.h"

#include <atomic>
#include <thread>

using namespace tollgate;
using test::GatewayFixture;
using test::HttpAnswer;
using test::LoopbackClient;

namespace {

Json bodyOf(const HttpAnswer& answer) { return parseJson(answer.body, "body").value_or(Json()); }

// "429 minute" for a refusal, "200" for an answer.
QString outcomeOf(const HttpAnswer& answer)
{
    QString text = QString::number(answer.status);
    if (answer.field("content-type") == "application/problem+json")
        text += QLatin1Char(' ') + test::text(bodyOf(answer)["reason"].get<std::string>());
    return text;
}

} // namespace

// The request's way, from the key to the meter, over real sockets.
class TestPipeline : public QObject {
    Q_OBJECT

private slots:
    void identifies_data();
    void identifies();
    void takesTheKeyFromWhereItIs();
    void forwardsWhoAsksAndNeverTheKey();
    void gatesFeaturesByRoute();
    void refusesBeyondTheWindow();
    void letsExactlyNThroughForEightThreads();
    void refusesBeyondTheQuota();
    void metersAnUpstreamThatIsDownButBillsNothing();
    void saysWhenThereIsNoUpstream();
    void tellsLimitsOnEveryAnswer();
    void seesWhatAnotherProcessWroteAfterAnInvalidation();
};

void TestPipeline::identifies_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QString>("outcome");
    QTest::addRow("no key") << QByteArray() << "401 no_key";
    QTest::addRow("an empty key") << QByteArray("X-API-Key: \r\n") << "401 no_key";
    QTest::addRow("basic credentials are no key")
        << QByteArray("Authorization: Basic YTpi\r\n") << "401 no_key";
    QTest::addRow("unknown") << QByteArray("X-API-Key: nobody's\r\n") << "401 unknown_key";
    QTest::addRow("longer than any key") << "X-API-Key: " + QByteArray(600, 'k') + "\r\n"
                                         << "401 unknown_key";
    QTest::addRow("good") << QByteArray("X-API-Key: secret-of-good\r\n") << "200";
    QTest::addRow("revoked") << QByteArray("X-API-Key: secret-of-revoked\r\n") << "401 revoked_key";
    QTest::addRow("expired now") << QByteArray("X-API-Key: expired\r\n") << "401 expired_key";
    QTest::addRow("expires in a millisecond") << QByteArray("X-API-Key: expiring\r\n") << "200";
    QTest::addRow("suspended") << QByteArray("X-API-Key: secret-of-suspended\r\n")
                               << "403 suspended";
    QTest::addRow("on a plan that is not there")
        << QByteArray("X-API-Key: secret-of-lost\r\n") << "503 plan_unavailable";
}

void TestPipeline::identifies()
{
    QFETCH(QByteArray, fields);
    QFETCH(QString, outcome);
    GatewayFixture fixture;
    for (const char* id : {"good", "revoked", "suspended"})
        fixture.addConsumer(id, "open");
    fixture.addConsumer("lost", "nowhere");
    QVERIFY(fixture.store().keys().revoke(KeyId{"key-of-revoked"}, fixture.clock.now()));
    QVERIFY(fixture.store().consumers().update(
        ConsumerId{"suspended"}, [](Consumer consumer) -> Result<Consumer> {
            consumer.state = ConsumerState::Suspended;
            return consumer;
        }));
    for (const auto& [secret, expires] : {std::pair{"expired", 0}, {"expiring", 1}})
        QVERIFY(fixture.store().keys().create(
            {.id = KeyId{secret},
                .consumer = ConsumerId{"good"},
                .created = fixture.clock.now(),
                .expires = fixture.clock.now() + std::chrono::milliseconds(expires)},
            gateway::hashOf(secret)));
    fixture.start();
    LoopbackClient client(fixture.address());
    const auto answer = client.ask("GET", "/x", fields.toStdString());
    QCOMPARE(outcomeOf(answer), outcome);
    QCOMPARE(answer.field("www-authenticate").empty(), answer.status != 401);
    // Refused or not, the connection goes on.
    QCOMPARE(outcomeOf(client.ask("GET", "/x", GatewayFixture::keyField("good"))),
        QStringLiteral("200"));
}

void TestPipeline::takesTheKeyFromWhereItIs()
{
    GatewayFixture fixture;
    fixture.addConsumer("acme", "open");
    fixture.settings.rules.keyParameter = "api_key";
    fixture.start();
    LoopbackClient client(fixture.address());
    QCOMPARE(client.ask("GET", "/x", "Authorization: bearer secret-of-acme\r\n").status, 200);
    QCOMPARE(client.ask("GET", "/x", "x-api-key: secret-of-acme\r\n").status, 200);
    const auto answer = client.ask("GET", "/x?a=1&api_key=secret-of-acme&b=2");
    QCOMPARE(answer.status, 200);
    QCOMPARE(test::text(bodyOf(answer)["path"].get<std::string>()), QStringLiteral("/x?a=1&b=2"));
}

void TestPipeline::forwardsWhoAsksAndNeverTheKey()
{
    GatewayFixture fixture;
    const auto key = fixture.addConsumer("acme", "open");
    fixture.start();
    LoopbackClient client(fixture.address());
    const auto answer = client.ask("GET", "/x",
        key + "X-Consumer-Id: root\r\nX-Consumer-Secret: 1\r\nAuthorization: Bearer other\r\n");
    // Two keys were sent; the first that is found counts, and neither goes on.
    QCOMPARE(answer.status, 200);
    QCOMPARE(test::text(answer.body),
        QStringLiteral("{\"method\":\"GET\",\"path\":\"/x\",\"bytes\":0,\"X-Consumer-Id\":\"acme\","
                       "\"X-Consumer-Plan\":\"open\",\"X-Consumer-Features\":\"batch,export\"}"));
}

void TestPipeline::gatesFeaturesByRoute()
{
    GatewayFixture fixture;
    const auto without = fixture.addConsumer("plain", "small");
    const auto with = fixture.addConsumer("rich", "open");
    fixture.start();
    LoopbackClient client(fixture.address());
    for (const char* spelling : {"/batch/1", "/%62atch", "/x/../batch", "//batch?x=1"}) {
        const auto answer = client.ask("GET", spelling, without);
        QCOMPARE(outcomeOf(answer), QStringLiteral("403 feature"));
        QCOMPARE(test::text(bodyOf(answer)["detail"].get<std::string>()),
            QStringLiteral("The plan Small does not have the feature batch; these have it: Open."));
    }
    QCOMPARE(client.ask("GET", "/batch/1", with).status, 200);
    // Refused by the gate: no window was raised.
    QCOMPARE(test::text(client.ask("GET", "/x", without).field("x-ratelimit-remaining")),
        QStringLiteral("2"));
}

void TestPipeline::refusesBeyondTheWindow()
{
    GatewayFixture fixture;
    const auto key = fixture.addConsumer("acme", "small");
    fixture.start();
    LoopbackClient client(fixture.address());
    for (int i = 0; i < 3; ++i)
        QCOMPARE(client.ask("GET", "/x", key).status, 200);
    const auto refused = client.ask("GET", "/x", key);
    QCOMPARE(outcomeOf(refused), QStringLiteral("429 minute"));
    QCOMPARE(test::text(refused.field("retry-after")), QStringLiteral("60"));
    const Json body = bodyOf(refused);
    QCOMPARE(body["limit"].get<int>(), 3);
    QCOMPARE(body["observed"].get<int>(), 3);
    QCOMPARE(test::text(body["reset"].get<std::string>()), QStringLiteral("2026-03-10T12:01:00Z"));
    QCOMPARE(body["plan_version"].get<int>(), 1);
    fixture.clock.move(std::chrono::milliseconds(59'999));
    QCOMPARE(client.ask("GET", "/x", key).status, 429);
    fixture.clock.move(std::chrono::milliseconds(1));
    QCOMPARE(client.ask("GET", "/x", key).status, 200);
}

void TestPipeline::letsExactlyNThroughForEightThreads()
{
    GatewayFixture fixture;
    const auto key = fixture.addConsumer("acme", "small");
    fixture.start();
    std::atomic<int> accepted{0};
    std::atomic<int> refused{0};
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 8; ++t) {
            threads.emplace_back([&] {
                LoopbackClient client(fixture.address());
                for (int i = 0; i < 25; ++i) {
                    const int status = client.ask("GET", "/x", key).status;
                    accepted += status == 200 ? 1 : 0;
                    refused += status == 429 ? 1 : 0;
                }
            });
        }
    }
    QCOMPARE(accepted.load(), 3);
    QCOMPARE(refused.load(), 197);
}

void TestPipeline::refusesBeyondTheQuota()
{
    GatewayFixture fixture;
    const auto key = fixture.addConsumer("acme", "quota");
    fixture.start();
    LoopbackClient client(fixture.address());
    // Not billable: it uses nothing up.
    QCOMPARE(client.ask("GET", "/status/404", key).status, 404);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(client.ask("GET", "/x", key).status, 200);
    const auto refused = client.ask("GET", "/x", key);
    QCOMPARE(outcomeOf(refused), QStringLiteral("429 quota"));
    QCOMPARE(bodyOf(refused)["limit"].get<int>(), 5);
    QCOMPARE(test::text(bodyOf(refused)["reset"].get<std::string>()),
        QStringLiteral("2026-04-01T00:00:00Z"));
}

void TestPipeline::metersAnUpstreamThatIsDownButBillsNothing()
{
    GatewayFixture fixture;
    const auto key = fixture.addConsumer("acme", "small");
    fixture.stopEcho();
    fixture.start();
    LoopbackClient client(fixture.address());
    QCOMPARE(outcomeOf(client.ask("GET", "/x", key)), QStringLiteral("502 upstream_unreachable"));
    fixture.stop(); // writes the log to its end
    const auto totals = fixture.store().usage().totals(1);
    QCOMPARE(totals->days.size(), std::size_t{1});
    QCOMPARE(totals->days[0].accepted, 1);
    QCOMPARE(totals->days[0].billable, 0);
    QCOMPARE(totals->days[0].units[indexOf(Meter::Requests)].value, 0);
}

void TestPipeline::saysWhenThereIsNoUpstream()
{
    GatewayFixture fixture;
    const auto key = fixture.addConsumer("acme", "open");
    fixture.settings.rules.upstream = {};
    fixture.start();
    LoopbackClient client(fixture.address());
    QCOMPARE(outcomeOf(client.ask("GET", "/x", key)), QStringLiteral("502 no_upstream"));
}

void TestPipeline::tellsLimitsOnEveryAnswer()
{
    GatewayFixture fixture;
    const auto key = fixture.addConsumer("acme", "small");
    fixture.start();
    fixture.clock.move(std::chrono::milliseconds(10'001));
    LoopbackClient client(fixture.address());
    const auto answer = client.ask("GET", "/x", key);
    QCOMPARE(test::text(answer.field("ratelimit")), QStringLiteral("\"minute\";r=2;t=50"));
    QCOMPARE(test::text(answer.field("ratelimit-policy")), QStringLiteral("\"minute\";q=3;w=60"));
}

void TestPipeline::seesWhatAnotherProcessWroteAfterAnInvalidation()
{
    GatewayFixture fixture;
    const auto key = fixture.addConsumer("acme", "small");
    fixture.settings.cache.timeToLive = std::chrono::milliseconds(0);
    fixture.start();
    LoopbackClient client(fixture.address());
    QCOMPARE(
        test::text(client.ask("GET", "/x", key).field("x-ratelimit-limit")), QStringLiteral("3"));
    // Nothing is held with a time to live of 0: what the store says counts at once.
    QVERIFY(fixture.store().plans().create(
        Plan{.id = PlanId{"new"}, .name = "New"}, fixture.clock.now()));
    QVERIFY(fixture.store().consumers().update(
        ConsumerId{"acme"}, [](Consumer acme) -> Result<Consumer> {
            acme.plan = PlanId{"new"};
            return acme;
        }));
    const auto answer = client.ask("GET", "/x", key);
    QCOMPARE(answer.status, 200); // the plan came later than the gateway: it reads plans anew
    QCOMPARE(
        test::text(bodyOf(answer)["X-Consumer-Plan"].get<std::string>()), QStringLiteral("new"));
}

TOLLGATE_TEST(TestPipeline)
#include "tst_pipeline.moc"
