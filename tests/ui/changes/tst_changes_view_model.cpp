#include "changes/changes_words.h"
#include "support/room_tests.h"
#include "support/widgets.h"
#include "ui/changes/english.h"
#include "ui/changes/reviewed.h"

#include <QSignalSpy>

using namespace tollgate;
using pages::ChangesViewModel;
using test::ChangesDesk;
using State = workspace::ChangeProgress::State;

namespace {

using Script = std::function<void(test::ScriptedGateway&)>;

ports::Change appliedDraft()
{
    ports::Change change = test::priceChange(15, "5.00");
    const auto review = test::lowered().review;
    change.id = "ch_new";
    change.operation = "op_new";
    change.edits = review.edits;
    change.digest = review.digest;
    return change;
}

} // namespace

// The view-model without a widget, against a gateway that answers as the test says.
class TestChangesViewModel : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }

    void startsWithTheNewest();
    void appliesAndProves_data();
    void appliesAndProves();
    void sendsWhatWasReviewed();
    void aPlanThatMovedIsNamed_data();
    void aPlanThatMovedIsNamed();
    void aMovedPlanIsPreviewedAgain();
    void isAppliedAlthoughTheListDoesNotCome();
    void aDroppedReviewLeavesTheNewest();
    void followsTheConnection();

private:
    test::English m_english;
};

void TestChangesViewModel::startsWithTheNewest()
{
    ChangesDesk desk;
    QCOMPARE(desk.state().face, pages::ChangesFace::Empty);
    desk.gateway->changesAnswer
        = std::vector{test::priceChange(14, "5.00"), test::priceChange(13, "4.00")};
    desk.gateway->operationAnswers = {test::operation("op_14", {"eu-1"}, {}, 14)};
    QVERIFY(desk.open());
    QCOMPARE(desk.state().selected, std::string("ch_14"));
    QVERIFY(desk.waitUntil([&] { return desk.state().proof.state == State::Done; }));
    desk.vm.select("ch_13");
    QCOMPARE(desk.state().selectedChange()->change.version, 13);
    QCOMPARE(desk.state().proof.state, State::Idle); // until it is read
    QVERIFY(desk.waitUntil([&] { return desk.state().proof.state == State::Done; }));
}

void TestChangesViewModel::appliesAndProves_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<QString>("says");
    QTest::addColumn<int>("applied");
    QTest::addRow("every node reads it back")
        << Script([](auto& gateway) { gateway.changesAnswer = std::vector{appliedDraft()}; })
        << "Proven on 2 of 2 nodes. [ch_new]" << 1;
    QTest::addRow("a node that does not answer is named, with what it serves")
        << Script([](auto& gateway) {
               gateway.changesAnswer = std::vector{appliedDraft()};
               gateway.operationAnswers = {test::operation("op_new", {"eu-1"}, {"eu-3"}, 15)};
           })
        << "Applied. Proven on 1 of 2 nodes: eu-3 did not answer. It serves v14 until it reads the "
           "plan again: when it is asked again, or starts anew. [ch_new]"
        << 1;
    QTest::addRow("a proof that is gone does not take the change back")
        << Script([](auto& gateway) {
               gateway.changesAnswer = std::vector{appliedDraft()};
               gateway.operationAnswers
                   = {fail({.code = ErrorCode::NotFound, .what = "there is no such operation"})};
           })
        << "Applied, but its proof cannot be read: there is no such operation. [ch_new]" << 1;
    QTest::addRow("a refusal says why, and what to do") << Script([](auto& gateway) {
        gateway.submitAnswer = fail({.code = ErrorCode::Refused,
            .what = "the token may only read",
            .remedy = "use another one"});
    }) << "Not applied: the token may only read. To do: use another one. [draft]"
                                                        << 0;
    QTest::addRow("no answer is unknown until it is read back: it was applied") << Script(
        [](auto& gateway) {
            gateway.submitAnswer = fail(test::noAnswer());
            gateway.changesAnswer = std::vector{appliedDraft()};
        }) << "Proven on 2 of 2 nodes. [ch_new]" << 1;
    QTest::addRow("no answer is unknown until it is read back: it was not")
        << Script([](auto& gateway) { gateway.submitAnswer = fail(test::noAnswer()); })
        << "Not applied: connection refused. To do: nothing was changed; try again. [draft]" << 0;
}

void TestChangesViewModel::appliesAndProves()
{
    QFETCH(Script, script);
    QFETCH(QString, says);
    QFETCH(int, applied);
    ChangesDesk desk;
    QVERIFY(desk.open());
    script(*desk.gateway);
    desk.review(test::lowered());
    QSignalSpy heard(&desk.vm, &ChangesViewModel::applied);
    desk.vm.apply();
    QCOMPARE(desk.state().progress.state, State::Submitting);
    QVERIFY(desk.waitUntil(
        [&] { return heard.count() == 1 || desk.state().progress.state == State::Failed; }));
    QCOMPARE(test::print(desk.state()), says);
    QCOMPARE(heard.count(), applied);
}

