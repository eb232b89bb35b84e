#include "workspace/preview_desk.h"

#include "preview/estimate.h"
#include "preview/outcome_json.h"
#include "support/plan_text.h"
#include "support/print.h"
#include "support/room_tests.h"
#include "workspace/study_text.h"

#include <QSignalSpy>
#include <QThreadPool>

#include <thread>

using namespace tollgate;
using workspace::PreviewDesk;
using workspace::PreviewQuestion;
using workspace::SharedAnswer;
using workspace::SharedStudy;

class TestPreviewDesk : public QObject {
    Q_OBJECT

private slots:
    void answersAsAPreviewDoes_data();
    void answersAsAPreviewDoes();
    void ledgerAndTouchedAreThePlansOwn();
    void onlyTheNewestIsAnswered();
    void anAnswerOnItsWayGivesWay();
    void unchangedPartsAreShared();
    void anotherDraftIsReplayedAnew();
    void anotherStudySharesNothing();
    void cancelSilences();
    void cancelKeepsWhatItKnows();
    void saysWhatFailed();
    void goneWhileBusy();
};

namespace {

constexpr const char* kToday = "free 40/minute 100 requests refuse\n"
                               "pro USD 5.00 50 requests bill_overage at 0.10";

// A desk and everything it says.
struct Desk {
    PreviewDesk desk;
    QSignalSpy answered{&desk, &PreviewDesk::answered};
    QSignalSpy failed{&desk, &PreviewDesk::failed};

    SharedAnswer answer() const { return answered.last().front().value<SharedAnswer>(); }

