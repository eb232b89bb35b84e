#include "gateway/log_fold.h"
#include "support/gateway_fixture.h"
#include "support/loopback_client.h"
#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;
using test::GatewayFixture;
using test::LoopbackClient;

// What a gateway still knows when it comes back.
class TestRestart : public QObject {
    Q_OBJECT

private slots:
    void goesOnWhereItStopped_data();
    void goesOnWhereItStopped();
    void takesUpTheTailBehindItsCheckpoint();
    void provesItsCheckpoint();
    void findsADamagedCheckpoint();
    void keepsTheNumbersOfNodes();
    void goesOnWithoutAName();
};

void TestRestart::goesOnWhereItStopped_data()
{
    QTest::addColumn<bool>("isStrict");
    QTest::addRow("strict") << true;
    QTest::addRow("relaxed") << false;
}

void TestRestart::goesOnWhereItStopped()
{
    QFETCH(bool, isStrict);
    GatewayFixture fixture;
    fixture.settings.durability
        = isStrict ? gateway::Durability::Strict : gateway::Durability::Relaxed;
    const auto small = fixture.addConsumer("small", "small");
    const auto quota = fixture.addConsumer("quota", "quota");
    for (int round = 0; round < 2; ++round) {
        fixture.start();
        LoopbackClient client(fixture.address());
        QCOMPARE(client.ask("GET", "/x", small).status, 200);
        QCOMPARE(client.ask("GET", "/x", quota).status, 200);
        QCOMPARE(client.ask("GET", "/x", quota).status, 200);
        fixture.stop();
    }
    fixture.start();
    LoopbackClient client(fixture.address());
    QCOMPARE(client.ask("GET", "/x", small).status, 200); // the third of 3
    QCOMPARE(client.ask("GET", "/x", small).status, 429);
    QCOMPARE(client.ask("GET", "/x", quota).status, 200); // the fifth of 5
    QCOMPARE(client.ask("GET", "/x", quota).status, 429);
}

void TestRestart::takesUpTheTailBehindItsCheckpoint()
{
    GatewayFixture fixture;
    const auto key = fixture.addConsumer("acme", "small");
    fixture.start();
    {
        LoopbackClient client(fixture.address());
        QCOMPARE(client.ask("GET", "/x", key).status, 200);
    }
    fixture.stop();
    // The same row once more behind the checkpoint, as a crash before the next one leaves it.
    const auto rows = fixture.store().usage().read({}, 1'000'000);
    QCOMPARE(rows->size(), std::size_t{1});
    metering::EventBlockWriter writer;
    const auto block = metering::EventBlock::decode(rows->front().bytes);
    auto event = block->event(0);
    event.decided.n += 2;
    event.settled.n += 2;
    writer.add(event);
    QVERIFY(fixture.store().usage().append(
        {.node = 1, .block = std::move(writer).finish(), .events = 1}));
    fixture.start();
    LoopbackClient client(fixture.address());
    QCOMPARE(client.ask("GET", "/x", key).status, 200); // the third of 3
    QCOMPARE(client.ask("GET", "/x", key).status, 429);
}

void TestRestart::provesItsCheckpoint()
{
    GatewayFixture fixture;
    const auto empty = gateway::verifyLog(fixture.store().usage(), 1);
    QVERIFY(empty && empty->events == 0);
    const auto key = fixture.addConsumer("acme", "small");
    for (int round = 0; round < 3; ++round) {
        fixture.start();
        LoopbackClient client(fixture.address());
        for (const char* path : {"/x", "/status/500", "/batch", "/x"})
            client.ask("GET", path, key);
        fixture.clock.move(std::chrono::minutes(7));
        fixture.stop();
    }
    const auto verified = gateway::verifyLog(fixture.store().usage(), 1);
    QVERIFY2(verified, verified ? "" : describe(verified.error()).c_str());
    QCOMPARE(verified->events, 12);
    QCOMPARE(verified->consumers, 1);
    QVERIFY(verified->checkpoint.row > 0);
}

void TestRestart::findsADamagedCheckpoint()
{
    GatewayFixture fixture;
    const auto key = fixture.addConsumer("acme", "small");
    fixture.start();
    {
        LoopbackClient client(fixture.address());
        client.ask("GET", "/x", key);
    }
    fixture.stop();
    gateway::ConsumerCounters wrong;
    wrong.sequence = 2;
    const ports::CheckpointRows rows{
        .counters = {{.consumer = ConsumerId{"acme"}, .bytes = gateway::pack(wrong)}}};
    QVERIFY(fixture.store().usage().append({.node = 1, .checkpoint = &rows}));
    const auto verified = gateway::verifyLog(fixture.store().usage(), 1);
    QVERIFY(!verified);
    QCOMPARE(test::text(verified.error().where), QStringLiteral("consumer 'acme'"));
}

void TestRestart::keepsTheNumbersOfNodes()
{
    GatewayFixture fixture;
    for (const char* name : {"one", "two", "one"}) {
        fixture.settings.node = name;
        fixture.start();
        fixture.stop();
    }
    const auto nodes = fixture.store().nodes().nodes();
    QCOMPARE(nodes->size(), std::size_t{2});
    QCOMPARE(test::text((*nodes)[0].name), QStringLiteral("one"));
    QCOMPARE(int{(*nodes)[1].number}, 2);
}

// Its address is another at every start; its limits are not.
void TestRestart::goesOnWithoutAName()
{
    GatewayFixture fixture;
    const auto key = fixture.addConsumer("acme", "small");
    fixture.settings.node = "";
    for (int round = 0; round < 4; ++round) {
        fixture.start();
        LoopbackClient client(fixture.address());
        QCOMPARE(client.ask("GET", "/x", key).status, round < 3 ? 200 : 429);
        const auto nodes = fixture.store().nodes().nodes();
        QCOMPARE(nodes->size(), std::size_t{1});
        QCOMPARE(test::text(nodes->front().name), test::text(fixture.adminAddress()));
        fixture.stop();
    }
}

TOLLGATE_TEST(TestRestart)
#include "tst_restart.moc"
