#include "support/print.h"
#include "support/room_tests.h"
#include "ui/plans/lab.h"

using namespace tollgate;
using pages::Exactness;
using pages::Face;

// A study that comes from a gateway, and grows while somebody works on it.
class TestPlansFollowing : public QObject {
    Q_OBJECT

private slots:
    void theFirstStudyOpensThePage();
    void aDraftSurvivesWhenUsageGrows();
    void aDraftIsRebasedWhenPlansMove();
    void nothingMovesUnderAHandOnTheHandle();
    void aRefusalKeepsWhatWasOpen();
};

namespace {

test::LabFiles usageOf(int requests, const char* plans = "pro 100 requests refuse")
{
    return {.usage = test::usageCsv({{"ada", requests}}), .plans = plans};
}

workspace::SharedStudy studyOf(test::Lab& lab, const test::LabFiles& files)
{
    return lab.open(files) ? lab.state().study : nullptr;
}

} // namespace

void TestPlansFollowing::theFirstStudyOpensThePage()
{
    test::Lab other;
    const auto study = studyOf(other, usageOf(90));
    QVERIFY(study);
    test::Lab lab;
    lab.vm.expect(QStringLiteral("the usage of gateway-eu"));
    QCOMPARE(lab.state().face, Face::Loading);
    lab.vm.follow(study);
    QVERIFY(lab.waitUntilExact());
    QCOMPARE(lab.state().study, study);
}

void TestPlansFollowing::aDraftSurvivesWhenUsageGrows()
{
    test::Lab other;
    const auto grown = studyOf(other, usageOf(300));
    test::Lab lab;
    QVERIFY(lab.open(usageOf(90)));
    lab.vm.setLimit(50);
    QVERIFY(lab.waitUntilExact());
    lab.vm.follow(grown);
    QVERIFY(lab.waitUntilExact());
    QCOMPARE(lab.state().limitDraft(), std::optional<std::int64_t>(50));
    QCOMPARE(lab.state().ledger.requestsRefused.before, 200);
    QCOMPARE(lab.state().ledger.requestsRefused.after, 250);
}

void TestPlansFollowing::aDraftIsRebasedWhenPlansMove()
{
    test::Lab other;
    const auto moved = studyOf(other, usageOf(90, "pro 100 requests refuse 7/minute"));
    test::Lab lab;
    QVERIFY(lab.open(usageOf(90)));
    lab.vm.setLimit(50);
    QVERIFY(lab.waitUntilExact());
    lab.vm.follow(moved);
    QVERIFY(lab.waitUntilExact());
    QCOMPARE(lab.state().limitDraft(), std::optional<std::int64_t>(50));
    QVERIFY(lab.state().draft.rateLimit(Window::Minute)); // what others changed stays
    QCOMPARE(lab.state().limitToday(), std::optional<std::int64_t>(100));
}

void TestPlansFollowing::nothingMovesUnderAHandOnTheHandle()
{
    test::Lab other;
    const auto grown = studyOf(other, usageOf(300));
    test::Lab lab;
    QVERIFY(lab.open(usageOf(90)));
    const auto before = lab.state().study;
    lab.vm.dragLimit(60);
    lab.vm.follow(grown);
    QCOMPARE(lab.state().study, before);
    QCOMPARE(lab.state().exactness, Exactness::Estimate);
    lab.vm.setLimit(60);
    QCOMPARE(lab.state().study, grown);
    QVERIFY(lab.waitUntilExact());
    QCOMPARE(lab.state().ledger.requestsRefused.after, 240);
}

void TestPlansFollowing::aRefusalKeepsWhatWasOpen()
{
    test::Lab lab;
    QVERIFY(lab.open(usageOf(90)));
    lab.vm.refuse(
        {.code = ErrorCode::Unavailable, .what = "no answer", .where = "gateway-eu", .remedy = {}});
    QCOMPARE(lab.state().face, Face::Ready);
    QVERIFY(lab.state().error);
}

TOLLGATE_TEST(TestPlansFollowing)
#include "tst_plans_following.moc"
