#include "support/print.h"
#include "support/room_tests.h"
#include "ui/plans/lab.h"

using namespace tollgate;
using pages::LedgerLine;
using preview::Dimension;

// What is looked at: plans, dimensions, rows, one consumer.
class TestPlansLooking : public QObject {
    Q_OBJECT

private slots:
    void anotherPlanIsAnotherStory();
    void dimensionsAreThoseOfThePlan();
    void anotherDimensionKeepsRowsAndLedger();
    void aPlanWithoutTheDimensionShowsItsOwn();
    void linesOfTheLedgerFilter_data();
    void linesOfTheLedgerFilter();
    void barsFilter();
    void filtersAddUpAndClear();
    void theOpenConsumerStays();
    void consumersOfOtherPlansAreNotOpen();
    void valuesBeyondTwoToThe53AreExact();
};

namespace {

// Free: ada inside, bob refused by the minute, cyd by both. Pro: dan and eve beyond the quota.
test::LabFiles twoPlans()
{
    return {
        .usage = test::usageCsv({{"ada", 20}, {"bob", 45}, {"cyd", 90}, {"dan", 80}, {"eve", 70}}),
        .plans = "free 40/minute 55 requests refuse\n"
                 "pro USD 5.00 60 requests bill_overage at 0.10",
        .assign = "dan,pro,\neve,pro,\n"};
}

} // namespace

void TestPlansLooking::anotherPlanIsAnotherStory()
{
    test::Lab lab;
    QVERIFY(lab.open(twoPlans()));
    QCOMPARE(lab.state().plan, 0U);
    lab.vm.filterByLine(LedgerLine::Refused);
    lab.vm.openConsumer(1);
    lab.vm.choosePlan(1);
    QVERIFY(!lab.state().rows); // the rows of Free are not Pro's
    QVERIFY(!lab.state().filter.isSet());
    QVERIFY(!lab.state().consumer);
    QVERIFY(lab.waitUntilExact());
    QCOMPARE(test::print(lab.state().rows), QStringLiteral("dan eve"));
    QCOMPARE(test::print(lab.state().ledger),
        QStringLiteral("affected 2 -> 2, refused 0 -> 0, overage 300 -> 300, bills up 0 -> 0"));
    QVERIFY(!lab.state().hasDraft());
    lab.vm.choosePlan(7); // there is none
    QCOMPARE(lab.state().plan, 1U);
}

void TestPlansLooking::dimensionsAreThoseOfThePlan()
{
    test::Lab lab;
    QVERIFY(lab.open({.usage = test::usageCsv({{"ada", 1}}),
        .plans = "none\n"
                 "all 1/minute 2/hour 3/day 4 compute_units notify 5 bytes_out refuse"}));
    const std::vector<Dimension> usual{Meter::Requests, Window::Minute, Window::Day};
    QCOMPARE(lab.state().dimensions, usual);
    lab.vm.choosePlan(1);
    const std::vector<Dimension> own{
        Meter::ComputeUnits, Meter::BytesOut, Window::Minute, Window::Hour, Window::Day};
    QCOMPARE(lab.state().dimensions, own);
    QCOMPARE(lab.state().dimension, Dimension(Meter::ComputeUnits));
}

void TestPlansLooking::anotherDimensionKeepsRowsAndLedger()
{
    test::Lab lab;
    QVERIFY(lab.open(twoPlans()));
    const auto rows = lab.state().rows;
    const auto ledger = lab.state().ledger;
    lab.vm.chooseDimension(Window::Minute);
    QVERIFY(!lab.state().demand);
    QCOMPARE(lab.state().rows, rows); // the same consumers, until their minutes are counted
    QCOMPARE(lab.state().ledger, ledger);
    lab.vm.dragLimit(5); // of what has not been counted yet
    QCOMPARE(lab.state().limitDraft(), std::optional<std::int64_t>(40));
    QVERIFY(lab.waitUntilExact());
    QCOMPARE(lab.state().rows->at(0).peak, 45);
    QCOMPARE(lab.state().rows->at(1).peak, 60); // of cyd's 90, in the first minute
    QCOMPARE(lab.state().ledger, ledger);
}

void TestPlansLooking::aPlanWithoutTheDimensionShowsItsOwn()
{
    test::Lab lab;
    QVERIFY(lab.open({.usage = test::usageCsv({{"ada", 5}}),
        .plans = "hourly 2/hour\nplain 3 requests refuse"}));
    lab.vm.chooseDimension(Window::Hour);
    QVERIFY(lab.waitUntilExact());
    lab.vm.choosePlan(1);
    QCOMPARE(lab.state().dimension, Dimension(Meter::Requests));
    QVERIFY(lab.waitUntilExact());
    lab.vm.undo();
    QCOMPARE(lab.state().plan, 1U);
}

void TestPlansLooking::linesOfTheLedgerFilter_data()
{
    QTest::addColumn<LedgerLine>("line");
    QTest::addColumn<WhenExhausted>("mode");
    QTest::addColumn<QString>("expected");
    const auto bills = WhenExhausted::BillOverage;
    const auto refuses = WhenExhausted::Refuse;
    const QString all = QStringLiteral("bob cyd dan");
    QTest::addRow("affected, on either side") << LedgerLine::Affected << bills << all;
    QTest::addRow("nobody is refused") << LedgerLine::Refused << bills << QString();
    QTest::addRow("all are billed for more") << LedgerLine::Overage << bills << all;
    QTest::addRow("one bill rises") << LedgerLine::BillsUp << bills << QStringLiteral("cyd");
    QTest::addRow("refused with the draft alone") << LedgerLine::Refused << refuses << all;
    QTest::addRow("billed for more today alone")
        << LedgerLine::Overage << refuses << QStringLiteral("cyd dan");
}

