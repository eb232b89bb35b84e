#include "plans/affected_table_model.h"

#include "common/shapes.h"
#include "common/tables.h"
#include "common/theme.h"
#include "plans/affected_csv.h"
#include "support/print.h"
#include "support/room_tests.h"
#include "ui/plans/lab.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>

#include <memory>

using namespace tollgate;
using pages::AffectedTableModel;

class TestAffectedTableModel : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cellsInWords();
    void headersNameTheDimension();
    void sortsByEveryColumn_data();
    void sortsByEveryColumn();
    void namesSortAsPeopleDo();
    void theSameAgainSaysNothing();
    void aDragTouchesOneColumn();
    void selectionSurvivesSorting();
    void manyRowsAreOrderedElsewhere();
    void theNewestOrderWins();
    void csvIsQuotedAndExact();
    void withoutRowsThereIsNothing();
};

namespace {

using Limit = std::optional<std::int64_t>;

// A model with the rows of a lab, watched by the tester.
struct Table {
    test::Lab lab;
    AffectedTableModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};

    bool open(const test::LabFiles& files)
    {
        const bool isOpen = lab.open(files);
        show();
        return isOpen;
    }

    void show() { model.setRows(lab.state().rows, lab.state().limitDraft()); }

    QString csv() const
    {
        return QString::fromUtf8(pages::csvOf(*lab.state().rows, model.sorting()));
    }

    QString column(int column) const
    {
        QStringList cells;
        for (int row = 0; row < model.rowCount(); ++row)
            cells << model.index(row, column).data().toString();
        return cells.join(QStringLiteral(" | "));
    }
};

// bob pays the most, cyd is refused the most, dan is beyond the quota only with the draft.
test::LabFiles someUse()
{
    return {.usage = test::usageCsv({{"ada", 20}, {"bob", 300}, {"cyd", 110}, {"dan", 90}}),
        .plans = "pro USD 5.00 55/minute 100 requests bill_overage at 0.10"};
}

} // namespace

void TestAffectedTableModel::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestAffectedTableModel::cellsInWords()
{
    Table table;
    QVERIFY(table.open(someUse()));
    table.lab.vm.setLimit(80);
    QVERIFY(table.lab.waitUntilExact());
    table.show();
    const auto row = [&](int number) {
        QStringList cells;
        for (int column = 0; column < AffectedTableModel::ColumnCount; ++column)
            cells << table.model.index(number, column).data().toString();
        return cells.join(QStringLiteral(" | "));
    };
    // 5 of each full minute are refused and not billed: 275, 105 and 85 pass.
    QCOMPARE(table.model.rowCount(), 3);
    QCOMPARE(row(0), QStringLiteral("bob | 300 | +220 | 25 | $22.50 | $24.50 | +$2.00"));
    QCOMPARE(row(1), QStringLiteral("cyd | 110 | +30 | 5 | $5.50 | $7.50 | +$2.00"));
    QCOMPARE(row(2), QStringLiteral("dan | 90 | +10 | 5 | $5.00 | $5.50 | +$0.50"));
    const auto tone = [&](int number, int column) {
        return static_cast<common::Tone>(
            table.model.index(number, column).data(common::ToneRole).toInt());
    };
    QCOMPARE(tone(0, AffectedTableModel::Beyond), common::Tone::Refused); // as today
    QCOMPARE(tone(2, AffectedTableModel::Beyond), common::Tone::Changed); // newly
    QCOMPARE(tone(0, AffectedTableModel::Change), common::Tone::Changed);
    QCOMPARE(tone(1, AffectedTableModel::Change), common::Tone::Refused); // more than a quarter
    QCOMPARE(table.model.index(0, AffectedTableModel::Change).data(common::MarkRole).toInt(),
        int(common::Mark::Up));
}

void TestAffectedTableModel::headersNameTheDimension()
{
    Table table;
    const auto peak = [&] {
        return table.model.headerData(AffectedTableModel::Peak, Qt::Horizontal, Qt::DisplayRole)
            .toString();
    };
    QCOMPARE(peak(), QString());
    QVERIFY(table.open(someUse()));
    QCOMPARE(peak(), QStringLiteral("Per month"));
    table.lab.vm.chooseDimension(Window::Minute);
    table.show();
    QCOMPARE(peak(), QStringLiteral("Per month")); // whose rows are still shown
    QVERIFY(table.lab.waitUntilExact());
    table.show();
    QCOMPARE(peak(), QStringLiteral("Per minute"));
    QVERIFY(!table.model.headerData(0, Qt::Vertical, Qt::DisplayRole).isValid());
}

