#include "overview/overview_page.h"

#include "charts/stack_chart.h"
#include "common/english_plurals.h"
#include "common/state_view.h"
#include "overview/outcome_card.h"
#include "support/plan_text.h"
#include "support/room_tests.h"
#include "support/shown_words.h"
#include "support/widgets.h"
#include "ui/overview/overview_lab.h"

#include <QAction>
#include <QLocale>
#include <QScrollArea>
#include <QSignalSpy>

using namespace tollgate;
using namespace std::chrono_literals;
using pages::OverviewFace;
using test::OverviewLab;

namespace {

// The page in a window of usual size.
struct ShownOverview : OverviewLab {
    pages::OverviewPage page{vm};

    explicit ShownOverview(workspace::ConnectionOptions options = {})
        : OverviewLab(Polling::Quick, std::move(options))
    {
        gateway->plansAnswer = test::plans("free 60/minute\npro 600/minute");
        gateway->nodesAnswer = std::vector{test::node("eu-1", "up"), test::node("eu-2", "up")};
        page.resize(1244, 850);
        page.show();
    }

    bool says(const QString& words) const { return test::shownWords(page).contains(words); }
};

#define VERIFY_SAYS(shown, words)                                                                  \
    QVERIFY2((shown).says(words), qPrintable(test::shownWords((shown).page)))

} // namespace

// Each state that the page can be in.
class TestOverviewPage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { test::failOnAnyWarning(); }
    void cleanup();
    void emptyAsksForAGateway();
    void connectingCanBeCancelled();
    void aFailureHasANextStep();
    void busy();
    void noTrafficYet();
    void nobodyIsRefused();
    void aLostGatewayIsMarked();
    void silentWithoutAnError();
    void noNodesAnswer();
    void readOnlySaysWhy();
    void lockedProductionOffersToUnlock();
    void longNamesAreCut();

private:
    common::EnglishPlurals m_plurals;
};

void TestOverviewPage::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QCoreApplication::installTranslator(&m_plurals);
}

void TestOverviewPage::cleanup() { QCoreApplication::processEvents(); }

void TestOverviewPage::emptyAsksForAGateway()
{
    ShownOverview shown;
    VERIFY_SAYS(shown, u"No gateway is connected"_qs);
    for (const QAction* action : shown.page.viewActions())
        QVERIFY(!action->isEnabled());
    const QSignalSpy asked(&shown.page, &pages::OverviewPage::connectRequested);
    test::clickVerb(shown.page, u"Connect…"_qs);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(test::namelessWidgets(shown.page), QStringList());
}

void TestOverviewPage::connectingCanBeCancelled()
{
    ShownOverview shown;
    auto* view = shown.page.findChild<common::StateView*>();
    shown.connection.open();
    QCOMPARE(view->face(),
        (common::Face(common::Loading{.step = u"Reach the gateway"_qs, .verb = u"Cancel"_qs})));
    QVERIFY(QMetaObject::invokeMethod(view, "verbTriggered")); // the button is there after 2 s
    VERIFY_SAYS(shown, u"No gateway is connected"_qs);
}

void TestOverviewPage::aFailureHasANextStep()
{
    ShownOverview shown;
    shown.gateway->isSilent = true;
    shown.connection.open();
    QVERIFY(shown.waitFor(OverviewFace::Failed));
    VERIFY_SAYS(shown, u"onnection refused"_qs);
    QCOMPARE(test::namelessWidgets(shown.page), QStringList());
    shown.gateway->isSilent = false;
    test::clickVerb(shown.page, u"Try again"_qs);
    QVERIFY(shown.waitFor(OverviewFace::Ready));
}

void TestOverviewPage::busy()
{
    ShownOverview shown;
    QVERIFY(shown.open());
    QVERIFY(shown.serve(test::slice({test::liveSecond(0, "8 accepted, 2 minute")},
        {{"acme", "2 minute"}, {"calm", "8 accepted"}})));
    VERIFY_SAYS(shown, u"gateway-eu · 2 of 2 nodes up"_qs);
    VERIFY_SAYS(shown, u"Live · 0 s ago"_qs);
    VERIFY_SAYS(shown, u"8/s"_qs);
    VERIFY_SAYS(shown, u"2 refused, 100 % · minute limit"_qs);
    VERIFY_SAYS(shown, u"counted by eu-1 alone; the other nodes count for themselves"_qs);
    QVERIFY(shown.page.outcomes().chart().isVisible());
    QVERIFY(!shown.page.grab().isNull());
    QCOMPARE(test::namelessWidgets(shown.page), QStringList());
}

void TestOverviewPage::noTrafficYet()
{
    ShownOverview shown;
    QVERIFY(shown.open());
    QTRY_VERIFY_WITH_TIMEOUT(shown.says(u"No requests yet"_qs), test::kPatience);
    VERIFY_SAYS(shown, u"not counted yet"_qs);
    VERIFY_SAYS(shown, u"Nobody needs you"_qs);
    QVERIFY(!shown.page.outcomes().chart().isVisible());
    QCOMPARE(test::namelessWidgets(shown.page), QStringList());
}

