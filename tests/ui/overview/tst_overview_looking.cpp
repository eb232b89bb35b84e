#include "support/print.h"
#include "support/room_tests.h"
#include "ui/overview/overview_lab.h"

#include <QSignalSpy>

using namespace tollgate;
using namespace std::chrono_literals;
using test::OverviewLab;

// What is looked at: the pause, the window, the passing of time, the nodes, the console's own load.
class TestOverviewLooking : public QObject {
    Q_OBJECT

private slots:
    void pauseHoldsTheViewAndCountsWhatWaits();
    void refreshShowsWhatWaitsAndHoldsAgain();
    void refreshAsksForTheNodes();
    void quietTimeIsKnownTime();
    void windowEndsWithWhatIsKnown();
    void nodesAgeByTheGatewaysClock();
    void nodesThatAreNotToldStay();
    void nobodyLooksNobodyAsks();
    void loadIsWhatTheConsoleAsked();
    void commandsWithoutAGatewayDoNothing();
};

void TestOverviewLooking::pauseHoldsTheViewAndCountsWhatWaits()
{
    OverviewLab lab;
    QVERIFY(lab.open());
    QVERIFY(lab.serve(test::slice({test::liveSecond(0, "9 accepted")})));
    lab.vm.togglePause();
    const auto held = lab.state().snapshot;
    const auto window = lab.state().window;
    QVERIFY(lab.serve(test::slice({test::liveSecond(1, "4 accepted")})));
    QVERIFY(lab.state().isPaused);
    QVERIFY(lab.state().waiting > 0);
    QCOMPARE(lab.state().snapshot, held);
    QCOMPARE(lab.state().window, window);
    QCOMPARE(lab.state().figures.all.accepted, 9);

    lab.vm.togglePause();
    QVERIFY(!lab.state().isPaused);
    QCOMPARE(lab.state().waiting, std::size_t{0});
    QCOMPARE(lab.state().figures.all.accepted, 13); // collected meanwhile
}

void TestOverviewLooking::refreshShowsWhatWaitsAndHoldsAgain()
{
    OverviewLab lab;
    QVERIFY(lab.open());
    QVERIFY(lab.serve(test::slice({test::liveSecond(0, "9 accepted")})));
    lab.vm.togglePause();
    QVERIFY(lab.serve(test::slice({test::liveSecond(1, "4 accepted")})));
    lab.vm.refresh();
    QVERIFY(lab.state().isPaused);
    QCOMPARE(lab.state().waiting, std::size_t{0});
    QCOMPARE(lab.state().figures.all.accepted, 13);
}

void TestOverviewLooking::refreshAsksForTheNodes()
{
    OverviewLab lab;
    QVERIFY(lab.open());
    const int asked = lab.gateway->asked["nodes"];
    lab.gateway->nodesAnswer = std::vector{test::node("eu-1", "up")};
    lab.vm.refresh();
    QCOMPARE(lab.gateway->asked["nodes"], asked + 1);
    QTRY_COMPARE_WITH_TIMEOUT(lab.state().nodes.size(), std::size_t{1}, test::kPatience);
}

void TestOverviewLooking::quietTimeIsKnownTime()
{
    OverviewLab lab;
    QVERIFY(lab.open());
    QVERIFY(lab.serve(test::slice({test::liveSecond(0, "6 accepted")})));
    QCOMPARE(lab.state().known, (pages::TimeSpan{test::noon(0), test::noon(1)}));
    lab.now += 9s; // answers without a second: nobody asked anything
    QTRY_COMPARE_WITH_TIMEOUT(
        lab.state().known, (pages::TimeSpan{test::noon(0), test::noon(10)}), test::kPatience);
    QCOMPARE(lab.state().figures.seconds, 10);
    QVERIFY(lab.serve(test::slice({test::liveSecond(12, "6 accepted")})));
    QCOMPARE(lab.state().known, (pages::TimeSpan{test::noon(0), test::noon(13)}));
}

void TestOverviewLooking::windowEndsWithWhatIsKnown()
{
    OverviewLab lab;
    QVERIFY(lab.open());
    QVERIFY(lab.serve(test::slice({test::liveSecond(0, "6 accepted")})));
    QCOMPARE(lab.state().window.length(), 120s);
    QCOMPARE(lab.state().window.to, test::noon(1));
    lab.vm.setWindow(600s);
    QCOMPARE(lab.state().window, (pages::TimeSpan{test::noon(-599), test::noon(1)}));
}

void TestOverviewLooking::nodesAgeByTheGatewaysClock()
{
    OverviewLab lab;
    lab.gateway->nodesAnswer
        = std::vector{test::node("eu-1", "up", 100), test::node("eu-3", "silent", 60)};
    QVERIFY(lab.open());
    lab.now += 2s;
    lab.vm.tick();
    QCOMPARE(lab.state().nodes[0].age, 2s);
    QCOMPARE(lab.state().nodes[1].age, 42s);
    QCOMPARE(lab.state().upNodes(), std::size_t{1});
}

void TestOverviewLooking::nodesThatAreNotToldStay()
{
    OverviewLab lab;
    lab.gateway->nodesAnswer = std::vector{test::node("eu-1", "up")};
    QVERIFY(lab.open());
    lab.gateway->nodesAnswer = fail({.code = ErrorCode::Unreadable, .what = "the store is busy"});
    lab.vm.refresh();
    QTRY_VERIFY_WITH_TIMEOUT(lab.state().nodesError, test::kPatience);
    QCOMPARE(lab.state().nodes.size(), std::size_t{1});
    lab.gateway->nodesAnswer = std::vector{test::node("eu-1", "up")};
    lab.vm.refresh();
    QTRY_VERIFY_WITH_TIMEOUT(!lab.state().nodesError, test::kPatience);
}

void TestOverviewLooking::nobodyLooksNobodyAsks()
{
    OverviewLab lab;
    QVERIFY(lab.open());
    const int asked = lab.gateway->asked["nodes"];
    lab.vm.setHidden(true);
    lab.vm.refresh();
    QCOMPARE(lab.gateway->asked["nodes"], asked);
    lab.vm.setHidden(false);
    QCOMPARE(lab.gateway->asked["nodes"], asked + 1); // at once, not at the next turn
}

void TestOverviewLooking::loadIsWhatTheConsoleAsked()
{
    OverviewLab lab(OverviewLab::Polling::Once);
    QVERIFY(lab.open());
    lab.vm.tick();
    const auto before = lab.state().asked;
    lab.now += 10s;
    lab.vm.refresh();
    lab.vm.tick();
    QCOMPARE(lab.state().asked, before + 1);
    QCOMPARE(lab.state().askedWithin, 10s);
    // Half a minute later the old ones no longer count.
    for (int i = 0; i < 4; ++i) {
        lab.now += 10s;
        lab.vm.tick();
    }
    QCOMPARE(lab.state().asked, 0);
    QCOMPARE(lab.state().askedWithin, 30s);
}

void TestOverviewLooking::commandsWithoutAGatewayDoNothing()
{
    OverviewLab lab;
    const QSignalSpy changed(&lab.vm, &pages::OverviewViewModel::changed);
    lab.vm.togglePause();
    lab.vm.refresh();
    lab.vm.openInvalidation("acme");
    lab.vm.invalidate();
    lab.vm.unlock();
    QCOMPARE(changed.size(), 0);
    QVERIFY(!lab.state().isPaused);
    QVERIFY(!lab.state().invalidation);
    QVERIFY(lab.gateway->asked.empty());
}

TOLLGATE_TEST(TestOverviewLooking)
#include "tst_overview_looking.moc"
