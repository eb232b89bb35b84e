#include "common/button.h"
#include "common/text_label.h"
#include "common/theme.h"
#include "shell/action_bar.h"
#include "shell/environment_bar.h"
#include "shell/toast.h"
#include "support/room_tests.h"
#include "support/widgets.h"

#include <QApplication>
#include <QImage>
#include <QSignalSpy>

using namespace tollgate;
using namespace tollgate::shell;
using common::Button;
using namespace std::chrono_literals;

namespace {

Button* buttonWith(const QWidget& place, const QString& words)
{
    for (auto* button : place.findChildren<Button*>()) {
        if (button->text() == words)
            return button;
    }
    return nullptr;
}

} // namespace

class TestBars : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { test::failOnAnyWarning(); }
    void cleanupTestCase();
    void environmentHasWordAndColour_data();
    void environmentHasWordAndColour();
    void environmentOffersItsVerb();
    void actionBarIsThereOnlyWithADraft();
    void actionBarAsksForItsVerbs();
    void obstacleIsSaidAndDisables();
    void toastOffersUndo();
    void toastGoesByItself();
    void toastStaysWhileItHasFocus();
    void toastKeepsItsPlace();

private:
    QPalette m_before;
};

void TestBars::initTestCase()
{
    m_before = QApplication::palette();
    QApplication::setPalette(common::Theme::light().palette());
}

void TestBars::cleanupTestCase() { QApplication::setPalette(m_before); }

void TestBars::environmentHasWordAndColour_data()
{
    QTest::addColumn<EnvironmentKind>("kind");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QColor>("ground");
    const common::Theme& theme = common::Theme::light();
    QTest::addRow("production") << EnvironmentKind::Production << u"PRODUCTION"_qs
                                << theme.production.ground;
    QTest::addRow("staging") << EnvironmentKind::Staging << u"STAGING"_qs << theme.staging.ground;
    QTest::addRow("development") << EnvironmentKind::Development << u"DEVELOPMENT"_qs
                                 << theme.neutral.ground;
    QTest::addRow("sample") << EnvironmentKind::Sample << u"SAMPLE"_qs << theme.neutral.ground;
}

void TestBars::environmentHasWordAndColour()
{
    QFETCH(EnvironmentKind, kind);
    QFETCH(QString, word);
    EnvironmentBar bar;
    bar.setEnvironment({.kind = kind,
        .gateway = u"gateway-eu"_qs,
        .status = u"3 of 3 nodes up"_qs,
        .notes = {u"Live"_qs, u"Read-only"_qs}});
    bar.resize(800, bar.sizeHint().height());
    bar.show();
    QCOMPARE(
        bar.accessibleName(), word + u"  ·  gateway-eu  ·  3 of 3 nodes up. Live, Read-only"_qs);
    QTEST(bar.grab().toImage().pixelColor(2, 2), "ground");
}

void TestBars::environmentOffersItsVerb()
{
    EnvironmentBar bar;
    bar.show();
    const auto* verb = bar.findChild<Button*>();
    QVERIFY(!verb->isVisible());
    bar.setEnvironment({.gateway = u"gateway-eu"_qs, .verb = u"Unlock editing"_qs});
    QSignalSpy verbs(&bar, &EnvironmentBar::verbTriggered);
    QTest::mouseClick(buttonWith(bar, u"Unlock editing"_qs), Qt::LeftButton);
    QCOMPARE(verbs.count(), 1);
    QCOMPARE(test::namelessWidgets(bar), QStringList());
}

void TestBars::actionBarIsThereOnlyWithADraft()
{
    QWidget window;
    auto* bar = new ActionBar(&window);
    window.show();
    QVERIFY(!bar->isVisible());
    bar->setDraft(DraftSummary{
        .edits = {u"quota 50,000 → 40,000"_qs, u"burst 10 → 20"_qs}, .verb = u"Review change…"_qs});
    QVERIFY(bar->isVisible());
    QCOMPARE(bar->findChild<common::TextLabel*>()->text(),
        u"quota 50,000 → 40,000  ·  burst 10 → 20"_qs);
    bar->setDraft(std::nullopt);
    QVERIFY(!bar->isVisible());
}

