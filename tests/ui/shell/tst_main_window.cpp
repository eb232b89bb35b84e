#include "shell/main_window.h"

#include "common/button.h"
#include "common/theme.h"
#include "shell/action_bar.h"
#include "shell/appearance.h"
#include "shell/environment_bar.h"
#include "shell/navigation.h"
#include "support/room_tests.h"
#include "support/widgets.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace tollgate;
using namespace tollgate::shell;

namespace {

// Two pages; the second offers "Duplicate" in the Plan menu, and "Archive" that it has disabled.
struct Console {
    QTemporaryDir folder;
    Appearance appearance;
    int made = 0;
    QAction* duplicate = nullptr;
    QAction* archive = nullptr;

    QString settingsFile() const { return folder.filePath(u"console.ini"_qs); }

    Page makePage(QWidget* parent, bool hasActions)
    {
        ++made;
        auto* page = new QLineEdit(parent);
        page->setAccessibleName(u"Filter"_qs);
        if (!hasActions)
            return {.widget = page};
        duplicate = new QAction(u"Duplicate"_qs, page);
        duplicate->setShortcut(QKeySequence(u"Ctrl+D"_qs));
        archive = new QAction(u"Archive"_qs, page);
        archive->setEnabled(false);
        return {.widget = page, .actions = {{MenuId::Plan, duplicate}, {MenuId::Plan, archive}}};
    }

    std::unique_ptr<MainWindow> open()
    {
        std::vector<PageEntry> pages{
            {.id = u"overview"_qs,
                .title = u"Overview"_qs,
                .icon = {},
                .shortcut = QKeySequence(u"Ctrl+1"_qs),
                .factory = [this](QWidget* p) { return makePage(p, false); }},
            {.id = u"plans"_qs,
                .title = u"Plans"_qs,
                .icon = {},
                .shortcut = QKeySequence(u"Ctrl+3"_qs),
                .factory = [this](QWidget* p) { return makePage(p, true); }}};
        auto window = std::make_unique<MainWindow>(
            std::move(pages), MainWindow::Options{settingsFile(), &appearance});
        window->show();
        window->activateWindow();
        return window;
    }
};

// "File Go[Overview Plans ...]": the menus that are shown.
QStringList menusOf(const MainWindow& window)
{
    QStringList titles;
    for (const QAction* menu : window.menuBar()->actions()) {
        if (menu->isVisible())
            titles << menu->text().remove(u'&');
    }
    return titles;
}

QAction* actionNamed(const QWidget& window, const QString& text)
{
    for (auto* action : window.findChildren<QAction*>()) {
        if (action->text().remove(u'&') == text)
            return action;
    }
    return nullptr;
}

} // namespace

class TestMainWindow : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void pagesAreMadeWhenFirstShown();
    void pagesByShortcut();
    void unknownPageIsNoPage();
    void withoutPagesItIsEmpty();
    void menusShowWhatThePageOffers();
    void pageShortcutsWorkOnlyOnTheirPage();
    void shortcutsWorkWithoutTheMenuBar();
    void remembersPageAndGeometry();
    void hasItsSmallestSize();
    void f6GoesRoundTheRegions();
    void appearanceIsChosenInTheMenu();
    void aboutDoesNotBlock();
    void everythingHasAName();
};

void TestMainWindow::pagesAreMadeWhenFirstShown()
{
    Console console;
    const auto window = console.open();
    QSignalSpy shown(window.get(), &MainWindow::pageShown);
    QCOMPARE(console.made, 1);
    QCOMPARE(window->currentPage(), u"overview"_qs);
    window->showPage(u"plans"_qs);
    window->showPage(u"overview"_qs);
    window->showPage(u"plans"_qs);
    QCOMPARE(console.made, 2);
    QCOMPARE(shown.count(), 3);
    QCOMPARE(window->windowTitle(), u"Plans – Tollgate"_qs);
    QCOMPARE(window->navigation().current(), u"plans"_qs);
}