void TestAffectedTableModel::sortsByEveryColumn_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("ascending"); // names, from the least on
    const auto add = [](const char* claim, int column, const char* names) {
        QTest::addRow("%s", claim) << column << QString::fromLatin1(names);
    };
    add("names", AffectedTableModel::Consumer, "ada bob cyd dan");
    add("use", AffectedTableModel::Peak, "dan ada cyd bob");
    add("beyond: as use", AffectedTableModel::Beyond, "dan ada cyd bob");
    add("refusals, ties by use", AffectedTableModel::Refused, "dan ada cyd bob");
    add("bills now, ties by use", AffectedTableModel::BillNow, "dan ada cyd bob");
    add("bills then", AffectedTableModel::BillWithDraft, "dan ada cyd bob");
    add("changes: the largest saving is the least", AffectedTableModel::Change, "bob dan cyd ada");
}

void TestAffectedTableModel::sortsByEveryColumn()
{
    QFETCH(int, column);
    QFETCH(QString, ascending);
    // Lowered to 50 a month and 58 a minute: bob saves 0.50, as 10 of his are refused; ada pays
    // 0.50 more, cyd 0.40, dan 0.10. One of cyd's is refused.
    Table table;
    QVERIFY(
        table.open({.usage = test::usageCsv({{"bob", 300}, {"ada", 58}, {"dan", 51}, {"cyd", 59}}),
            .plans = "pro USD 5.00 60/minute 55 requests bill_overage at 0.10"}));
    table.lab.vm.setLimit(50);
    table.lab.vm.chooseDimension(Window::Minute);
    table.lab.vm.setLimit(58);
    QVERIFY(table.lab.waitUntilExact());
    table.lab.vm.chooseDimension(Meter::Requests);
    QVERIFY(table.lab.waitUntilExact());
    table.show();
    QStringList names = ascending.split(u' ');
    table.model.sort(column, Qt::AscendingOrder);
    QCOMPARE(table.column(AffectedTableModel::Consumer), names.join(QStringLiteral(" | ")));
    std::reverse(names.begin(), names.end());
    table.model.sort(column, Qt::DescendingOrder);
    QCOMPARE(table.column(AffectedTableModel::Consumer), names.join(QStringLiteral(" | ")));
}

void TestAffectedTableModel::namesSortAsPeopleDo()
{
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::German));
    Table table;
    QVERIFY(table.open({.usage = test::usageCsv({{"zoe", 2}, {"Äbte", 2}, {"anna", 2}, {"Bea", 2}}),
        .plans = "pro 1 requests refuse"}));
    table.model.sort(AffectedTableModel::Consumer, Qt::AscendingOrder);
    QCOMPARE(
        table.column(AffectedTableModel::Consumer), QString::fromUtf8("Äbte | anna | Bea | zoe"));
    QLocale::setDefault(before);
}

void TestAffectedTableModel::theSameAgainSaysNothing()
{
    Table table;
    QVERIFY(table.open(someUse()));
    const QSignalSpy reset(&table.model, &QAbstractItemModel::modelReset);
    const QSignalSpy changed(&table.model, &QAbstractItemModel::dataChanged);
    const QSignalSpy layout(&table.model, &QAbstractItemModel::layoutChanged);
    table.show();
    table.model.sort(AffectedTableModel::Change, Qt::DescendingOrder); // as it is
    table.model.sort(-1, Qt::AscendingOrder);
    table.model.sort(AffectedTableModel::ColumnCount, Qt::AscendingOrder);
    QCOMPARE(reset.size() + changed.size() + layout.size(), 0);
}

void TestAffectedTableModel::aDragTouchesOneColumn()
{
    Table table;
    QVERIFY(table.open(someUse()));
    const QSignalSpy reset(&table.model, &QAbstractItemModel::modelReset);
    const QSignalSpy changed(&table.model, &QAbstractItemModel::dataChanged);
    table.lab.vm.dragLimit(60);
    table.show();
    QCOMPARE(reset.size(), 0);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].toModelIndex().column(), int(AffectedTableModel::Beyond));
    QCOMPARE(changed[0][1].toModelIndex().column(), int(AffectedTableModel::Beyond));
    QCOMPARE(table.column(AffectedTableModel::Beyond), QStringLiteral("+240 | +50 | +30"));
    table.lab.vm.dragLimit(std::nullopt);
    table.show();
    QCOMPARE(table.column(AffectedTableModel::Beyond), QString::fromUtf8("– | – | –"));
}

