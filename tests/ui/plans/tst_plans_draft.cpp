#include "support/print.h"
#include "support/room_tests.h"
#include "ui/plans/lab.h"

using namespace tollgate;
using pages::Face;
using pages::Mend;

using Limit = std::optional<std::int64_t>;

// Edits of the draft, what undoes them, and draft files.
class TestPlansDraft : public QObject {
    Q_OBJECT

private slots:
    void backToTheStartIsNoChange_data();
    void backToTheStartIsNoChange();
    void discardIsAStep();
    void modeAndPriceAreEdits();
    void windowsHaveNeitherModeNorPrice();
    void aCopyHasNobodyOnIt();
    void aNewPlanCanBeUndone();
    void aDraftSurvivesAFile();
    void aBadFileLeavesTheDraft_data();
    void aBadFileLeavesTheDraft();
    void aDraftThatCannotBeReplayedIsUndone();
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

void TestPlansDraft::backToTheStartIsNoChange_data()
{
    QTest::addColumn<QString>("plan");
    QTest::addColumn<preview::Dimension>("dimension");
    const QString refuses = QString::fromLatin1(kRefuses);
    QTest::addRow("a quota") << refuses << preview::Dimension(Meter::Requests);
    QTest::addRow("a limit per minute") << refuses << preview::Dimension(Window::Minute);
    QTest::addRow("a limit per day, of which there is none")
        << refuses << preview::Dimension(Window::Day);
    QTest::addRow("a quota, of which there is none")
        << QStringLiteral("pro 70/minute") << preview::Dimension(Meter::Requests);
}

void TestPlansDraft::backToTheStartIsNoChange()
{
    QFETCH(QString, plan);
    QFETCH(preview::Dimension, dimension);
    const QByteArray words = plan.toLatin1();
    test::Lab lab;
    QVERIFY(lab.open(under(words.constData())));
    lab.vm.chooseDimension(dimension);
    const auto start = lab.state().limitToday();
    lab.vm.setLimit(33);
    QVERIFY(lab.state().hasDraft());
    lab.vm.setLimit(start);
    QCOMPARE(lab.state().limitDraft(), start);
    QVERIFY(!lab.state().hasDraft());
    QVERIFY(!lab.state().ladder[0].isEdited);
    QVERIFY(lab.waitUntilExact());
}

void TestPlansDraft::discardIsAStep()
{
    test::Lab lab;
    QVERIFY(lab.open(under(kBills)));
    lab.vm.setLimit(80);
    lab.vm.setMode(WhenExhausted::Notify);
    lab.vm.discard();
    QVERIFY(!lab.state().hasDraft());
    QCOMPARE(lab.state().limitDraft(), Limit(100));
    lab.vm.undo();
    QCOMPARE(lab.state().limitDraft(), Limit(80));
    QCOMPARE(lab.state().quota()->whenExhausted, WhenExhausted::Notify);
}

void TestPlansDraft::modeAndPriceAreEdits()
{
    test::Lab lab;
    QVERIFY(lab.open(under(kBills)));
    lab.vm.setMode(WhenExhausted::Refuse);
    QVERIFY(lab.waitUntilExact());
    QCOMPARE(test::print(lab.state().ledger),
        QStringLiteral("affected 2 -> 2, refused 0 -> 120, overage 1200 -> 0, bills up 0 -> 0"));
    lab.vm.setMode(WhenExhausted::BillOverage);
    QVERIFY(!lab.state().hasDraft()); // the price was kept
    lab.vm.setOveragePrice(*parseUnitPrice("0.20"));
    QVERIFY(lab.waitUntilExact());
    QCOMPARE(lab.state().ledger.overageMinorUnits, (preview::BeforeAfter{1200, 2400}));
    lab.vm.undo();
    lab.vm.undo();
    lab.vm.undo();
    QVERIFY(!lab.state().canUndo);
}

void TestPlansDraft::windowsHaveNeitherModeNorPrice()
{
    test::Lab lab;
    QVERIFY(lab.open(under(kRefuses)));
    lab.vm.chooseDimension(Window::Minute);
    QVERIFY(!lab.state().quota());
    lab.vm.setMode(WhenExhausted::Notify);
    lab.vm.setOveragePrice(*parseUnitPrice("1"));
    QVERIFY(!lab.state().hasDraft());
}

void TestPlansDraft::aCopyHasNobodyOnIt()
{
    test::Lab lab;
    QVERIFY(lab.open(under(kBills)));
    lab.vm.openConsumer(3);
    lab.vm.copyPlan(QStringLiteral("Pro"));
    QCOMPARE(lab.state().plan, 1U);
    QCOMPARE(lab.state().draft.id, PlanId{"pro-2"});
    QCOMPARE(lab.state().limitDraft(), Limit(100));
    QCOMPARE(lab.state().ladder[1].consumers, 0);
    QVERIFY(lab.state().ladder[1].isNew);
    QVERIFY(!lab.state().rows); // those of the other plan are gone at once
    QVERIFY(!lab.state().demand);
    QVERIFY(!lab.state().consumer);
    QVERIFY(lab.waitUntilExact());
    QVERIFY(lab.state().rows->empty());
    QVERIFY(lab.state().demand->consumers.empty());
    QCOMPARE(lab.state().ledger, preview::Ledger());
}

void TestPlansDraft::aNewPlanCanBeUndone()
{
    test::Lab lab;
    QVERIFY(lab.open(under(kBills)));
    lab.vm.newPlan(QStringLiteral("  "));
    QCOMPARE(lab.state().draft.id, PlanId{"plan"});
    QCOMPARE(lab.state().draft.price.currency.code, std::string("USD"));
    QCOMPARE(lab.state().limitDraft(), Limit());
    lab.vm.dragLimit(5); // nothing to drag it across
    lab.vm.setLimit(5);
    lab.vm.undo();
    lab.vm.undo();
    QCOMPARE(lab.state().plan, 0U);
    QCOMPARE(lab.state().draft.id, PlanId{"pro"});
    QVERIFY(lab.waitUntilExact());
    QCOMPARE(test::print(lab.state().rows), QStringLiteral("cyd dan"));
}

void TestPlansDraft::aDraftSurvivesAFile()
{
    test::Lab lab;
    QVERIFY(lab.open(under(kBills)));
    lab.vm.setLimit(80);
    lab.vm.newPlan(QStringLiteral("Trial"));
    const auto file = lab.files.path("draft.json");
    QCOMPARE(test::failureText(lab.vm.saveDraft(file)), QStringLiteral("no failure"));
    const PlanSet saved = *lab.state().draftPlans;
    lab.vm.discard();
    QCOMPARE(test::failureText(lab.vm.openDraft(file)), QStringLiteral("no failure"));
    QCOMPARE(*lab.state().draftPlans, saved);
    QVERIFY(lab.waitUntilExact());
    lab.vm.undo();
    QVERIFY(!lab.state().hasDraft());
}

void TestPlansDraft::aBadFileLeavesTheDraft_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addRow("no json") << QByteArray("{");
    QTest::addRow("a limit that is no number")
        << QByteArray(R"({"plans":[{"id":"pro","quotas":[{"included":"many"}]}]})");
    QTest::addRow("another currency")
        << QByteArray(R"({"plans":[{"id":"new","currency":"EUR","price":"1.00"}]})");
}