void TestMainWindow::pagesByShortcut()
{
    Console console;
    const auto window = console.open();
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    QTest::keyClick(window.get(), Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(window->currentPage(), u"plans"_qs);
    window->navigation().setCurrent(u"overview"_qs);
    QCOMPARE(window->currentPage(), u"overview"_qs);
}

void TestMainWindow::unknownPageIsNoPage()
{
    Console console;
    const auto window = console.open();
    window->showPage(u"nowhere"_qs);
    QCOMPARE(window->currentPage(), u"overview"_qs);
}

void TestMainWindow::withoutPagesItIsEmpty()
{
    Console console;
    MainWindow window({}, {console.settingsFile(), &console.appearance});
    window.show();
    QCOMPARE(window.currentPage(), QString());
    QCOMPARE(window.windowTitle(), u"Tollgate"_qs);
}

void TestMainWindow::menusShowWhatThePageOffers()
{
    Console console;
    const auto window = console.open();
    QCOMPARE(menusOf(*window), (QStringList{u"File"_qs, u"View"_qs, u"Go"_qs, u"Help"_qs}));
    window->showPage(u"plans"_qs);
    QCOMPARE(
        menusOf(*window), (QStringList{u"File"_qs, u"View"_qs, u"Go"_qs, u"Plan"_qs, u"Help"_qs}));
    QVERIFY(console.duplicate->isEnabled());
    QVERIFY(!console.archive->isEnabled()); // the page's own choice stands
    window->showPage(u"overview"_qs);
    QCOMPARE(menusOf(*window), (QStringList{u"File"_qs, u"View"_qs, u"Go"_qs, u"Help"_qs}));
}

void TestMainWindow::pageShortcutsWorkOnlyOnTheirPage()
{
    Console console;
    const auto window = console.open();
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    window->showPage(u"plans"_qs);
    QSignalSpy triggered(console.duplicate, &QAction::triggered);
    QTest::keyClick(window.get(), Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(triggered.count(), 1);
    window->showPage(u"overview"_qs);
    QTest::keyClick(window.get(), Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(triggered.count(), 1);
}

void TestMainWindow::shortcutsWorkWithoutTheMenuBar()
{
    Console console;
    const auto window = console.open();
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    QTest::keyClick(window.get(), Qt::Key_M, Qt::ControlModifier);
    QVERIFY(!window->menuBar()->isVisible());
    QTest::keyClick(window.get(), Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(window->currentPage(), u"plans"_qs);
    QTest::keyClick(window.get(), Qt::Key_M, Qt::ControlModifier);
    QVERIFY(window->menuBar()->isVisible());
}

void TestMainWindow::remembersPageAndGeometry()
{
    Console console;
    auto window = console.open();
    window->resize(1'200, 700);
    window->showPage(u"plans"_qs);
    actionNamed(*window, u"Show menu bar"_qs)->setChecked(false);
    actionNamed(*window, u"Dark"_qs)->trigger();
    window->close();
    console.appearance.setMode(AppearanceMode::Light);
    window = console.open();
    QCOMPARE(window->size(), QSize(1'200, 700));
    QCOMPARE(window->currentPage(), u"plans"_qs);
    QVERIFY(!window->menuBar()->isVisible());
    QCOMPARE(console.appearance.mode(), AppearanceMode::Dark);
    console.appearance.setMode(AppearanceMode::System);
    QVERIFY(QFile::exists(console.settingsFile()));
}

void TestMainWindow::hasItsSmallestSize()
{
    Console console;
    const auto window = console.open();
    window->resize(200, 200);
    QCOMPARE(window->size(), QSize(1'024, 640));
}

void TestMainWindow::f6GoesRoundTheRegions()
{
    Console console;
    const auto window = console.open();
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    window->environmentBar().setEnvironment({.gateway = u"eu"_qs, .verb = u"Pause"_qs});
    window->actionBar().setDraft(DraftSummary{.edits = {u"quota"_qs}, .verb = u"Review"_qs});
    const auto where = [&window] {
        const QWidget* focused = QApplication::focusWidget();
        return window->environmentBar().isAncestorOf(focused) ? u"bar"_qs
            : focused == &window->navigation()                ? u"pages"_qs
            : window->actionBar().isAncestorOf(focused)       ? u"draft"_qs
                                                              : u"page"_qs;
    };
    QStringList visited{where()};
    for (int i = 0; i < 4; ++i) {
        QTest::keyClick(window.get(), Qt::Key_F6);
        visited << where();
    }
    QCOMPARE(visited, (QStringList{u"pages"_qs, u"page"_qs, u"draft"_qs, u"bar"_qs, u"pages"_qs}));
    window->actionBar().setDraft(std::nullopt); // what cannot take the focus is passed over
    QTest::keyClick(window.get(), Qt::Key_F6, Qt::ShiftModifier);
    QTest::keyClick(window.get(), Qt::Key_F6, Qt::ShiftModifier);
    QCOMPARE(where(), u"page"_qs);
}

void TestMainWindow::appearanceIsChosenInTheMenu()
{
    Console console;
    const auto window = console.open();
    actionNamed(*window, u"Dark"_qs)->trigger();
    QVERIFY(common::Theme::of(QApplication::palette()).isDark);
    QCOMPARE(console.appearance.mode(), AppearanceMode::Dark);
    actionNamed(*window, u"Light"_qs)->trigger();
    QVERIFY(!common::Theme::of(QApplication::palette()).isDark);
    actionNamed(*window, u"As the system"_qs)->trigger();
    QCOMPARE(console.appearance.mode(), AppearanceMode::System);
}

void TestMainWindow::aboutDoesNotBlock()
{
    Console console;
    const auto window = console.open();
    actionNamed(*window, u"About Tollgate"_qs)->trigger();
    auto* box = window->findChild<QMessageBox*>();
    QVERIFY(box != nullptr && box->isVisible());
    box->close();
}

void TestMainWindow::everythingHasAName()
{
    Console console;
    const auto window = console.open();
    window->environmentBar().setEnvironment({.gateway = u"eu"_qs, .verb = u"Pause"_qs});
    window->actionBar().setDraft(DraftSummary{.edits = {u"quota"_qs}, .verb = u"Review"_qs});
    window->showPage(u"plans"_qs);
    QCOMPARE(test::namelessWidgets(*window), QStringList());
}

TOLLGATE_TEST(TestMainWindow)
#include "tst_main_window.moc"
