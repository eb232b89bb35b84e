#include "shell/navigation.h"

#include "common/theme.h"
#include "shell/navigation_delegate.h"
#include "support/room_tests.h"
#include "support/widgets.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QImage>
#include <QSignalSpy>

using namespace tollgate;
using namespace tollgate::shell;

namespace {

struct Pages {
    Navigation navigation;
    QSignalSpy chosen{&navigation, &Navigation::pageChosen};

    Pages()
    {
        navigation.setEntries({{.id = u"plans"_qs, .title = u"Plans"_qs, .shortcut = u"Ctrl+3"_qs},
            {.id = u"changes"_qs, .title = u"Changes"_qs, .shortcut = u"Ctrl+4"_qs}});
        navigation.resize(Navigation::kWidth, 300);
        navigation.show();
    }
    int accentPixels(int row) const
    {
        const QRect place = navigation.visualRect(navigation.model()->index(row, 0));
        const QImage image = navigation.viewport()->grab(place).toImage();
        const QColor accent = common::Theme::of(navigation.palette()).accent;
        int count = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                count += image.pixelColor(x, y) == accent;
        }
        return count;
    }
};

} // namespace

class TestNavigation : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void choosesByPointerAndKeys();
    void settingTheCurrentPageAgainIsQuiet();
    void currentPageHasABar();
    void badgeIsDrawnWhileThereIsSomething();
    void hasANameAndAModel();
};

void TestNavigation::choosesByPointerAndKeys()
{
    Pages pages;
    Navigation& navigation = pages.navigation;
    const QPoint second = navigation.visualRect(navigation.model()->index(1, 0)).center();
    QTest::mouseClick(navigation.viewport(), Qt::LeftButton, {}, second);
    QCOMPARE(navigation.current(), u"changes"_qs);
    QTest::keyClick(&navigation, Qt::Key_Up);
    QCOMPARE(navigation.current(), u"plans"_qs);
    QCOMPARE(pages.chosen.count(), 2);
    QCOMPARE(pages.chosen[0][0].toString(), u"changes"_qs);
}

void TestNavigation::settingTheCurrentPageAgainIsQuiet()
{
    Pages pages;
    pages.navigation.setCurrent(u"plans"_qs);
    pages.navigation.setCurrent(u"plans"_qs);
    QCOMPARE(pages.chosen.count(), 1);
    pages.navigation.setCurrent(u"nowhere"_qs);
    QCOMPARE(pages.navigation.current(), QString());
}

void TestNavigation::currentPageHasABar()
{
    Pages pages;
    QCOMPARE(pages.accentPixels(0), 0);
    pages.navigation.setCurrent(u"plans"_qs);
    QCOMPARE_GE(pages.accentPixels(0), 3 * 20);
    QCOMPARE(pages.accentPixels(1), 0);
}

void TestNavigation::badgeIsDrawnWhileThereIsSomething()
{
    Pages pages;
    pages.navigation.setBadge(u"changes"_qs, 2);
    QCOMPARE_GE(pages.accentPixels(1), 100);
    QCOMPARE(pages.accentPixels(0), 0);
    pages.navigation.setBadge(u"changes"_qs, 0);
    QCOMPARE(pages.accentPixels(1), 0);
    pages.navigation.setBadge(u"nowhere"_qs, 2); // not in the list: nothing happens
}

void TestNavigation::hasANameAndAModel()
{
    const Pages pages;
    QCOMPARE(pages.navigation.accessibleName(), u"Pages"_qs);
    const QAbstractItemModelTester tester(pages.navigation.model());
    QCOMPARE(pages.navigation.model()->index(0, 0).data(ShortcutRole).toString(), u"Ctrl+3"_qs);
}

TOLLGATE_TEST(TestNavigation)
#include "tst_navigation.moc"