void TestBars::actionBarAsksForItsVerbs()
{
    QWidget window;
    auto* bar = new ActionBar(&window);
    window.show();
    bar->setDraft(DraftSummary{.edits = {u"quota"_qs}, .verb = u"Review change…"_qs});
    QSignalSpy discard(bar, &ActionBar::discardRequested);
    QSignalSpy save(bar, &ActionBar::saveRequested);
    QSignalSpy verb(bar, &ActionBar::verbTriggered);
    QTest::mouseClick(buttonWith(*bar, u"&Discard"_qs), Qt::LeftButton);
    QCOMPARE((std::array{discard.count(), save.count(), verb.count()}),
        (std::array<qsizetype, 3>{1, 0, 0}));
    QTest::mouseClick(buttonWith(*bar, u"&Save draft"_qs), Qt::LeftButton);
    QCOMPARE((std::array{discard.count(), save.count(), verb.count()}),
        (std::array<qsizetype, 3>{1, 1, 0}));
    QTest::mouseClick(buttonWith(*bar, u"Review change…"_qs), Qt::LeftButton);
    QCOMPARE((std::array{discard.count(), save.count(), verb.count()}),
        (std::array<qsizetype, 3>{1, 1, 1}));
    QCOMPARE(test::namelessWidgets(*bar), QStringList());
}

void TestBars::obstacleIsSaidAndDisables()
{
    ActionBar bar;
    bar.setDraft(DraftSummary{.edits = {u"quota 50,000 → 40,000"_qs},
        .verb = u"Review change…"_qs,
        .obstacle = u"needs the last 3 days of use"_qs});
    QVERIFY(!buttonWith(bar, u"Review change…"_qs)->isEnabled());
    QCOMPARE(bar.findChild<common::TextLabel*>()->text(),
        u"quota 50,000 → 40,000  ·  needs the last 3 days of use"_qs);
}

void TestBars::toastOffersUndo()
{
    QWidget window;
    window.resize(800, 600);
    Toast toast(&window, 1h);
    window.show();
    toast.showMessage(u"Applied to 412 consumers"_qs, u"Undo"_qs);
    QVERIFY(toast.isVisible());
    QCOMPARE(toast.accessibleName(), u"Applied to 412 consumers"_qs);
    QSignalSpy verbs(&toast, &Toast::verbTriggered);
    QTest::mouseClick(buttonWith(toast, u"Undo"_qs), Qt::LeftButton);
    QCOMPARE(verbs.count(), 1);
    QVERIFY(!toast.isVisible());
    toast.showMessage(u"Saved"_qs);
    QVERIFY(!toast.findChild<Button*>()->isVisible());
}

void TestBars::toastGoesByItself()
{
    QWidget window;
    Toast toast(&window, 1ms);
    window.show();
    toast.showMessage(u"Saved"_qs);
    QTRY_VERIFY(!toast.isVisible());
}

void TestBars::toastStaysWhileItHasFocus()
{
    QWidget window;
    QWidget other(&window);
    other.setFocusPolicy(Qt::StrongFocus);
    Toast toast(&window, 50ms);
    window.show();
    window.activateWindow();
    toast.showMessage(u"Applied"_qs, u"Undo"_qs);
    auto* verb = toast.findChild<Button*>();
    verb->setFocus();
    QTRY_VERIFY(verb->hasFocus());
    QTest::qWait(120); // longer than it would stay
    QVERIFY(toast.isVisible());
    other.setFocus();
    QTRY_VERIFY(!toast.isVisible());
}

void TestBars::toastKeepsItsPlace()
{
    QWidget window;
    window.resize(800, 600);
    Toast toast(&window, 1h);
    window.show();
    toast.showMessage(u"Saved"_qs);
    for (const QSize size : {QSize(800, 600), QSize(1'300, 700), QSize(500, 400)}) {
        window.resize(size);
        QCoreApplication::sendPostedEvents();
        QCOMPARE_LE(std::abs(toast.geometry().center().x() - window.rect().center().x()), 1);
        QVERIFY(window.rect().contains(toast.geometry()));
    }
}

TOLLGATE_TEST(TestBars)
#include "tst_bars.moc"
