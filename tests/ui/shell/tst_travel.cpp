#include "shell/travel.h"

#include "support/room_tests.h"
#include "support/widgets.h"
#include "ui/shell/places_window.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>

using namespace tollgate;
using namespace tollgate::shell;
using test::PlacesWindow;

// Links into the window, and the way back.
class TestTravel : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void linksOpenPlaces();
    void whatCannotBeOpenedIsTold_data();
    void whatCannotBeOpenedIsTold();
    void backAndForward();
    void choosingInAPageIsAStep();
    void keysGoBackAndForward();
    void thumbButtonsGoBackAndForward();
    void otherButtonsAndWindowsDoNot();
    void placesThatAreGoneAreTold();
    void copiesTheLink();
};

void TestTravel::linksOpenPlaces()
{
    PlacesWindow places;
    QCOMPARE(places.place(), u"overview"_qs);
    QCOMPARE(places.open(u"tollgate://plans/pro"_qs), u"plans/pro"_qs);
    QCOMPARE(places.plan(), u"pro"_qs);
    QCOMPARE(places.open(u"tollgate://overview"_qs), u"overview"_qs);
    QCOMPARE(places.open(u"tollgate://plans"_qs), u"plans/pro"_qs); // as it was left
    QCOMPARE(places.toast(), QString());
}

void TestTravel::whatCannotBeOpenedIsTold_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("told");
    QTest::addRow("an unknown page")
        << u"tollgate://nowhere/at-all"_qs << u"overview"_qs
        << u"Not opened: 'tollgate://nowhere/at-all': no page 'nowhere' here; the pages are overview, plans"_qs;
    QTest::addRow("an unknown place shows its page")
        << u"tollgate://plans/gold"_qs << u"plans"_qs
        << u"Not opened: 'tollgate://plans/gold': no plan 'gold'; choose one from the list"_qs;
    QTest::addRow("a page without places")
        << u"tollgate://overview/eu-1"_qs << u"overview"_qs
        << u"Not opened: 'tollgate://overview/eu-1': Overview has nothing to open within it; open tollgate://overview"_qs;
    QTest::addRow("what is no link")
        << u"plans/pro"_qs << u"overview"_qs
        << u"Not opened: 'plans/pro': does not begin with tollgate://; write it like tollgate://plans/pro"_qs;
}

void TestTravel::whatCannotBeOpenedIsTold()
{
    PlacesWindow places;
    QFETCH(QString, link);
    QTEST(places.open(link), "place");
    QTEST(places.toast(), "told");
}

void TestTravel::backAndForward()
{
    PlacesWindow places;
    const QAction* back = places.action(u"Back"_qs);
    const QAction* forward = places.action(u"Forward"_qs);
    QVERIFY(!back->isEnabled() && !forward->isEnabled());
    places.open(u"tollgate://plans/free"_qs);
    places.open(u"tollgate://plans/pro"_qs);
    QVERIFY(back->isEnabled() && !forward->isEnabled());
    places.action(u"Back"_qs)->trigger();
    QCOMPARE(places.place(), u"plans/free"_qs);
    QVERIFY(back->isEnabled() && forward->isEnabled());
    places.action(u"Back"_qs)->trigger();
    QCOMPARE(places.place(), u"overview"_qs);
    QVERIFY(!back->isEnabled() && forward->isEnabled());
    places.action(u"Forward"_qs)->trigger();
    QCOMPARE(places.place(), u"plans/free"_qs);
    places.window().showPage(u"overview"_qs); // somewhere else than before
    QVERIFY(back->isEnabled() && !forward->isEnabled());
}

void TestTravel::choosingInAPageIsAStep()
{
    PlacesWindow places;
    places.window().showPage(u"plans"_qs);
    places.choosePlan(u"free"_qs); // the page settles on the first
    places.choosePlan(u"pro"_qs);
    places.choosePlan(u"pro"_qs);
    places.action(u"Back"_qs)->trigger();
    QCOMPARE(places.place(), u"plans/free"_qs);
    QCOMPARE(places.plan(), u"free"_qs);
    places.action(u"Back"_qs)->trigger();
    QCOMPARE(places.place(), u"overview"_qs);
}

void TestTravel::keysGoBackAndForward()
{
    PlacesWindow places;
    QVERIFY(QTest::qWaitForWindowActive(&places.window()));
    places.open(u"tollgate://plans/pro"_qs);
    QTest::keyClick(&places.window(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(places.place(), u"overview"_qs);
    QTest::keyClick(&places.window(), Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(places.place(), u"plans/pro"_qs);
}

void TestTravel::thumbButtonsGoBackAndForward()
{
    PlacesWindow places;
    places.open(u"tollgate://plans/free"_qs);
    places.open(u"tollgate://plans/pro"_qs);
    QWidget* page = places.window().focusWidget(); // which would take the press for itself
    QTest::mouseClick(page, Qt::BackButton);
    QCOMPARE(places.place(), u"plans/free"_qs);
    QTest::mouseDClick(page, Qt::ForwardButton); // the second of two quick clicks is a click, too
    QCOMPARE(places.place(), u"plans/pro"_qs);
}

void TestTravel::otherButtonsAndWindowsDoNot()
{
    PlacesWindow places;
    places.open(u"tollgate://plans/pro"_qs);
    QTest::mouseClick(&places.window(), Qt::MiddleButton);
    QWidget other;
    other.show();
    QTest::mouseClick(&other, Qt::BackButton);
    QCOMPARE(places.place(), u"plans/pro"_qs);
}

void TestTravel::placesThatAreGoneAreTold()
{
    PlacesWindow places;
    places.window().showPage(u"plans"_qs);
    places.choosePlan(u"silver"_qs); // which no link opens again
    places.window().showPage(u"overview"_qs);
    places.choosePlan(u"free"_qs); // out of sight: no step
    places.action(u"Back"_qs)->trigger();
    QCOMPARE(places.toast(),
        u"Not opened: 'tollgate://plans/silver': no plan 'silver'; choose one from the list"_qs);
    QCOMPARE(places.place(), u"plans/free"_qs); // what is there to be seen
    places.action(u"Forward"_qs)->trigger();
    QCOMPARE(places.place(), u"overview"_qs);
}

void TestTravel::copiesTheLink()
{
    PlacesWindow places;
    QVERIFY(QTest::qWaitForWindowActive(&places.window()));
    places.open(u"tollgate://plans/pro"_qs);
    QTest::keyClick(&places.window(), Qt::Key_L, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"tollgate://plans/pro"_qs);
    QCOMPARE(places.toast(), u"Copied tollgate://plans/pro"_qs);
}

TOLLGATE_TEST(TestTravel)
#include "tst_travel.moc"
