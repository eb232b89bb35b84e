#include "plans/plans_page.h"

#include "charts/limit_chart.h"
#include "common/english_plurals.h"
#include "plans/affected_card.h"
#include "plans/affected_table_model.h"
#include "plans/consumer_card.h"
#include "plans/lab_card.h"
#include "plans/limit_box.h"
#include "shared/ledger_row.h"
#include "support/dialog_answer.h"
#include "support/room_tests.h"
#include "support/widgets.h"
#include "ui/plans/shown_page.h"

#include <QAction>
#include <QDialog>
#include <QImage>
#include <QLineEdit>
#include <QLocale>
#include <QTableView>

using namespace tollgate;
using pages::Exactness;

using Limit = std::optional<std::int64_t>;

// The page under a hand: keys, pointer, numbers.
class TestPlansPageUse : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { test::failOnAnyWarning(); }
    void arrowKeysMoveTheDraft();
    void theBoxMovesTheHandle();
    void modeAndPriceStandBesideIt();
    void aBarFiltersTheTable();
    void aLineOfTheLedgerFiltersTheTable();
    void aRowOpensTheConsumer();
    void actionsFollowTheState();
    void exportsWriteFiles();
    void exportsThatFailSaySo_data();
    void exportsThatFailSaySo();

private:
    common::EnglishPlurals m_plurals;
};

void TestPlansPageUse::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QCoreApplication::installTranslator(&m_plurals);
}

void TestPlansPageUse::arrowKeysMoveTheDraft()
{
    test::ShownPage shown;
    QVERIFY(shown.lab.open(test::fourConsumers()));
    shown.chart().setFocus();
    QTest::keyPress(&shown.chart(), Qt::Key_Left);
    QCOMPARE(shown.lab.state().limitDraft(), Limit(80));
    QCOMPARE(shown.box().limit(), Limit(80));
    QCOMPARE(shown.lab.state().exactness, Exactness::Estimate);
    QTest::keyRelease(&shown.chart(), Qt::Key_Left);
    QCOMPARE(shown.lab.state().exactness, Exactness::Replaying);
    QVERIFY(shown.lab.waitUntilExact());
    QCOMPARE(shown.lab.state().changes.size(), std::size_t(1));
    QTest::keyClick(&shown.chart(), Qt::Key_PageUp); // to the next consumer, who is then inside
    QCOMPARE(shown.box().limit(), Limit(90));
    QTest::keyClick(&shown.chart(), Qt::Key_Escape);
    QCOMPARE(shown.box().limit(), Limit(100));
    QVERIFY(!shown.lab.state().hasDraft());
    for (int steps = 0; steps < 3; ++steps)
        shown.lab.vm.undo();
    QVERIFY(!shown.lab.state().canUndo); // three keys, three steps
}

void TestPlansPageUse::theBoxMovesTheHandle()
{
    test::ShownPage shown;
    QVERIFY(shown.lab.open(test::fourConsumers()));
    auto* edit = shown.box().findChild<QLineEdit*>();
    edit->selectAll();
    QTest::keyClicks(edit, QStringLiteral("95"));
    QCOMPARE(shown.lab.state().limitDraft(), Limit(100)); // not before it is finished
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(shown.lab.state().limitDraft(), Limit(95));
    QCOMPARE(shown.chart().data().limits.draft, Limit(95));
    QVERIFY(shown.lab.waitUntilExact());
    edit->selectAll();
    QTest::keyClicks(edit, QStringLiteral("unlimited"));
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(shown.chart().data().limits.draft, Limit());
    QVERIFY(shown.lab.waitUntilExact());
    QVERIFY(shown.page.grab().toImage().width() > 0);
}

void TestPlansPageUse::modeAndPriceStandBesideIt()
{
    test::ShownPage shown;
    QVERIFY(shown.lab.open(test::fourConsumers()));
    const auto segment = [&](const QString& name) {
        for (auto* button : shown.page.findChildren<QAbstractButton*>()) {
            if (button->text() == name)
                return button;
        }
        return static_cast<QAbstractButton*>(nullptr);
    };
    auto* price = [&] {
        for (auto* edit : shown.page.findChildren<QLineEdit*>()) {
            if (edit->accessibleName() == u"Overage price per unit")
                return edit;
        }
        return static_cast<QLineEdit*>(nullptr);
    }();
    QCOMPARE(price->text(), QStringLiteral("0.1"));
    price->selectAll();
    QTest::keyClicks(price, QStringLiteral("0.25"));
    QTest::keyClick(price, Qt::Key_Return);
    QVERIFY(shown.lab.waitUntilExact());
    QCOMPARE(shown.lab.state().ledger.overageMinorUnits, (preview::BeforeAfter{1200, 3000}));
    price->clear();
    QTest::keyClick(price, Qt::Key_Return); // no price is no price of 0
    price->clearFocus();
    QCOMPARE(price->text(), QStringLiteral("0.25"));
    segment(QStringLiteral("Refuse"))->click();
    QVERIFY(!price->isVisible());
    QVERIFY(shown.lab.waitUntilExact());
    QCOMPARE(shown.lab.state().ledger.requestsRefused, (preview::BeforeAfter{0, 120}));
    segment(QStringLiteral("Per minute"))->click();
    QVERIFY(!segment(QStringLiteral("Refuse"))->isVisible()); // a window refuses, always
    QVERIFY(shown.lab.waitUntilExact());
}

