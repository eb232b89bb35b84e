#include "preview/outcome.h"
#include "support/print.h"
#include "support/room_tests.h"
#include "ui/plans/lab.h"

#include <QThreadPool>

using namespace tollgate;
using pages::Exactness;

using Limit = std::optional<std::int64_t>;

// A drag, its estimate, and the replay after it.
class TestPlansDrag : public QObject {
    Q_OBJECT

private slots:
    void aDragIsAnEstimateThenExact();
    void theExactLedgerIsThePreviews_data();
    void theExactLedgerIsThePreviews();
    void aDragCallsOffWhatIsReplayed();
    void aReplayThatMovesTheEstimateSaysSo();
    void aNumberTypedIsHeldAgainstNoEstimate();
    void oneDragIsOneStep();
};

namespace {

constexpr const char* kRefuses = "pro USD 5.00 70/minute 100 requests refuse";
constexpr const char* kBills = "pro USD 5.00 100 requests bill_overage at 0.10";

test::LabFiles under(const char* plan)
{
    return {.usage = test::usageCsv({{"ada", 30}, {"bob", 90}, {"cyd", 120}, {"dan", 200}}),
        .plans = plan};
}

} // namespace

void TestPlansDrag::aDragIsAnEstimateThenExact()
{
    test::Lab lab;
    QVERIFY(lab.open(under(kBills)));
    const auto today
        = QStringLiteral("affected 2 -> 2, refused 0 -> 0, overage 1200 -> 1200, bills up 0 -> 0");
    QCOMPARE(test::print(lab.state().ledger), today);
    // 10, 40 and 120 beyond 80; bob's bill goes from 5.00 to 6.00, which is not a quarter.
    const auto lowered
        = QStringLiteral("affected 2 -> 3, refused 0 -> 0, overage 1200 -> 1700, bills up 0 -> 1");
    lab.vm.dragLimit(80);
    QCOMPARE(lab.state().exactness, Exactness::Estimate);
    QCOMPARE(lab.state().limitDraft(), Limit(80));
    QCOMPARE(lab.state().limitToday(), Limit(100));
    QCOMPARE(test::print(lab.state().ledger), lowered);
    QVERIFY(!lab.state().hasDraft()); // not before it is let go
    lab.vm.setLimit(80);
    QCOMPARE(lab.state().exactness, Exactness::Replaying);
    QVERIFY(lab.state().hasDraft());
    QVERIFY(lab.waitUntilExact());
    QCOMPARE(test::print(lab.state().ledger), lowered);
    QVERIFY(!lab.state().moved);
    QCOMPARE(test::print(lab.state().rows), QStringLiteral("bob cyd dan"));
}

void TestPlansDrag::theExactLedgerIsThePreviews_data()
{
    QTest::addColumn<QString>("plan");
    QTest::addColumn<qint64>("limit");
    for (const char* plan : {kRefuses, kBills, "pro any requests notify"}) {
        for (const qint64 limit : {0, 1, 30, 89, 90, 91, 200, 1000})
            QTest::addRow("%s, to %lld", plan, limit) << QString::fromLatin1(plan) << limit;
    }
}

void TestPlansDrag::theExactLedgerIsThePreviews()
{
    QFETCH(QString, plan);
    QFETCH(qint64, limit);
    const QByteArray words = plan.toLatin1();
    test::Lab lab;
    QVERIFY(lab.open(under(words.constData())));
    lab.vm.dragLimit(limit);
    lab.vm.setLimit(limit);
    QVERIFY(lab.waitUntilExact());

    const auto& study = *lab.state().study;
    const auto scenario = preview::makeScenario(study.usage,
        {.today = study.today,
            .draft = *lab.state().draftPlans,
            .defaultPlan = {},
            .assignments = {}});
    const auto outcome = preview::preview(study.usage, scenario.value()).value();
    const preview::Ledger& ledger = lab.state().ledger;
    QCOMPARE(ledger.requestsRefused.before, outcome.before.refusedInAll());
    QCOMPARE(ledger.requestsRefused.after, outcome.after.refusedInAll());
    QCOMPARE(ledger.overageMinorUnits.before, outcome.before.overageMinorUnits);
    QCOMPARE(ledger.overageMinorUnits.after, outcome.after.overageMinorUnits);
    std::int64_t billsUp = 0;
    std::int64_t affectedMore = 0;
    for (const preview::ConsumerOutcome& one : outcome.consumers) {
        billsUp += preview::billIsUp(one.before.invoicedMinorUnits, one.after.invoicedMinorUnits);
        affectedMore += preview::isAffected(one.after) - preview::isAffected(one.before);
        QVERIFY(test::print(lab.state().rows)
                    .split(u' ')
                    .contains(test::text(study.nameOf(one.consumer))));
    }
    QCOMPARE(ledger.billsUp, (preview::BeforeAfter{0, billsUp}));
    QCOMPARE(ledger.consumersAffected.difference(), affectedMore);
}