void TestPlansLooking::linesOfTheLedgerFilter()
{
    QFETCH(LedgerLine, line);
    QFETCH(WhenExhausted, mode);
    QFETCH(QString, expected);
    test::Lab lab;
    QVERIFY(
        lab.open({.usage = test::usageCsv({{"ada", 30}, {"bob", 90}, {"cyd", 120}, {"dan", 200}}),
            .plans = "pro USD 5.00 100 requests bill_overage at 0.10"}));
    lab.vm.setLimit(80);
    lab.vm.setMode(mode);
    QVERIFY(lab.waitUntilExact());
    lab.vm.filterByLine(line);
    QCOMPARE(test::print(lab.state().rows), expected);
    lab.vm.filterByLine(line); // again: all
    QVERIFY(!lab.state().filter.isSet());
    QCOMPARE(test::print(lab.state().rows), QStringLiteral("bob cyd dan"));
}

void TestPlansLooking::barsFilter()
{
    test::Lab lab;
    QVERIFY(lab.open(twoPlans()));
    lab.vm.filterByPeaks(45, 89);
    QCOMPARE(test::print(lab.state().rows), QStringLiteral("bob"));
    lab.vm.filterByPeaks(45, 90);
    QCOMPARE(test::print(lab.state().rows), QStringLiteral("bob cyd"));
    lab.vm.filterByPeaks(46, 89);
    QCOMPARE(test::print(lab.state().rows), QString());
    lab.vm.filterByPeaks(46, 89);
    QCOMPARE(test::print(lab.state().rows), QStringLiteral("bob cyd"));
}

void TestPlansLooking::filtersAddUpAndClear()
{
    test::Lab lab;
    QVERIFY(lab.open(twoPlans()));
    lab.vm.filterByPeaks(46, 100);
    lab.vm.filterByLine(LedgerLine::Refused);
    QCOMPARE(test::print(lab.state().rows), QStringLiteral("cyd"));
    lab.vm.setLimit(80); // a filter outlives an edit
    QVERIFY(lab.waitUntilExact());
    QCOMPARE(test::print(lab.state().rows), QStringLiteral("cyd"));
    lab.vm.chooseDimension(Window::Day); // but peaks of days are others
    QVERIFY(lab.state().filter.line);
    QVERIFY(!lab.state().filter.peaks);
    lab.vm.clearFilter();
    QVERIFY(!lab.state().filter.isSet());
}

void TestPlansLooking::theOpenConsumerStays()
{
    test::Lab lab;
    QVERIFY(lab.open(twoPlans()));
    lab.vm.openConsumer(1);
    QCOMPARE(lab.state().openRow()->peak, 45);
    QCOMPARE(lab.state().openRow()->before.refusedInAll(), 5);
    lab.vm.filterByPeaks(90, 90); // bob is not in the table any more
    QCOMPARE(lab.state().openRow()->consumer, 1U);
    lab.vm.chooseDimension(Window::Minute);
    lab.vm.setLimit(44);
    QVERIFY(lab.waitUntilExact());
    QCOMPARE(lab.state().openRow()->after.refusedInAll(), 1);
    lab.vm.openConsumer(std::nullopt);
    QVERIFY(!lab.state().openRow());
}

void TestPlansLooking::consumersOfOtherPlansAreNotOpen()
{
    test::Lab lab;
    QVERIFY(lab.open(twoPlans()));
    lab.vm.openConsumer(3); // dan, on Pro
    QVERIFY(!lab.state().openRow());
    lab.vm.openConsumer(99);
    QVERIFY(!lab.state().openRow());
}

void TestPlansLooking::valuesBeyondTwoToThe53AreExact()
{
    // A double holds neither 2^53 + 1 nor the largest of int64.
    test::Lab lab;
    workspace::StudySource source
        = lab.source({.usage = "consumer,time,bytes\n"
                               "ada,2018-10-01T00:00:00Z,9007199254740993\n"
                               "bob,2018-10-01T00:00:00Z,9007199254740992\n",
            .plans = "pro 9007199254740992 bytes_out bill_overage at 1"});
    lab.vm.open(source);
    QVERIFY(lab.waitUntilExact());
    QCOMPARE(test::print(lab.state().rows), QStringLiteral("ada"));
    QCOMPARE(lab.state().rows->at(0).peak, 9007199254740993);
    QCOMPARE(lab.state().ledger.overageMinorUnits.after, 100);
    lab.vm.dragLimit(std::numeric_limits<std::int64_t>::max());
    QCOMPARE(lab.state().ledger.overageMinorUnits.after, 0);
    lab.vm.setLimit(9007199254740991);
    QVERIFY(lab.waitUntilExact());
    QCOMPARE(lab.state().ledger.overageMinorUnits.after, 300);
}

TOLLGATE_TEST(TestPlansLooking)
#include "tst_plans_looking.moc"
