#include "support/print.h"
#include "support/room_tests.h"
#include "ui/plans/lab.h"

using namespace tollgate;
using pages::Exactness;
using pages::Face;
using pages::Mend;

// What is open, what does not open, and what is left then.
class TestPlansOpening : public QObject {
    Q_OBJECT

private slots:
    void fromLoadingToExact();
    void beginsWhereMostConsumersAre();
    void aMissingFileIsTriedAgain();
    void aCutOffFileIsOpenedAsFarAsItGoes();
    void aWrongFileAsksForAnother();
    void cancelLeavesNothingOpen();
    void cancelGoesBackToWhatWasOpen();
    void aFailureGoesBackToWhatWasOpen();
    void anotherFileReplacesEverything();
    void withoutUsageNothingHappens();
};

namespace {

constexpr const char* kPlan = "pro 100 requests refuse";

test::LabFiles someUse()
{
    return {.usage = test::usageCsv({{"ada", 90}, {"bob", 120}}), .plans = kPlan};
}

// Changes the draft of a lab that is open.
bool lowerTo(test::Lab& lab, std::int64_t limit)
{
    lab.vm.setLimit(limit);
    return lab.waitUntilExact();
}

} // namespace

void TestPlansOpening::fromLoadingToExact()
{
    test::Lab lab;
    QCOMPARE(lab.state().face, Face::Empty);
    QStringList seen;
    connect(&lab.vm, &pages::PlansViewModel::changed, this, [&] {
        const bool isReady = lab.state().face == Face::Ready;
        const QString now = !isReady                        ? QStringLiteral("loading")
            : lab.state().exactness == Exactness::Replaying ? QStringLiteral("replaying")
                                                            : QStringLiteral("exact");
        if (seen.isEmpty() || seen.last() != now)
            seen << now;
    });
    QVERIFY(lab.open(someUse()));
    QCOMPARE(seen.join(u' '), QStringLiteral("loading replaying exact"));
    QCOMPARE(lab.state().source, QStringLiteral("usage.csv"));
    QCOMPARE(test::print(lab.state().ledger),
        QStringLiteral("affected 1 -> 1, refused 20 -> 20, overage 0 -> 0, bills up 0 -> 0"));
    QCOMPARE(test::print(lab.state().rows), QStringLiteral("bob"));
    QVERIFY(!lab.state().hasDraft());
    QVERIFY(!lab.state().canUndo);
}

void TestPlansOpening::beginsWhereMostConsumersAre()
{
    test::Lab lab;
    QVERIFY(lab.open({.usage = test::usageCsv({{"ada", 1}, {"bob", 1}, {"cyd", 1}}),
        .plans = "free\npro\nnone",
        .assign = "ada,free,\nbob,pro,\ncyd,pro,\n"}));
    QCOMPARE(lab.state().plan, 1U);
    QCOMPARE(lab.state().ladder.size(), std::size_t(3));
    QCOMPARE(lab.state().ladder[0].consumers, 1);
    QCOMPARE(lab.state().ladder[1].consumers, 2);
    QCOMPARE(lab.state().ladder[2].consumers, 0);
}

void TestPlansOpening::aMissingFileIsTriedAgain()
{
    test::Lab lab;
    lab.vm.open({.usage = lab.files.path("late.csv")});
    QVERIFY(lab.waitFor(Face::Failed));
    QCOMPARE(lab.state().mend, Mend::TryAgain);
    QVERIFY(describe(*lab.state().error).find("late.csv") != std::string::npos);
    lab.files.write("late.csv", test::usageCsv({{"ada", 1}}));
    lab.vm.mend();
    QVERIFY(!lab.state().error);
    QVERIFY(lab.waitUntilExact());
}

void TestPlansOpening::aCutOffFileIsOpenedAsFarAsItGoes()
{
    test::Lab lab;
    const QByteArray packed = test::gzip(test::manyConsumersCsv(400, 50));
    lab.vm.open({.usage = lab.files.write("usage.csv.gz", packed.chopped(100))});
    QVERIFY(lab.waitFor(Face::Failed));
    QCOMPARE(lab.state().mend, Mend::OpenWhatIsThere);
    lab.vm.mend();
    QVERIFY(lab.waitUntilExact());
    QVERIFY(lab.state().study->isTruncated);
}

