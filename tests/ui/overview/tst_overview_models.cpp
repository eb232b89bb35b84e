#include "overview/node_table_model.h"
#include "overview/outcome_table_model.h"

#include "common/shapes.h"
#include "common/tables.h"
#include "support/room_tests.h"
#include "ui/overview/overview_lab.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>

using namespace tollgate;
using namespace std::chrono_literals;
using pages::NodeTableModel;
using pages::OutcomeTableModel;

namespace {

// One bar per second; each has as many accepted as its second says.
charts::StackBars barsOf(std::int64_t from, std::int64_t to, std::int64_t step = 1)
{
    charts::StackBars stack{.step = step, .bars = {}};
    for (std::int64_t at = from; at < to; at += step)
        stack.bars.push_back({.from = at, .known = step, .sums = {at, 0, 0, 0, 0}});
    return stack;
}

QString cell(const QAbstractItemModel& model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

// The two tables of the Overview.
class TestOverviewModels : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void outcomesNewestFirst();
    void outcomesSlideWithoutAReset();
    void anotherStepStartsOver();
    void missingOutcomesAreNotNought();
    void nodesInWords();
    void theSameNodesKeepTheirRows();
};

void TestOverviewModels::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestOverviewModels::outcomesNewestFirst()
{
    OutcomeTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.setBars(barsOf(3'600, 3'610));
    QCOMPARE(model.rowCount(), 10);
    QCOMPARE(cell(model, 0, OutcomeTableModel::Time), u"01:00:09"_qs);
    QCOMPARE(cell(model, 0, OutcomeTableModel::FirstPart), u"3,609/s"_qs);
    QCOMPARE(
        model.headerData(OutcomeTableModel::FirstPart, Qt::Horizontal, Qt::DisplayRole).toString(),
        u"accepted"_qs);
}

void TestOverviewModels::outcomesSlideWithoutAReset()
{
    OutcomeTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.setBars(barsOf(0, 10));
    const QPersistentModelIndex kept = model.index(2, 0); // second 7
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setBars(barsOf(3, 13));
    QCOMPARE(kept.row(), 5);
    QCOMPARE(kept.data().toString(), u"00:00:07"_qs);
    QCOMPARE(model.rowCount(), 10);
    model.setBars(barsOf(3, 20)); // a longer window
    QCOMPARE(model.rowCount(), 17);
    model.setBars(barsOf(0, 20)); // that reaches further back
    QCOMPARE(model.rowCount(), 20);
    QCOMPARE(cell(model, 19, OutcomeTableModel::Time), u"00:00:00"_qs);
    QCOMPARE(resets.size(), 0);
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.setBars(barsOf(0, 20));
    QCOMPARE(changes.size(), 0);
    auto last = barsOf(0, 20);
    last.bars.back().sums[0] += 5; // the newest second was not complete
    model.setBars(last);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(cell(model, 0, OutcomeTableModel::FirstPart), u"24/s"_qs);
}

void TestOverviewModels::anotherStepStartsOver()
{
    OutcomeTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.setBars(barsOf(0, 10));
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setBars(barsOf(0, 60, 5));
    QCOMPARE(model.rowCount(), 12);
    model.setBars(barsOf(1'000, 1'060, 5)); // nothing in common
    QCOMPARE(model.rowCount(), 12);
    model.setBars({});
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(resets.size() >= 1);
}

void TestOverviewModels::missingOutcomesAreNotNought()
{
    OutcomeTableModel model;
    model.setBars({.step = 1, .bars = {{.from = 0, .known = 0}, {.from = 1, .known = 1}}});
    QCOMPARE(cell(model, 1, OutcomeTableModel::FirstPart), u"—"_qs);
    QCOMPARE(cell(model, 0, OutcomeTableModel::FirstPart), u"0/s"_qs);
}

void TestOverviewModels::nodesInWords()
{
    NodeTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.setNodes({{.status = test::node("eu-1", "up"), .age = 2s},
        {.status = test::node("eu-3", "silent"), .age = 95s}});
    QCOMPARE(cell(model, 0, NodeTableModel::Name), u"eu-1 · answers us"_qs);
    QCOMPARE(cell(model, 0, NodeTableModel::State), u"up"_qs);
    QCOMPARE(cell(model, 0, NodeTableModel::Heartbeat), u"2 s ago"_qs);
    QCOMPARE(cell(model, 0, NodeTableModel::Address), u"http://eu-1:8081"_qs);
    QCOMPARE(cell(model, 1, NodeTableModel::State), u"silent"_qs);
    QCOMPARE(cell(model, 1, NodeTableModel::Heartbeat), u"1 min ago"_qs);
    // A word and a sign, not a colour alone.
    QCOMPARE(model.index(1, NodeTableModel::State).data(common::MarkRole).toInt(),
        static_cast<int>(common::Mark::Exclamation));
}

void TestOverviewModels::theSameNodesKeepTheirRows()
{
    NodeTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.setNodes({{.status = test::node("eu-1", "up")}, {.status = test::node("eu-2", "up")}});
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.setNodes({{.status = test::node("eu-1", "up")}, {.status = test::node("eu-2", "left")}});
    QCOMPARE(resets.size(), 0);
    QCOMPARE(changes.size(), 1);
    model.setNodes({{.status = test::node("eu-1", "up")}});
    QCOMPARE(resets.size(), 1);
    QCOMPARE(model.rowCount(), 1);
    model.setNodes({});
    QCOMPARE(model.rowCount(), 0);
}

TOLLGATE_TEST(TestOverviewModels)
#include "tst_overview_models.moc"
