#include "enforcement/decide.h"

#include "enforcement/gate.h"
#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;
using test::Gate;

class TestDecide : public QObject {
    Q_OBJECT

private slots:
    void windows_data();
    void windows() { compareAnswers(); }
    void quotas_data();
    void quotas() { compareAnswers(); }
    void order_data();
    void order() { compareAnswers(); }
    void clocks_data();
    void clocks() { compareAnswers(); }
    void theLargestLimitIsNeverReached();
    void aRefusalRaisesNothing_data();
    void aRefusalRaisesNothing();
    void aPlanChangeKeepsTheCounters_data();
    void aPlanChangeKeepsTheCounters();
    void decidesTheSameForTheSame();

private:
    struct Case {
        const char* name;
        const char* plan;
        const char* requests;
        const char* expected;
    };
    static void addRows(std::initializer_list<Case> cases);
    static void compareAnswers();
};

void TestDecide::addRows(std::initializer_list<Case> cases)
{
    QTest::addColumn<QByteArray>("plan");
    QTest::addColumn<QByteArray>("requests");
    QTest::addColumn<QString>("expected");
    for (const Case& c : cases)
        QTest::addRow("%s", c.name)
            << QByteArray(c.plan) << QByteArray(c.requests) << QString::fromLatin1(c.expected);
}

void TestDecide::compareAnswers()
{
    QFETCH(QByteArray, plan);
    QFETCH(QByteArray, requests);
    QFETCH(QString, expected);
    Gate gate(plan.toStdString());
    QCOMPARE(gate.ask(requests), expected);
}

void TestDecide::windows_data()
{
    addRows({
        {"a plan of nothing refuses nothing", "gold", "10:00:00 10:00:00 10:00:00", "ok; ok; ok"},
        {"a limit of 0 lets none through", "gold 0/minute", "10:00:00",
            "minute 0/0 until 10:01:00"},
        {"a limit of 1", "gold 1/minute", "10:00:00 10:00:00", "ok; minute 1/1 until 10:01:00"},
        {"a limit of 2 lets exactly 2 through", "gold 2/minute", "10:00:00 10:00:30 10:00:59.999",
            "ok; ok; minute 2/2 until 10:01:00"},
        {"a minute begins on the minute, not at the first request", "gold 1/minute",
            "10:00:59.999 10:01:00", "ok; ok"},
        {"an hour", "gold 2/hour", "10:00:00 10:59:00 10:59:59.999 11:00:00",
            "ok; ok; hour 2/2 until 11:00:00; ok"},
        {"a day", "gold 2/day", "00:00:00 12:00:00 23:59:59.999 2026-03-15T00:00:00",
            "ok; ok; day 2/2 until 2026-03-15T00:00:00Z; ok"},
        {"refused requests take nothing from the next window", "gold 1/minute 2/hour",
            "10:00:00 10:00:01 10:00:02 10:01:00 10:02:00",
            "ok; minute 1/1 until 10:01:00; minute 1/1 until 10:01:00; ok; hour 2/2 until "
            "11:00:00"},
        {"of several exhausted the longest is named", "gold 1/minute 1/hour 1/day",
            "10:00:00 10:00:01", "ok; day 1/1 until 2026-03-15T00:00:00Z"},
        {"in whatever order the plan names them", "gold 1/day 1/minute", "10:00:00 10:00:01",
            "ok; day 1/1 until 2026-03-15T00:00:00Z"},
        {"only what is exhausted is named", "gold 1/minute 2/hour 3/day", "10:00:00 10:00:01",
            "ok; minute 1/1 until 10:01:00"},
    });
}

void TestDecide::quotas_data()
{
    addRows({
        {"an allowance of 0 refuses all", "gold 0 requests refuse", "10:00:00",
            "quota requests 0/0 until 2026-04-01T00:00:00Z"},
        {"an allowance of 2 serves 2 while they are under way", "gold 2 requests refuse",
            "10:00:00 10:00:00 10:00:00", "ok; ok; quota requests 2/2 until 2026-04-01T00:00:00Z"},
        {"and when they are settled", "gold 2 requests refuse",
            "10:00:00 settle:1 10:00:00 settle:1 10:00:00",
            "ok; ok; quota requests 2/2 until 2026-04-01T00:00:00Z"},
        {"what was not billable makes room", "gold 1 requests refuse",
            "10:00:00 10:00:00 settle:0 10:00:00",
            "ok; quota requests 1/1 until 2026-04-01T00:00:00Z; ok"},
        {"bill_overage passes", "gold 1 requests bill_overage at 0.1", "10:00:00 10:00:00",
            "ok; ok"},
        {"notify passes", "gold 1 requests notify", "10:00:00 10:00:00", "ok; ok"},
        {"unlimited passes", "gold any requests refuse", "10:00:00 10:00:00", "ok; ok"},
        {"the request that crosses the line is served, the next is refused",
            "gold 10 compute_units refuse", "10:00:00*9 10:00:00*5 10:00:00*0.000001",
            "ok; ok; quota compute_units 14/10 until 2026-04-01T00:00:00Z"},
        {"just below the line", "gold 10 compute_units refuse",
            "10:00:00*9.999999 10:00:00*1 10:00:00",
            "ok; ok; quota compute_units 10.999999/10 until "
            "2026-04-01T00:00:00Z"},
        {"on the line", "gold 10 compute_units refuse", "10:00:00*10 10:00:00",
            "ok; quota compute_units 10/10 until 2026-04-01T00:00:00Z"},
        {"what weighs nothing is refused at the line too", "gold 1 compute_units refuse",
            "10:00:00*0 10:00:00*1 10:00:00*0",
            "ok; ok; quota compute_units 1/1 until 2026-04-01T00:00:00Z"},
        {"of several exhausted the first of the plan is named",
            "gold 1 compute_units refuse 1 requests refuse", "10:00:00 10:00:00",
            "ok; quota compute_units 1/1 until 2026-04-01T00:00:00Z"},
        {"a quota that passes does not hide one that refuses",
            "gold 1 compute_units notify 1 requests refuse", "10:00:00 10:00:00",
            "ok; quota requests 1/1 until 2026-04-01T00:00:00Z"},
        {"a day's allowance", "gold daily 1 requests refuse",
            "10:00:00 23:59:59.999 2026-03-15T00:00:00",
            "ok; quota requests 1/1 until 2026-03-15T00:00:00Z; ok"},
        {"the next month starts anew", "gold 1 requests refuse",
            "2026-03-31T23:59:59.998 2026-03-31T23:59:59.999 2026-04-01T00:00:00",
            "ok; quota requests 1/1 until 2026-04-01T00:00:00Z; ok"},
    });
}

