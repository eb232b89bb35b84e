#include "changes/changes_view_model.h"

#include "support/room_tests.h"
#include "support/widgets.h"
#include "ui/changes/english.h"
#include "ui/changes/reviewed.h"

#include <QSignalSpy>

using namespace tollgate;
using pages::ChangesViewModel;
using test::ChangesDesk;
using State = workspace::ChangeProgress::State;

// What can be done about a change that was applied.
class TestChangesAfter : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }

    void undoes();
    void anUndoThatIsRefusedSaysWhy();
    void asksSilentNodesAgain();

private:
    test::English m_english;
};

void TestChangesAfter::undoes()
{
    ChangesDesk desk;
    desk.gateway->changesAnswer = std::vector{test::priceChange(14, "5.00")};
    QVERIFY(desk.open());
    ports::Change undone = test::priceChange(14, "5.00");
    undone.undoneBy = "ch_undo";
    ports::Change undo = test::priceChange(15, "4.00");
    undo.id = "ch_undo";
    undo.undoes = "ch_14";
    desk.gateway->changesAnswer = std::vector{undo, undone};
    QSignalSpy heard(&desk.vm, &ChangesViewModel::undone);
    desk.vm.undo("ch_none");
    desk.vm.undo("ch_14");
    QVERIFY(desk.state().isUndoing());
    QVERIFY(desk.waitUntil([&] { return heard.count() == 1; }));
    QCOMPARE(desk.gateway->undone.size(), std::size_t{1});
    QCOMPARE(desk.gateway->undone[0].first, std::string("ch_14"));
    QCOMPARE(desk.state().selected, std::string("ch_14"));
    QVERIFY(desk.state().selectedChange()->isUndone());
    QCOMPARE(test::print(desk.state()), QStringLiteral("Proven on 2 of 2 nodes. [ch_14]"));
    desk.vm.undo("ch_14");
    QVERIFY(!desk.state().isBusy()); // once is enough
}

void TestChangesAfter::anUndoThatIsRefusedSaysWhy()
{
    ChangesDesk desk;
    desk.gateway->changesAnswer = std::vector{test::priceChange(14, "5.00")};
    desk.gateway->undoAnswer = fail({.code = ErrorCode::Conflict,
        .what = "changed again since: price",
        .remedy = "look at what moved"});
    QVERIFY(desk.open());
    desk.vm.undo("ch_14");
    QVERIFY(desk.waitFor(State::Failed));
    QCOMPARE(test::print(desk.state()),
        QStringLiteral(
            "Not undone: changed again since: price. To do: look at what moved. [ch_14]"));
}

void TestChangesAfter::asksSilentNodesAgain()
{
    ChangesDesk desk;
    desk.gateway->changesAnswer = std::vector{test::priceChange(14, "5.00")};
    desk.gateway->operationAnswers = {test::operation("op_14", {"eu-1"}, {"eu-3"}, 14),
        test::operation("op_1", {"eu-1", "eu-3"}, {}, 14)};
    QVERIFY(desk.open());
    QVERIFY(desk.waitUntil([&] { return desk.state().proof.state == State::Partial; }));
    desk.vm.askNodesAgain();
    QVERIFY(desk.waitUntil([&] { return desk.state().proof.state == State::Done; }));
    QCOMPARE(desk.gateway->invalidated.size(), std::size_t{1});
    QCOMPARE(desk.gateway->invalidated[0].id, std::string("pro"));
}

TOLLGATE_TEST(TestChangesAfter)
#include "tst_changes_after.moc"
