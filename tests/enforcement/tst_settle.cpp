#include "enforcement/decide.h"

#include "enforcement/gate.h"
#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;
using test::Gate;

class TestSettle : public QObject {
    Q_OBJECT

private slots:
    void reservationsGiveWay_data();
    void reservationsGiveWay();
    void bytesAreCountedOnlyWhenSettled();
    void windowsAreNeverRefunded();
    void aLateAnswerBelongsToItsOwnPeriod();
    void aFullCounterStaysFull();
    void everySettledReservationIsGone();
};

void TestSettle::reservationsGiveWay_data()
{
    QTest::addColumn<QByteArray>("requests");
    QTest::addColumn<QString>("computeUnits");
    QTest::addRow("before any request") << QByteArray("") << "used 0 reserved 0";
    QTest::addRow("a request without a route weighs 1")
        << QByteArray("10:00:00") << "used 0 reserved 1";
    QTest::addRow("a weight is set aside") << QByteArray("10:00:00*5") << "used 0 reserved 5";
    QTest::addRow("and used") << QByteArray("10:00:00*5 settle:1") << "used 5 reserved 0";
    QTest::addRow("or freed") << QByteArray("10:00:00*5 settle:0") << "used 0 reserved 0";
    QTest::addRow("one of two") << QByteArray("10:00:00*5 10:00:00*0.5 settle:1")
                                << "used 5 reserved 0.5";
}

void TestSettle::reservationsGiveWay()
{
    QFETCH(QByteArray, requests);
    QFETCH(QString, computeUnits);
    Gate gate("gold");
    gate.ask(requests);
    QCOMPARE(gate.counts(Meter::ComputeUnits), computeUnits);
}

void TestSettle::bytesAreCountedOnlyWhenSettled()
{
    const auto step = enforcement::decide({}, {}, {}, parseInstant("2026-03-14T10:00:00Z").value());
    const auto accepted = std::get<enforcement::Accepted>(step.decision);
    QCOMPARE(accepted.reserved[indexOf(Meter::BytesOut)].value, 0);
    Units used = accepted.reserved;
    used[indexOf(Meter::BytesOut)] = Quantity{200};
    const auto settled = enforcement::settle(step.next, accepted, used);
    QCOMPARE(settled.meters[indexOf(Meter::BytesOut)].used.value, 200);
    QCOMPARE(settled.meters[indexOf(Meter::Requests)].used.value, 1);
}

void TestSettle::windowsAreNeverRefunded()
{
    Gate gate("gold 1/minute");
    QCOMPARE(
        gate.ask("10:00:00 settle:0 10:00:01"), QStringLiteral("ok; minute 1/1 until 10:01:00"));
}

void TestSettle::aLateAnswerBelongsToItsOwnPeriod()
{
    Gate gate("gold 5 requests refuse");
    gate.ask("2026-03-31T23:59:59 2026-04-01T00:00:01");
    QCOMPARE(gate.counts(Meter::Requests), QStringLiteral("used 0 reserved 1"));
    gate.ask("settle:1"); // the one of March
    QCOMPARE(gate.counts(Meter::Requests), QStringLiteral("used 0 reserved 1"));
    gate.ask("settle:1"); // the one of April
    QCOMPARE(gate.counts(Meter::Requests), QStringLiteral("used 1 reserved 0"));
}

void TestSettle::aFullCounterStaysFull()
{
    constexpr auto kTop = std::numeric_limits<std::int64_t>::max();
    const Instant now = parseInstant("2026-03-14T10:00:00Z").value();
    const auto step = enforcement::decide({}, {}, {}, now);
    const auto accepted = std::get<enforcement::Accepted>(step.decision);
    Units used{};
    used[indexOf(Meter::BytesIn)] = Quantity{kTop};
    auto state = enforcement::settle(step.next, accepted, used);
    state = enforcement::settle(state, accepted, used);
    QCOMPARE(state.meters[indexOf(Meter::BytesIn)].used.value, kTop);
}

// Whatever the order of answers: at the end nothing is reserved and what was billable is used.
void TestSettle::everySettledReservationIsGone()
{
    Gate gate("gold 100 requests refuse");
    int billable = 0;
    for (int i = 0; i < 100; ++i) {
        QCOMPARE(gate.ask(i % 2 ? "10:00:00*2" : "10:00:00*3"), QStringLiteral("ok"));
        if (i % 3 != 0)
            continue;
        gate.ask(i % 4 ? "settle:1" : "settle:0");
        billable += i % 4 ? 1 : 0;
    }
    for (int i = 34; i < 100; ++i, ++billable)
        gate.ask("settle:1");
    QCOMPARE(gate.counts(Meter::Requests), QStringLiteral("used %1 reserved 0").arg(billable));
    QVERIFY(gate.counts(Meter::ComputeUnits).endsWith(QStringLiteral("reserved 0")));
}

TOLLGATE_TEST(TestSettle)
#include "tst_settle.moc"