void TestPlansDraft::aBadFileLeavesTheDraft()
{
    QFETCH(QByteArray, content);
    test::Lab lab;
    QVERIFY(lab.open(under(kBills)));
    lab.vm.setLimit(80);
    const auto opened = lab.vm.openDraft(lab.files.write("draft.json", content));
    QVERIFY(!opened);
    QVERIFY(test::failureText(opened).contains(u"draft.json"));
    QCOMPARE(lab.state().limitDraft(), Limit(80));
    QCOMPARE(lab.state().face, Face::Ready);
    lab.vm.undo();
    QVERIFY(!lab.state().canUndo); // it left no step
}

void TestPlansDraft::aDraftThatCannotBeReplayedIsUndone()
{
    test::Lab lab;
    QVERIFY(lab.open(under(kBills)));
    const QByteArray plan = R"({"plans":[{"id":"pro","price":"92233720368547758.07",)"
                            R"("quotas":[{"included":1,"when_exhausted":"bill_overage",)"
                            R"("overage":{"unit_price":"1"}}]}]})";
    QVERIFY(lab.vm.openDraft(lab.files.write("draft.json", plan)));
    QVERIFY(lab.waitFor(Face::Failed));
    QCOMPARE(lab.state().error->code, ErrorCode::Overflow);
    QCOMPARE(lab.state().mend, Mend::UndoEdit);
    lab.vm.setLimit(5); // there is nothing to see it on
    QCOMPARE(lab.state().face, Face::Failed);
    lab.vm.mend();
    QVERIFY(!lab.state().error);
    QVERIFY(lab.waitUntilExact());
    QVERIFY(!lab.state().hasDraft());
}

TOLLGATE_TEST(TestPlansDraft)
#include "tst_plans_draft.moc"