void TestOverviewPage::nobodyIsRefused()
{
    ShownOverview shown;
    QVERIFY(shown.open());
    QVERIFY(
        shown.serve(test::slice({test::liveSecond(0, "8 accepted")}, {{"calm", "8 accepted"}})));
    VERIFY_SAYS(shown, u"Nobody needs you"_qs);
    QVERIFY(shown.page.outcomes().chart().isVisible());
}

void TestOverviewPage::aLostGatewayIsMarked()
{
    ShownOverview shown;
    QVERIFY(shown.open());
    QVERIFY(shown.serve(test::slice({test::liveSecond(0, "8 accepted")})));
    shown.gateway->isSilent = true;
    QTRY_VERIFY_WITH_TIMEOUT(shown.state().isStale, test::kPatience);
    shown.now += 41s;
    shown.vm.tick();
    VERIFY_SAYS(
        shown, u"gateway-eu does not answer: connection refused. Old figures are marked."_qs);
    VERIFY_SAYS(shown, u"stale 41 s"_qs);
    VERIFY_SAYS(shown, u"8/s"_qs); // as it was last
    VERIFY_SAYS(shown, u"nobody needed you before"_qs);
    QVERIFY(!shown.says(u"Live ·"_qs));
    QCOMPARE(test::namelessWidgets(shown.page), QStringList());
    shown.gateway->isSilent = false;
    QTRY_VERIFY_WITH_TIMEOUT(shown.says(u"Live · 0 s ago"_qs), test::kPatience);
    QVERIFY(!shown.says(u"does not answer"_qs));
}

void TestOverviewPage::silentWithoutAnError()
{
    OverviewLab lab(OverviewLab::Polling::Once, {.staleAfter = 24h});
    lab.gateway->liveAnswers = {test::slice({test::liveSecond(0, "9 accepted")})};
    pages::OverviewPage page(lab.vm);
    page.show();
    QVERIFY(lab.open());
    lab.now += 4h;
    lab.vm.tick();
    const QString words = test::shownWords(page);
    QVERIFY2(words.contains(u"gateway-eu has stopped answering."), qPrintable(words));
    QVERIFY2(words.contains(u"stale 4 h"), qPrintable(words));
    test::shownVerb(page, u"Connect again"_qs);
}

void TestOverviewPage::noNodesAnswer()
{
    ShownOverview shown;
    shown.gateway->nodesAnswer = fail({.code = ErrorCode::Unreadable, .what = "the store is busy"});
    shown.connection.open();
    QTRY_VERIFY_WITH_TIMEOUT(shown.says(u"The nodes are not known"_qs), test::kPatience);
    VERIFY_SAYS(shown, u"the store is busy"_qs);
    shown.gateway->nodesAnswer = std::vector{test::node("eu-1", "up")};
    test::clickVerb(shown.page, u"Look again"_qs);
    QTRY_VERIFY_WITH_TIMEOUT(shown.says(u"1 of 1 node up"_qs), test::kPatience);
    QVERIFY(!shown.says(u"The nodes are not known"_qs));
}

void TestOverviewPage::readOnlySaysWhy()
{
    ShownOverview shown({.isReadOnly = true});
    QVERIFY(shown.open());
    QVERIFY(shown.serve(test::slice({test::liveSecond(0, "1 accepted")}, {{"acme", "9 key"}})));
    VERIFY_SAYS(shown, u"Looking only: this connection is read-only."_qs);
    // The verb of the page is not there; that of the row says why it cannot be pressed.
    QVERIFY(!shown.page.viewActions().last()->isEnabled());
    const common::Button& verb = test::shownVerb(shown.page, u"Invalidate…"_qs);
    QVERIFY(!verb.isEnabled());
    QVERIFY(verb.toolTip().contains(u"read-only"));
    // What does not write is there.
    test::clickVerb(shown.page, u"Pause"_qs);
    QVERIFY(shown.state().isPaused);
}

void TestOverviewPage::lockedProductionOffersToUnlock()
{
    ShownOverview shown;
    shown.gateway->capabilitiesAnswer->environment = Environment::Production;
    QVERIFY(shown.open());
    shown.vm.openInvalidation("acme");
    VERIFY_SAYS(shown, u"Not possible now: production is locked."_qs);
    QVERIFY(!test::shownVerb(shown.page, u"Invalidate acme"_qs).isEnabled());
    QCOMPARE(test::namelessWidgets(shown.page), QStringList());
    test::clickVerb(shown.page, u"Unlock editing for 30 min"_qs);
    QVERIFY(test::shownVerb(shown.page, u"Invalidate acme"_qs).isEnabled());
    QVERIFY(!shown.says(u"Not possible now"_qs));
}

void TestOverviewPage::longNamesAreCut()
{
    ShownOverview shown;
    const std::string longName(300, 'x');
    shown.gateway->capabilitiesAnswer->name = longName;
    shown.gateway->nodesAnswer = std::vector{test::node(longName, "silent")};
    QVERIFY(shown.open());
    QVERIFY(shown.serve(
        test::slice({test::liveSecond(0, "1 accepted, 9 key")}, {{longName, "9 key"}})));
    shown.vm.openInvalidation(longName);
    QCoreApplication::processEvents();
    // A window of 1024 pixels beside the navigation.
    QVERIFY(shown.page.findChild<QScrollArea*>()->widget()->minimumSizeHint().width() <= 828);
}

TOLLGATE_TEST(TestOverviewPage)
#include "tst_overview_page.moc"