void TestChangesViewModel::sendsWhatWasReviewed()
{
    ChangesDesk desk(Environment::Production);
    QVERIFY(desk.open());
    const test::Reviewed lowered = test::lowered();
    desk.review(lowered);
    desk.vm.apply("gateway-eu");
    QVERIFY(desk.gateway->submitted.empty()); // locked
    desk.vm.unlock();
    desk.vm.apply("gateway-us");
    QVERIFY(desk.waitFor(State::Failed));
    QVERIFY(desk.gateway->submitted.empty());
    desk.vm.apply("gateway-eu");
    QVERIFY(desk.waitUntil([&] { return !desk.gateway->submitted.empty(); }));
    const ports::ChangeOrder& order = desk.gateway->submitted.front();
    const auto& edit = std::get<ports::PlanEdit>(order.what);
    QCOMPARE(edit.baseVersion, 14);
    QVERIFY(edit.edits == lowered.review.edits);
    QCOMPARE(order.digest, lowered.review.digest);
    QCOMPARE(order.consent.confirmation, std::string("gateway-eu"));
    QVERIFY(!order.consent.idempotencyKey.empty());
}

void TestChangesViewModel::aPlanThatMovedIsNamed_data()
{
    QTest::addColumn<bool>("isBefore");
    QTest::addRow("while it is read") << true;
    QTest::addRow("when it is applied") << false;
}

void TestChangesViewModel::aPlanThatMovedIsNamed()
{
    QFETCH(bool, isBefore);
    ChangesDesk desk;
    QVERIFY(desk.open());
    desk.review(test::lowered());
    if (isBefore) {
        QVERIFY(desk.servePrice(15, "9.00"));
    } else {
        Plan pro = test::proV14();
        pro.version = 15;
        pro.price.minorUnits = 900;
        desk.gateway->plansAnswer = PlanSet{.plans = {pro}};
        desk.gateway->submitAnswer = fail({.code = ErrorCode::Conflict, .what = "moved"});
        desk.vm.apply();
        QVERIFY(desk.waitUntil([&] { return desk.state().stale.has_value(); }));
    }
    QCOMPARE(pages::staleText(*desk.state().draft, *desk.state().stale),
        QStringLiteral(
            "Pro is v15 now; this review was made on v14. Moved meanwhile: price $5.00 → "
            "$9.00."));
    QCOMPARE(pages::applyObstacle(desk.state()), QStringLiteral("Pro has moved since this review"));
    const auto sent = desk.gateway->submitted.size();
    desk.vm.apply();
    QCOMPARE(desk.gateway->submitted.size(), sent);
}

void TestChangesViewModel::aMovedPlanIsPreviewedAgain()
{
    ChangesDesk desk;
    QVERIFY(desk.open());
    QSignalSpy wanted(&desk.vm, &ChangesViewModel::previewAgainRequested);
    desk.review(test::lowered());
    desk.vm.previewAgain();
    QCOMPARE(wanted.count(), 0); // nothing has moved
    QVERIFY(desk.servePrice(15, "9.00"));
    desk.vm.previewAgain();
    QCOMPARE(wanted.count(), 1);
    QVERIFY(desk.servePrice(14, "5.00"));
    QVERIFY(!desk.state().stale);
}

void TestChangesViewModel::isAppliedAlthoughTheListDoesNotCome()
{
    ChangesDesk desk;
    QVERIFY(desk.open());
    desk.review(test::lowered());
    desk.gateway->changesAnswer = fail(test::noAnswer());
    QSignalSpy heard(&desk.vm, &ChangesViewModel::applied);
    desk.vm.apply();
    QVERIFY(desk.waitUntil([&] { return heard.count() == 1; }));
    QCOMPARE(heard.first().first().value<ports::ChangeReceipt>().change, std::string("ch_new"));
    QCOMPARE(test::print(desk.state()), QStringLiteral("Proven on 2 of 2 nodes. [draft]"));
    QVERIFY(desk.state().changesError);
}

void TestChangesViewModel::aDroppedReviewLeavesTheNewest()
{
    ChangesDesk desk;
    desk.gateway->changesAnswer = std::vector{test::priceChange(14, "5.00")};
    QVERIFY(desk.open());
    desk.review(test::lowered());
    QVERIFY(desk.state().isDraftSelected());
    desk.vm.dropReview();
    QVERIFY(!desk.state().draft);
    QCOMPARE(desk.state().selected, std::string("ch_14"));
}

void TestChangesViewModel::followsTheConnection()
{
    ChangesDesk desk;
    QVERIFY(desk.open());
    desk.review(test::lowered());
    desk.gateway->isSilent = true;
    desk.vm.refresh();
    QVERIFY(desk.waitUntil([&] { return desk.state().isLost; }));
    QCOMPARE(pages::applyObstacle(desk.state()), QStringLiteral("gateway-eu does not answer"));
    QVERIFY(desk.state().draft); // what was read stays readable
    desk.gateway->isSilent = false;
    desk.vm.refresh();
    QVERIFY(desk.waitUntil([&] { return !desk.state().isLost; }));
    QCOMPARE(pages::applyObstacle(desk.state()), QString());
    desk.connection.close();
    QCOMPARE(desk.state().face, pages::ChangesFace::Empty);
}

TOLLGATE_TEST(TestChangesViewModel)
#include "tst_changes_view_model.moc"