void TestPlansPageUse::aBarFiltersTheTable()
{
    test::ShownPage shown;
    QVERIFY(shown.lab.open(test::fourConsumers()));
    QCOMPARE(shown.page.affected().model().rowCount(), 2);
    charts::LimitChart& chart = shown.chart();
    const std::size_t bin = chart.data().scale.binOf(200); // dan's
    const QPoint bar(int(chart.binRect(bin).center().x()), int(chart.binRect(bin).bottom()) - 2);
    QTest::mouseClick(chart.viewport(), Qt::LeftButton, {}, bar);
    QCOMPARE(shown.page.affected().model().rowCount(), 1);
    QCOMPARE(test::print(shown.lab.state().rows), QStringLiteral("dan"));
    QVERIFY(shown.says(QStringLiteral("1 consumer match")));
    shown.click(QStringLiteral("Clear filter"));
    QCOMPARE(shown.page.affected().model().rowCount(), 2);
}

void TestPlansPageUse::aLineOfTheLedgerFiltersTheTable()
{
    test::ShownPage shown;
    QVERIFY(shown.lab.open(test::fourConsumers()));
    const auto lines = shown.page.findChildren<pages::LedgerRow*>();
    QCOMPARE(lines.size(), 4);
    QTest::keyClick(lines[int(pages::LedgerLine::BillsUp)], Qt::Key_Space);
    QVERIFY(shown.says(QStringLiteral("No consumer matches the filter")));
    QVERIFY(lines[int(pages::LedgerLine::BillsUp)]->isChecked());
    shown.click(QStringLiteral("Clear filter"));
    QVERIFY(!lines[int(pages::LedgerLine::BillsUp)]->isChecked());
    QTest::keyClick(lines[int(pages::LedgerLine::Overage)], Qt::Key_Space);
    QCOMPARE(shown.page.affected().model().rowCount(), 2);
}

void TestPlansPageUse::aRowOpensTheConsumer()
{
    test::ShownPage shown;
    QVERIFY(shown.lab.open(test::fourConsumers()));
    auto* card = shown.page.findChild<pages::ConsumerCard*>();
    QVERIFY(!card->isVisible());
    shown.table().selectRow(0);
    const auto chosen = shown.page.affected().model().rowAt(0).consumer;
    QCOMPARE(shown.lab.state().consumer, std::optional(chosen));
    QVERIFY(card->isVisible());
    shown.lab.vm.setLimit(80); // new rows, the same consumer
    QVERIFY(shown.lab.waitUntilExact());
    QCOMPARE(
        shown.page.affected().model().rowAt(shown.table().currentIndex().row()).consumer, chosen);
    shown.table().sortByColumn(pages::AffectedTableModel::Peak, Qt::AscendingOrder);
    QCOMPARE(
        shown.page.affected().model().rowAt(shown.table().currentIndex().row()).consumer, chosen);
    shown.click(QStringLiteral("Close"));
    QVERIFY(!card->isVisible());
    QVERIFY(!shown.table().currentIndex().isValid());
}

void TestPlansPageUse::actionsFollowTheState()
{
    test::ShownPage shown;
    const auto enabled = [&] {
        QStringList names;
        for (const QAction* action : shown.page.planActions() + shown.page.fileActions()) {
            if (action->isEnabled())
                names << action->text().remove(u'&');
        }
        return names.join(u", "_qs);
    };
    const QString always
        = QStringLiteral("Copy plan…, New plan…, Export table as CSV…, Export chart as PNG…");
    QCOMPARE(enabled(), QString());
    QVERIFY(shown.lab.open(test::fourConsumers()));
    QCOMPARE(enabled(), always);
    shown.lab.vm.setLimit(80);
    QCOMPARE(enabled(), QStringLiteral("Undo edit, Discard draft, ") + always);
    shown.lab.vm.undo();
    QCOMPARE(enabled(), QStringLiteral("Redo edit, ") + always);
    QVERIFY(shown.lab.waitUntilExact());
}

void TestPlansPageUse::exportsWriteFiles()
{
    test::ShownPage shown;
    QVERIFY(shown.lab.open(test::fourConsumers()));
    const QString table = QString::fromStdString(shown.lab.files.path("affected.csv"));
    const test::DialogAnswer first([&](QDialog& dialog) { test::chooseFile(dialog, table); });
    shown.page.exportTable();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(table), 60'000);
    const QString picture = QString::fromStdString(shown.lab.files.path("chart.png"));
    const test::DialogAnswer second([&](QDialog& dialog) { test::chooseFile(dialog, picture); });
    shown.page.exportChart();
    QCOMPARE(QImage(picture).size(), shown.page.lab().size());
    QVERIFY(!shown.says(QStringLiteral("could not be written")));
}

void TestPlansPageUse::exportsThatFailSaySo_data()
{
    QTest::addColumn<QString>("name");
    QTest::addRow("a table in a folder that is not there") << QStringLiteral("absent/a.csv");
    QTest::addRow("a picture in a folder that is not there") << QStringLiteral("absent/a.png");
    QTest::addRow("a picture of no kind that is known") << QStringLiteral("a.picture");
}

void TestPlansPageUse::exportsThatFailSaySo()
{
    QFETCH(QString, name);
    test::ShownPage shown;
    QVERIFY(shown.lab.open(test::fourConsumers()));
    const QString path = QString::fromStdString(shown.lab.files.path(name.toStdString()));
    const test::DialogAnswer answer([&](QDialog& dialog) { test::chooseFile(dialog, path); });
    if (name.endsWith(u".csv"))
        shown.page.exportTable();
    else
        shown.page.exportChart();
    QTRY_VERIFY_WITH_TIMEOUT(shown.says(path + u" could not be written: "_qs), 60'000);
    QCOMPARE(test::namelessWidgets(shown.page), QStringList());
}

TOLLGATE_TEST(TestPlansPageUse)
#include "tst_plans_page_use.moc"