    SharedAnswer ask(const PreviewQuestion& question)
    {
        const auto before = answered.size();
        desk.ask(question);
        return QTest::qWaitFor([&] { return answered.size() > before; }, 60'000) ? answer()
                                                                                 : nullptr;
    }
};

// Until the work is done but nothing of it is delivered yet.
void spinUntilDone(const PreviewDesk& desk)
{
    while (desk.isBusy())
        std::this_thread::yield();
}

// "ada" and "bob" on Free, "cyd" and "dan" on Pro.
SharedStudy fourConsumers()
{
    return test::studyOf(
        {{"ada", 30}, {"bob", 130}, {"cyd", 45}, {"dan", 90}}, test::plans(kToday), {0, 0, 1, 1});
}

PlanSet withProAt(std::int64_t limit)
{
    PlanSet draft = test::plans(kToday);
    draft.plans[1] = preview::withLimit(draft.plans[1], Meter::Requests, limit);
    return draft;
}

QString print(const preview::Outcome& outcome, const preview::Scenario& scenario,
    const metering::UsageHistory& usage)
{
    return test::text(preview::toJson(
        outcome, {.usage = usage, .scenario = scenario, .unparsed = 0, .notes = {}, .top = 0})
                          .dump(1));
}

} // namespace

void TestPreviewDesk::answersAsAPreviewDoes_data()
{
    QTest::addColumn<PlanSet>("draft");
    const PlanSet today = test::plans(kToday);
    QTest::addRow("no change") << today;
    QTest::addRow("a lower quota that bills") << withProAt(40);
    QTest::addRow("a quota of 0") << withProAt(0);
    PlanSet minute = today;
    minute.plans[0] = preview::withLimit(minute.plans[0], Window::Minute, 20);
    QTest::addRow("a lower limit per minute") << minute;
    PlanSet more = today;
    more.plans.push_back(test::plan("new 5 requests refuse"));
    QTest::addRow("a plan that nobody is on") << more;
}

void TestPreviewDesk::answersAsAPreviewDoes()
{
    QFETCH(PlanSet, draft);
    const SharedStudy study = fourConsumers();
    const preview::Scenario scenario{.before = {.plans = study->today, .planOf = study->planOf},
        .after = {.plans = draft, .planOf = study->planOf},
        .rules = {},
        .hasDraft = true};
    const auto expected = preview::preview(study->usage, scenario).value();
    Desk desk;
    const auto answer = desk.ask({.study = study, .draft = draft, .plan = 1});
    QVERIFY(answer);
    QCOMPARE(print(preview::compare(study->usage, *answer->before, *answer->after), scenario,
                 study->usage),
        print(expected, scenario, study->usage));
}

void TestPreviewDesk::ledgerAndTouchedAreThePlansOwn()
{
    Desk desk;
    const auto answer = desk.ask({.study = fourConsumers(), .draft = withProAt(40), .plan = 1});
    QVERIFY(answer);
    // cyd goes 5 beyond 40, dan 40 beyond 50 and 50 beyond 40. Bills: 5.00 to 5.50, 9.00 to 10.00.
    const preview::Ledger expected{.consumersAffected = {1, 2},
        .requestsRefused = {0, 0},
        .overageMinorUnits = {400, 550},
        .billsUp = {0, 0}};
    QCOMPARE(answer->ledger, expected);
    QCOMPARE(answer->touched.size(), std::size_t(2));
    QCOMPARE(answer->touched[0].consumer, 2U);
    QCOMPARE(answer->touched[0].peak, 45);
    QVERIFY(answer->touched[0].standsIn(preview::LedgerLine::Overage));
    QVERIFY(!answer->touched[0].standsIn(preview::LedgerLine::Refused));
    QCOMPARE(answer->billsUp.countAt(40), 0);
    QCOMPARE(answer->billsUp.countAt(0), 2);
}

void TestPreviewDesk::onlyTheNewestIsAnswered()
{
    const SharedStudy study = fourConsumers();
    Desk desk;
    for (const std::int64_t limit : {10, 20, 30})
        desk.desk.ask({.study = study, .draft = withProAt(limit), .plan = 1});
    QTRY_COMPARE_WITH_TIMEOUT(desk.answered.size(), 1, 60'000);
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(desk.answered.size(), 1);
    QCOMPARE(desk.answer()->question.draft, withProAt(30));
}

void TestPreviewDesk::anAnswerOnItsWayGivesWay()
{
    const SharedStudy study = fourConsumers();
    Desk desk;
    for (const std::int64_t limit : {10, 20}) {
        desk.desk.ask({.study = study, .draft = withProAt(limit), .plan = 1});
        spinUntilDone(desk.desk);
    }
    QCoreApplication::processEvents();
    QCOMPARE(desk.answered.size(), 1);
    QCOMPARE(desk.answer()->question.draft, withProAt(20));
}

void TestPreviewDesk::unchangedPartsAreShared()
{
    const SharedStudy study = fourConsumers();
    Desk desk;
    const auto first = desk.ask({.study = study, .draft = study->today, .plan = 1});
    QCOMPARE(first->after.get(), first->before.get()); // nothing is changed: one replay
    const auto lower = desk.ask({.study = study, .draft = withProAt(40), .plan = 1});
    QCOMPARE(lower->before.get(), first->before.get());
    QCOMPARE(lower->sideBefore.get(), first->sideBefore.get());
    QCOMPARE(lower->demand.get(), first->demand.get());
    QVERIFY(lower->after != first->after);
    const auto minute = desk.ask(
        {.study = study, .draft = withProAt(40), .plan = 1, .dimension = Window::Minute});
    QCOMPARE(minute->after.get(), lower->after.get()); // the same draft, looked at otherwise
    QVERIFY(minute->demand != lower->demand);
    const auto otherPlan = desk.ask(
        {.study = study, .draft = withProAt(40), .plan = 0, .dimension = Window::Minute});
    QCOMPARE(otherPlan->after.get(), lower->after.get());
    QVERIFY(otherPlan->demand != minute->demand);
}

void TestPreviewDesk::anotherDraftIsReplayedAnew()
{
    const SharedStudy study = fourConsumers();
    Desk desk;
    const auto first = desk.ask({.study = study, .draft = withProAt(40), .plan = 1});
    PlanSet daily = withProAt(40);
    daily.plans[1].cycle = Cycle::Daily;
    const auto second = desk.ask({.study = study, .draft = daily, .plan = 1});
    QVERIFY(second->after != first->after);
    QVERIFY(second->demand != first->demand); // a day is no month
}

void TestPreviewDesk::anotherStudySharesNothing()
{
    Desk desk;
    const SharedStudy study = fourConsumers();
    const auto first = desk.ask({.study = study, .draft = study->today, .plan = 1});
    const SharedStudy other = fourConsumers();
    const auto second = desk.ask({.study = other, .draft = other->today, .plan = 1});
    QVERIFY(second->before != first->before);
    QVERIFY(second->demand != first->demand);
    QCOMPARE(second->ledger, first->ledger);
}

void TestPreviewDesk::cancelSilences()
{
    const SharedStudy study = fourConsumers();
    Desk desk;
    desk.desk.ask({.study = study, .draft = withProAt(10), .plan = 1});
    desk.desk.cancel();
    QVERIFY(!desk.desk.isBusy());
    desk.desk.ask({.study = study, .draft = withProAt(10), .plan = 1});
    spinUntilDone(desk.desk);
    desk.desk.cancel(); // the answer was there, and not delivered
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(desk.answered.size(), 0);
    QCOMPARE(desk.failed.size(), 0);
}

void TestPreviewDesk::cancelKeepsWhatItKnows()
{
    const SharedStudy study = fourConsumers();
    Desk desk;
    const auto first = desk.ask({.study = study, .draft = study->today, .plan = 1});
    desk.desk.ask({.study = study, .draft = withProAt(10), .plan = 1});
    desk.desk.cancel();
    const auto second = desk.ask({.study = study, .draft = withProAt(20), .plan = 1});
    QCOMPARE(second->before.get(), first->before.get());
}

void TestPreviewDesk::saysWhatFailed()
{
    PlanSet draft = test::plans(kToday);
    draft.plans[1].price.minorUnits = std::numeric_limits<std::int64_t>::max();
    Desk desk;
    desk.desk.ask({.study = fourConsumers(), .draft = draft, .plan = 1});
    QTRY_COMPARE_WITH_TIMEOUT(desk.failed.size(), 1, 60'000);
    const auto error = desk.failed.last().front().value<Error>();
    QCOMPARE(error.code, ErrorCode::Overflow);
    QVERIFY(!error.remedy.empty());
    QCOMPARE(desk.answered.size(), 0);
    // And it can be asked again.
    QVERIFY(desk.ask({.study = fourConsumers(), .draft = withProAt(40), .plan = 1}));
}

void TestPreviewDesk::goneWhileBusy()
{
    auto desk = std::make_unique<PreviewDesk>();
    desk->ask({.study = fourConsumers(), .draft = withProAt(40), .plan = 1});
    desk.reset();
    QThreadPool::globalInstance()->waitForDone();
}

TOLLGATE_TEST(TestPreviewDesk)
#include "tst_preview_desk.moc"