void TestPlansDrag::aDragCallsOffWhatIsReplayed()
{
    test::Lab lab;
    QVERIFY(lab.open(under(kBills)));
    lab.vm.setLimit(80);
    lab.vm.dragLimit(60); // takes hold again before the replay is there
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(lab.state().exactness, Exactness::Estimate);
    QCOMPARE(lab.state().limitDraft(), Limit(60));
    QCOMPARE(test::print(lab.state().ledger), // 30, 60 and 140 beyond 60
        QStringLiteral("affected 2 -> 3, refused 0 -> 0, overage 1200 -> 2300, bills up 0 -> 3"));
    lab.vm.setLimit(60);
    QVERIFY(lab.waitUntilExact());
    QVERIFY(!lab.state().moved);
}

void TestPlansDrag::aReplayThatMovesTheEstimateSaysSo()
{
    // With 20 a minute the quota is never reached: what it refused before, the minute refuses now.
    test::Lab lab;
    QVERIFY(lab.open(under(kRefuses)));
    lab.vm.chooseDimension(Window::Minute);
    QVERIFY(lab.waitUntilExact());
    lab.vm.dragLimit(20);
    const preview::Ledger promised = lab.state().ledger;
    lab.vm.setLimit(20);
    QVERIFY(!lab.state().moved);
    QVERIFY(lab.waitUntilExact());
    QVERIFY(lab.state().moved);
    QCOMPARE(test::print(*lab.state().moved), test::print(promised));
    QVERIFY(*lab.state().moved != lab.state().ledger);
    lab.vm.setLimit(21);
    QVERIFY(!lab.state().moved);
}

void TestPlansDrag::aNumberTypedIsHeldAgainstNoEstimate()
{
    test::Lab lab;
    QVERIFY(lab.open(under(kBills)));
    lab.vm.dragLimit(80);
    lab.vm.setLimit(80);
    lab.vm.setLimit(50); // before the replay of 80 is there
    QVERIFY(lab.waitUntilExact());
    QVERIFY(!lab.state().moved);
    QCOMPARE(lab.state().limitDraft(), Limit(50));
}

void TestPlansDrag::oneDragIsOneStep()
{
    test::Lab lab;
    QVERIFY(lab.open(under(kBills)));
    for (const std::int64_t limit : {90, 80, 70, 60})
        lab.vm.dragLimit(limit);
    lab.vm.setLimit(60);
    lab.vm.setLimit(55);
    QVERIFY(lab.waitUntilExact());
    lab.vm.undo();
    QCOMPARE(lab.state().limitDraft(), Limit(60));
    lab.vm.undo();
    QCOMPARE(lab.state().limitDraft(), Limit(100));
    QVERIFY(!lab.state().canUndo);
    QVERIFY(!lab.state().hasDraft());
    lab.vm.undo(); // once too often
    QCOMPARE(lab.state().limitDraft(), Limit(100));
    lab.vm.redo();
    lab.vm.redo();
    QCOMPARE(lab.state().limitDraft(), Limit(55));
    QVERIFY(!lab.state().canRedo);
    QVERIFY(lab.waitUntilExact());
    QVERIFY(lab.state().ladder[0].isEdited);
}

TOLLGATE_TEST(TestPlansDrag)
#include "tst_plans_drag.moc"
