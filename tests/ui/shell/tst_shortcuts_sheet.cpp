#include "shell/shortcuts_sheet.h"

#include "common/text_label.h"
#include "shell/command_delegate.h"
#include "support/room_tests.h"
#include "support/widgets.h"
#include "ui/shell/places_window.h"

#include <QAction>
#include <QLineEdit>
#include <QListView>

using namespace tollgate;
using namespace tollgate::shell;
using test::PlacesWindow;

// The sheet, made from the actions of a window.
class TestShortcutsSheet : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void opensByKeys();
    void thePageInSightComesFirst();
    void saysWhatTheActionsSay();
    void isSearched_data();
    void isSearched();
    void headingsCannotBeChosen();
    void everythingHasAName();
};

namespace {

struct Sheet {
    PlacesWindow places;

    ShortcutsSheet& open()
    {
        places.action(u"Keyboard shortcuts"_qs)->trigger();
        return *places.window().findChild<ShortcutsSheet*>();
    }
};

// "Go: Overview Ctrl+1, Plans Ctrl+3" a line.
QString listed(const ShortcutsSheet& sheet)
{
    QStringList lines;
    const QAbstractItemModel& model = *sheet.findChild<QListView*>()->model();
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row, 0);
        const QString title = index.data().toString();
        if (index.data(HeadingRole).toBool())
            lines << title + u": "_qs;
        else
            lines.last() += (lines.last().endsWith(u": "_qs) ? u""_qs : u", "_qs) + title + u' '
                + index.data(KeysRole).toStringList().join(u'/');
    }
    return lines.join(u'\n');
}

} // namespace

void TestShortcutsSheet::opensByKeys()
{
    PlacesWindow places;
    QVERIFY(QTest::qWaitForWindowActive(&places.window()));
    QTest::keyClick(&places.window(), Qt::Key_Question, Qt::ControlModifier);
    auto* sheet = places.window().findChild<ShortcutsSheet*>();
    QVERIFY(sheet != nullptr && sheet->isVisible());
    QTest::keyClick(sheet, Qt::Key_Escape);
    QVERIFY(!sheet->isVisible());
}

void TestShortcutsSheet::thePageInSightComesFirst()
{
    Sheet sheet;
    const QString always = u"File: Quit Ctrl+Q\n"
                           "View: Show menu bar Ctrl+M\n"
                           "Go: Overview Ctrl+1, Plans Ctrl+3, "
                           "Search or run a command… Ctrl+K/Ctrl+Shift+P, Back Alt+Left/Back, "
                           "Forward Alt+Right/Forward, Copy link to this view Ctrl+L, "
                           "Next region F6, Previous region Shift+F6\n"
                           "Help: Keyboard shortcuts Ctrl+?"_qs;
    ShortcutsSheet& onOverview = sheet.open();
    QCOMPARE(listed(onOverview), always);
    onOverview.close();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    sheet.places.window().showPage(u"plans"_qs);
    // Archive is disabled, and will be worth knowing all the same.
    QCOMPARE(listed(sheet.open()),
        u"On this page: Plans: Duplicate Ctrl+D, Archive Ctrl+R\n"_qs + always);
}

void TestShortcutsSheet::saysWhatTheActionsSay()
{
    Sheet sheet;
    sheet.places.action(u"Next region"_qs)->setShortcut(QKeySequence(u"Ctrl+Alt+N"_qs));
    sheet.places.action(u"Previous region"_qs)->setShortcut({});
    const QString all = listed(sheet.open());
    QVERIFY(all.contains(u"Next region Ctrl+Alt+N"_qs));
    QVERIFY(!all.contains(u"Previous region"_qs));
}

void TestShortcutsSheet::isSearched_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("found");
    QTest::addRow("by words") << u"plans"_qs << u"Go: Plans Ctrl+3"_qs;
    QTest::addRow("by key") << u"ctrl+m"_qs << u"View: Show menu bar Ctrl+M"_qs;
    QTest::addRow("by any of its keys")
        << u"shift+p"_qs << u"Go: Search or run a command… Ctrl+K/Ctrl+Shift+P"_qs;
    QTest::addRow("nothing") << u"xyz"_qs << u""_qs;
}

void TestShortcutsSheet::isSearched()
{
    Sheet sheet;
    ShortcutsSheet& shown = sheet.open();
    QFETCH(QString, query);
    QTest::keyClicks(shown.findChild<QLineEdit*>(), query);
    QTEST(listed(shown), "found");
    const bool isEmpty = listed(shown).isEmpty();
    const auto* empty = shown.findChild<common::TextLabel*>();
    QCOMPARE(empty->isVisible(), isEmpty);
    QCOMPARE(shown.findChild<QListView*>()->isVisible(), !isEmpty);
    QCOMPARE(empty->text(), u"No shortcut is called “%1”"_qs.arg(query));
}

void TestShortcutsSheet::headingsCannotBeChosen()
{
    Sheet sheet;
    const QAbstractItemModel& model = *sheet.open().findChild<QListView*>()->model();
    QVERIFY(model.index(0, 0).data(HeadingRole).toBool());
    QVERIFY(!(model.index(0, 0).flags() & Qt::ItemIsSelectable));
    QCOMPARE(model.index(1, 0).data(Qt::AccessibleTextRole).toString(), u"Quit, Ctrl+Q"_qs);
}

void TestShortcutsSheet::everythingHasAName()
{
    Sheet sheet;
    QCOMPARE(test::namelessWidgets(sheet.open()), QStringList());
}

TOLLGATE_TEST(TestShortcutsSheet)
#include "tst_shortcuts_sheet.moc"