void TestAffectedTableModel::selectionSurvivesSorting()
{
    Table table;
    QVERIFY(table.open(someUse()));
    table.model.sort(AffectedTableModel::Consumer, Qt::AscendingOrder);
    const QPersistentModelIndex cyd(table.model.index(1, AffectedTableModel::Refused));
    QCOMPARE(table.model.rowAt(cyd.row()).consumer, 2U);
    table.model.sort(AffectedTableModel::Consumer, Qt::DescendingOrder);
    QVERIFY(cyd.isValid());
    QCOMPARE(table.model.rowAt(cyd.row()).consumer, 2U);
    QCOMPARE(cyd.column(), int(AffectedTableModel::Refused));
    QCOMPARE(table.model.rowOf(2), cyd.row());
    QCOMPARE(table.model.rowOf(0), -1); // ada is not affected
}

void TestAffectedTableModel::manyRowsAreOrderedElsewhere()
{
    Table table;
    const QSignalSpy reset(&table.model, &QAbstractItemModel::modelReset);
    QVERIFY(
        table.open({.usage = test::manyConsumersCsv(6'000, 7), .plans = "pro 0 requests refuse"}));
    QCOMPARE(table.model.rowCount(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(reset.size(), 1, 60'000);
    QCOMPARE(table.model.rowCount(), 6'000);
    table.model.sort(AffectedTableModel::Peak, Qt::AscendingOrder);
    const QSignalSpy layout(&table.model, &QAbstractItemModel::layoutChanged);
    QTRY_COMPARE_WITH_TIMEOUT(layout.size(), 1, 60'000);
    for (int row = 1; row < table.model.rowCount(); ++row)
        QVERIFY(table.model.rowAt(row - 1).peak <= table.model.rowAt(row).peak);
}

void TestAffectedTableModel::theNewestOrderWins()
{
    Table table;
    const QSignalSpy reset(&table.model, &QAbstractItemModel::modelReset);
    const QSignalSpy layout(&table.model, &QAbstractItemModel::layoutChanged);
    QVERIFY(
        table.open({.usage = test::manyConsumersCsv(6'000, 7), .plans = "pro 0 requests refuse"}));
    table.model.sort(AffectedTableModel::Consumer, Qt::AscendingOrder);
    table.lab.vm.filterByPeaks(7, 7); // few: at once, while the others are being ordered
    table.show();
    QCOMPARE(reset.size(), 1);
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(reset.size(), 1);
    QCOMPARE(layout.size(), 0);
    QCOMPARE(table.model.rowCount(), 857);
    QCOMPARE(table.model.index(0, 0).data().toString(), QStringLiteral("c1000"));
}

void TestAffectedTableModel::csvIsQuotedAndExact()
{
    Table table;
    QVERIFY(table.open({.usage = test::usageCsv({{"\"a, \"\"b\"\"\"", 1'101}, {"plain", 1}}),
        .plans = "pro EUR 5.00 1000 requests bill_overage at 0.10"}));
    table.lab.vm.setLimit(900);
    QVERIFY(table.lab.waitUntilExact());
    table.show();
    const QString header
        = QStringLiteral("consumer,name,use,limit_today,limit_draft,refused_before,refused_after,"
                         "overage_before,overage_after,bill_before,bill_after,currency\n");
    const QString row = QStringLiteral("\"a, \"\"b\"\"\",\"a, \"\"b\"\"\",1101,1000,900,0,0,10.10,"
                                       "20.10,15.10,25.10,EUR\n");
    QCOMPARE(table.csv(), header + row);
    // The handle on its way changes nothing about what was replayed.
    table.lab.vm.dragLimit(500);
    table.show();
    QCOMPARE(table.csv(), header + row);
}

void TestAffectedTableModel::withoutRowsThereIsNothing()
{
    Table table;
    QCOMPARE(table.model.rowCount(), 0);
    QCOMPARE(table.model.columnCount(), int(AffectedTableModel::ColumnCount));
    QCOMPARE(table.model.rowOf(0), -1);
    table.model.sort(AffectedTableModel::Peak, Qt::AscendingOrder);
    QVERIFY(table.open({.usage = test::usageCsv({{"ada", 1}}), .plans = "pro"}));
    QCOMPARE(table.model.rowCount(), 0);
}

TOLLGATE_TEST(TestAffectedTableModel)
#include "tst_affected_table_model.moc"