void TestPlansOpening::aWrongFileAsksForAnother()
{
    test::Lab lab;
    lab.vm.open({.usage = lab.files.write("usage.csv", "nothing\nof use\n")});
    QVERIFY(lab.waitFor(Face::Failed));
    QCOMPARE(lab.state().mend, Mend::OpenAnother);
    lab.vm.mend(); // that is for whoever knows files
    QCOMPARE(lab.state().face, Face::Failed);
}

void TestPlansOpening::cancelLeavesNothingOpen()
{
    test::Lab lab;
    lab.vm.open(lab.source(someUse()));
    QCOMPARE(lab.state().face, Face::Loading);
    lab.vm.cancelOpening();
    QVERIFY(lab.waitFor(Face::Empty));
    QVERIFY(!lab.state().error);
    QVERIFY(lab.open(someUse()));
}

void TestPlansOpening::cancelGoesBackToWhatWasOpen()
{
    test::Lab lab;
    QVERIFY(lab.open(someUse()));
    lab.vm.setLimit(80); // whose replay the opening calls off
    lab.vm.open({.sample = true});
    QCOMPARE(lab.state().face, Face::Loading);
    lab.vm.cancelOpening();
    QVERIFY(lab.waitUntilExact());
    QVERIFY(!lab.state().study->isSample);
    QCOMPARE(test::print(lab.state().ledger),
        QStringLiteral("affected 1 -> 2, refused 20 -> 50, overage 0 -> 0, bills up 0 -> 0"));
    QVERIFY(lab.state().canUndo);
}

void TestPlansOpening::aFailureGoesBackToWhatWasOpen()
{
    test::Lab lab;
    QVERIFY(lab.open(someUse()));
    QVERIFY(lowerTo(lab, 80));
    lab.vm.open({.usage = lab.files.path("absent.csv")});
    QVERIFY(lab.waitFor(Face::Ready));
    QVERIFY(lab.state().error);
    QCOMPARE(lab.state().mend, Mend::TryAgain);
    QCOMPARE(lab.state().limitDraft(), std::optional<std::int64_t>(80));
    QCOMPARE(lab.state().exactness, Exactness::Exact);
    QVERIFY(lowerTo(lab, 70)); // and it can be worked on
}

void TestPlansOpening::anotherFileReplacesEverything()
{
    test::Lab lab;
    QVERIFY(lab.open(someUse()));
    QVERIFY(lowerTo(lab, 80));
    lab.vm.filterByLine(pages::LedgerLine::Refused);
    lab.vm.openConsumer(1);
    QVERIFY(lab.open({.usage = test::usageCsv({{"eve", 5}}), .plans = "solo 3 requests notify"}));
    QCOMPARE(test::print(lab.state().rows), QStringLiteral("eve"));
    QVERIFY(!lab.state().hasDraft());
    QVERIFY(!lab.state().canUndo);
    QVERIFY(!lab.state().filter.isSet());
    QVERIFY(!lab.state().consumer);
}

void TestPlansOpening::withoutUsageNothingHappens()
{
    test::Lab lab;
    lab.vm.choosePlan(0);
    lab.vm.chooseDimension(Window::Day);
    lab.vm.filterByLine(pages::LedgerLine::Refused);
    lab.vm.filterByPeaks(1, 2);
    lab.vm.clearFilter();
    lab.vm.dragLimit(5);
    lab.vm.setLimit(5);
    lab.vm.setMode(WhenExhausted::Notify);
    lab.vm.setOveragePrice({});
    lab.vm.copyPlan(QStringLiteral("copy"));
    lab.vm.newPlan(QStringLiteral("new"));
    lab.vm.undo();
    lab.vm.redo();
    lab.vm.discard();
    lab.vm.mend();
    QCOMPARE(lab.state().face, Face::Empty);
    const auto saved = lab.vm.saveDraft(lab.files.path("draft.json"));
    QVERIFY(test::failureText(saved).contains(u"there is no draft"));
    const auto opened
        = lab.vm.openDraft(lab.files.write("draft.json", R"({"plans":[{"id":"pro"}]})"));
    QVERIFY(test::failureText(opened).contains(u"no usage is open"));
    QCOMPARE(lab.state().face, Face::Empty);
}

TOLLGATE_TEST(TestPlansOpening)
#include "tst_plans_opening.moc"
