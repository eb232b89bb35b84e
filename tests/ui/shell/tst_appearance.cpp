#include "shell/appearance.h"

#include "common/theme.h"
#include "support/room_tests.h"
#include "support/widgets.h"

#include <QApplication>
#include <QSignalSpy>
#include <QStyle>

using namespace tollgate;
using namespace tollgate::shell;
using common::Theme;

class TestAppearance : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void hasNames();
    void putsOurColoursOn();
    void canBeForced();
    void comesBackToTheSystems();
    void asksAgainWhenTheSystemChanges();
};

void TestAppearance::hasNames()
{
    for (const auto mode : {AppearanceMode::System, AppearanceMode::Light, AppearanceMode::Dark})
        QCOMPARE(appearanceNamed(nameOf(mode)), mode);
    QCOMPARE(appearanceNamed(u"purple"_qs), AppearanceMode::System);
}

void TestAppearance::putsOurColoursOn()
{
    const Appearance appearance;
    QCOMPARE(QApplication::style()->name(), u"fusion"_qs);
    QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::light().ground);
    QCOMPARE(appearance.mode(), AppearanceMode::System);
}

void TestAppearance::canBeForced()
{
    Appearance appearance;
    QSignalSpy changed(&appearance, &Appearance::modeChanged);
    appearance.setMode(AppearanceMode::Dark);
    QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::dark().ground);
    appearance.setMode(AppearanceMode::Dark);
    QCOMPARE(changed.count(), 1);
    appearance.setMode(AppearanceMode::Light);
    QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::light().ground);
}

void TestAppearance::comesBackToTheSystems()
{
    Appearance appearance;
    appearance.setMode(AppearanceMode::Dark);
    appearance.setMode(AppearanceMode::System); // of the offscreen platform: light
    QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::light().ground);
}

void TestAppearance::asksAgainWhenTheSystemChanges()
{
    Appearance appearance;
    QApplication::setPalette(QPalette(Qt::black));
    QWidget window;
    QEvent change(QEvent::ThemeChange);
    QApplication::sendEvent(&window, &change);
    QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::light().ground);
    appearance.setMode(AppearanceMode::Dark);
    QApplication::sendEvent(&window, &change);
    QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::dark().ground);
    appearance.setMode(AppearanceMode::System);
}

TOLLGATE_TEST(TestAppearance)
#include "tst_appearance.moc"
