#include "common/tables.h"

#include "common/metrics.h"
#include "common/shapes.h"
#include "common/theme.h"
#include "support/room_tests.h"
#include "support/widgets.h"

#include <QApplication>
#include <QHeaderView>
#include <QImage>
#include <QPainter>
#include <QStandardItemModel>
#include <QTableView>

using namespace tollgate;
using namespace tollgate::common;

namespace {

struct Table {
    QStandardItemModel model{3, 2};
    QTableView view;

    Table()
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            model.setItem(row, 0, new QStandardItem(QStringLiteral("name")));
            model.setItem(row, 1, new QStandardItem(QStringLiteral("42")));
        }
        view.setModel(&model);
        view.setAccessibleName(QStringLiteral("Consumers"));
        setUpTable(view);
        view.resize(400, 200);
        view.show();
    }
};

int pixelsOf(const QImage& image, const QRect& where, const QColor& color)
{
    int count = 0;
    for (int y = where.top(); y <= where.bottom(); ++y) {
        for (int x = where.left(); x <= where.right(); ++x)
            count += image.pixelColor(x, y) == color ? 1 : 0;
    }
    return count;
}

} // namespace

class TestTables : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { test::failOnAnyWarning(); }
    void cleanupTestCase();
    void rowsHaveOneHeight();
    void tabLeavesTheTable();
    void chosenRowIsTinted();
    void toneAndMarkAreDrawn();
    void figuresEndAtTheRight();

private:
    QPalette m_before;
};

void TestTables::initTestCase()
{
    m_before = QApplication::palette();
    QApplication::setPalette(Theme::light().palette());
}

void TestTables::cleanupTestCase() { QApplication::setPalette(m_before); }

void TestTables::rowsHaveOneHeight()
{
    const Table table;
    for (int row = 0; row < table.model.rowCount(); ++row)
        QCOMPARE(table.view.rowHeight(row), kRowHeight);
    QCOMPARE(table.view.verticalHeader()->sectionResizeMode(0), QHeaderView::Fixed);
    QVERIFY(!table.view.showGrid());
}

void TestTables::tabLeavesTheTable()
{
    const Table table;
    QVERIFY(!table.view.tabKeyNavigation());
    QCOMPARE(test::namelessWidgets(table.view), QStringList());
}

void TestTables::chosenRowIsTinted()
{
    Table table;
    table.view.selectRow(1);
    const QImage image = table.view.viewport()->grab().toImage();
    const int y = table.view.rowViewportPosition(1) + 2;
    for (const int x : {1, 200, 398})
        QCOMPARE(image.pixelColor(x, y), Theme::light().chosen());
    QCOMPARE(image.pixelColor(1, table.view.rowViewportPosition(2) + 2), Theme::light().card);
}

void TestTables::toneAndMarkAreDrawn()
{
    Table table;
    const QModelIndex index = table.model.index(0, 1);
    const QRect cell = table.view.visualRect(index);
    const auto refusedPixels = [&] {
        return pixelsOf(
            table.view.viewport()->grab().toImage(), cell, Theme::light().color(Tone::Refused));
    };
    QCOMPARE(refusedPixels(), 0);
    table.model.setData(index, int(Tone::Refused), ToneRole);
    const int withoutMark = refusedPixels();
    QVERIFY(withoutMark > 0);
    table.model.setData(index, int(Mark::Up), MarkRole);
    QVERIFY(refusedPixels() > withoutMark + 20);
}

void TestTables::figuresEndAtTheRight()
{
    Table table;
    const QModelIndex index = table.model.index(0, 1);
    table.model.setData(index, int(Qt::AlignRight | Qt::AlignVCenter), Qt::TextAlignmentRole);
    const QRect cell = table.view.visualRect(index);
    const QImage image = table.view.viewport()->grab().toImage();
    const QRect leftHalf(cell.left(), cell.top(), cell.width() / 2, cell.height());
    const QRect margin(cell.right() - kSnug + 1, cell.top(), kSnug, cell.height());
    const QColor card = Theme::light().card;
    QCOMPARE(pixelsOf(image, leftHalf, card), leftHalf.width() * leftHalf.height());
    QCOMPARE(pixelsOf(image, margin, card), margin.width() * margin.height());
}

TOLLGATE_TEST(TestTables)
#include "tst_tables.moc"