void TestDecide::order_data()
{
    addRows({
        {"a feature that the plan has", "gold +batch", "10:00:00+batch", "ok"},
        {"a feature that it has not", "gold +webhooks", "10:00:00+batch 10:00:00", "feature; ok"},
        {"feature before window", "gold 0/minute", "10:00:00+batch", "feature"},
        {"window before quota", "gold 0/minute 0 requests refuse", "10:00:00",
            "minute 0/0 until 10:01:00"},
        {"feature before quota", "gold 0 requests refuse", "10:00:00+batch", "feature"},
        {"a passing feature is no pass", "gold 0/minute +batch", "10:00:00+batch",
            "minute 0/0 until 10:01:00"},
    });
}

void TestDecide::clocks_data()
{
    addRows({
        {"a clock that goes back stays in the later minute", "gold 1/minute",
            "10:01:00 10:00:59 10:01:30 10:02:00",
            "ok; minute 1/1 until 10:02:00; minute 1/1 until 10:02:00; ok"},
        {"a clock that goes back stays in the later period", "gold 1 requests refuse",
            "2026-04-01T00:00:00 2026-03-31T23:59:59",
            "ok; quota requests 1/1 until 2026-05-01T00:00:00Z"},
        {"a refused request moves the clock too", "gold 0/minute", "10:01:00 10:00:00",
            "minute 0/0 until 10:02:00; minute 0/0 until 10:02:00"},
        {"a clock that jumps over years", "gold 1/minute 1/day 1 requests refuse",
            "10:00:00 2031-01-01T00:00:00", "ok; ok"},
    });
}

void TestDecide::theLargestLimitIsNeverReached()
{
    Gate gate("gold any/minute 9223372036854775806/day");
    QCOMPARE(gate.ask("10:00:00 10:00:00"), QStringLiteral("ok; ok"));
}

void TestDecide::aRefusalRaisesNothing_data()
{
    addRows({
        {"for its feature", "gold 5/minute 5 requests refuse", "10:00:00 10:00:01+batch",
            "ok; feature"},
        {"for a window", "gold 1/minute 5/day 5 requests refuse", "10:00:00 10:00:01",
            "ok; minute 1/1 until 10:01:00"},
        {"for its quota", "gold 5/minute 5/day 1 requests refuse", "10:00:00 10:00:01",
            "ok; quota requests 1/1 until 2026-04-01T00:00:00Z"},
    });
}

// Of the whole state only the clock may move.
void TestDecide::aRefusalRaisesNothing()
{
    QFETCH(QByteArray, plan);
    QFETCH(QByteArray, requests);
    QFETCH(QString, expected);
    Gate once(plan.toStdString());
    once.ask(requests.left(requests.indexOf(' ')));
    Gate twice(plan.toStdString());
    QCOMPARE(twice.ask(requests), expected);
    enforcement::LimitState before = once.state();
    before.latest = twice.state().latest;
    QVERIFY(twice.state() == before);
}

void TestDecide::aPlanChangeKeepsTheCounters_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("expected");
    QTest::addRow("a lower limit is exhausted at once")
        << QByteArray("gold 3/minute") << QByteArray("silver 1/minute")
        << "minute 2/1 until 10:01:00";
    QTest::addRow("a higher limit leaves the difference")
        << QByteArray("gold 2/minute") << QByteArray("silver 3/minute") << "ok";
    QTest::addRow("a window that is new has counted already")
        << QByteArray("gold 3/minute") << QByteArray("silver 2/hour") << "hour 2/2 until 11:00:00";
    QTest::addRow("so has a quota that is new")
        << QByteArray("gold 3/minute") << QByteArray("silver 2 compute_units refuse")
        << "quota compute_units 2/2 until 2026-04-01T00:00:00Z";
    QTest::addRow("a cycle that is new starts a period of its own")
        << QByteArray("gold 2 requests refuse") << QByteArray("silver daily 2 requests refuse")
        << "ok";
}

void TestDecide::aPlanChangeKeepsTheCounters()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QString, expected);
    Gate gate(before.toStdString());
    QCOMPARE(gate.ask("10:00:00 10:00:01"), QStringLiteral("ok; ok"));
    gate.changePlan(after.toStdString());
    QCOMPARE(gate.ask("10:00:02"), expected);
}

void TestDecide::decidesTheSameForTheSame()
{
    const char* const requests = "10:00:00 10:00:01+batch 10:00:02*3 settle:1 10:00:03 10:02:00";
    Gate one("gold 2/minute 9 compute_units refuse");
    Gate other("gold 2/minute 9 compute_units refuse");
    QCOMPARE(one.ask(requests), other.ask(requests));
    QVERIFY(one.state() == other.state());
}

TOLLGATE_TEST(TestDecide)
#include "tst_decide.moc"
