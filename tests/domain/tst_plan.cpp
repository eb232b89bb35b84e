#include "support/plan_text.h"
#include "support/room_tests.h"

using namespace tollgate;

class TestPlan : public QObject {
    Q_OBJECT

private slots:
    void findsItsLimits();
    void fixturesReadAsTheyAreWritten();
};

void TestPlan::findsItsLimits()
{
    const Plan gold = test::plan("gold 100/minute 1000/day 500 requests refuse +batch");
    QCOMPARE(gold.rateLimit(Window::Minute)->limit, 100);
    QCOMPARE(gold.rateLimit(Window::Day)->limit, 1000);
    QVERIFY2(!gold.rateLimit(Window::Hour), "a window without a limit is unlimited");
    QCOMPARE(gold.quota(Meter::Requests)->included->value, 500);
    QVERIFY2(!gold.quota(Meter::BytesOut), "a meter without a quota is unlimited");
    QVERIFY(gold.hasFeature("batch"));
    QVERIFY(!gold.hasFeature("bat"));
    QVERIFY(!gold.hasFeature(""));
}

// The language of the fixtures itself: what it writes is what it reads.
void TestPlan::fixturesReadAsTheyAreWritten()
{
    const QString line = QStringLiteral(
        "pro USD 49.00 daily 600/minute 50000/day 50000 requests bill_overage at 0.002 "
        "any bytes_out notify 2.5 compute_units refuse +batch +webhooks");
    const Plan plan = test::plan(line.toStdString());
    QCOMPARE(test::text(plan), line);
    QCOMPARE(plan.quotas.size(), 3U);
    QCOMPARE(plan.price.minorUnits, 4900);
}

TOLLGATE_TEST(TestPlan)
#include "tst_plan.moc"
