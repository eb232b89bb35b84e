#include "support/print.h"
#include "support/room_tests.h"
#include "ui/overview/overview_lab.h"

#include <QSignalSpy>

using namespace tollgate;
using namespace std::chrono_literals;
using pages::OverviewFace;
using test::OverviewLab;

// How the view-model follows a connection that comes, goes and comes back.
class TestOverviewConnection : public QObject {
    Q_OBJECT

private slots:
    void startsWithoutAGateway();
    void opensIntoFigures();
    void takesUpWhatIsOpenAlready();
    void sayWhyItFailedAndTryAgain();
    void connectingCanBeCancelled();
    void aLostGatewayLeavesItsFigures();
    void staleIsMoreThanThreeIntervals_data();
    void staleIsMoreThanThreeIntervals();
    void connectingAgainStartsOver();
};

void TestOverviewConnection::startsWithoutAGateway()
{
    OverviewLab lab;
    QCOMPARE(lab.state().face, OverviewFace::Empty);
    QVERIFY(!lab.state().snapshot);
    QCOMPARE(lab.state().figures.seconds, 0);
}

void TestOverviewConnection::opensIntoFigures()
{
    OverviewLab lab;
    lab.gateway->nodesAnswer = std::vector{test::node("eu-1", "up"), test::node("eu-2", "up")};
    QVERIFY(lab.open());
    QVERIFY(lab.serve(test::slice({test::liveSecond(0, "9 accepted, 3 quota")})));
    QCOMPARE(lab.state().face, OverviewFace::Ready);
    QCOMPARE(test::text(lab.state().gateway), u"gateway-eu"_qs);
    QCOMPARE(lab.state().figures.all.accepted, 9);
    QCOMPARE(lab.state().upNodes(), std::size_t{2});
    QVERIFY(!lab.state().isStale);
}

void TestOverviewConnection::takesUpWhatIsOpenAlready()
{
    OverviewLab lab;
    QVERIFY(lab.open());
    QVERIFY(lab.serve(test::slice({test::liveSecond(0, "9 accepted")})));
    pages::OverviewViewModel late(lab.connection, lab.live);
    QCOMPARE(late.state().face, OverviewFace::Ready);
    QTRY_VERIFY_WITH_TIMEOUT(late.state().areNodesKnown, test::kPatience);
}

void TestOverviewConnection::sayWhyItFailedAndTryAgain()
{
    OverviewLab lab;
    lab.gateway->capabilitiesAnswer = fail({.code = ErrorCode::Refused, .what = "token revoked"});
    lab.connection.open();
    QVERIFY(lab.waitFor(OverviewFace::Failed));
    QCOMPARE(test::text(lab.state().error->what), u"token revoked"_qs);
    QCOMPARE(lab.gateway->asked["liveUsage"], 0);
    lab.gateway->capabilitiesAnswer = Capabilities{.name = "gateway-eu"};
    lab.vm.connectAgain();
    QVERIFY(lab.waitFor(OverviewFace::Ready));
    QVERIFY(!lab.state().error);
}

void TestOverviewConnection::connectingCanBeCancelled()
{
    OverviewLab lab;
    lab.connection.open();
    QCOMPARE(lab.state().face, OverviewFace::Connecting);
    QCOMPARE(test::text(lab.state().steps[0].name), u"Reach the gateway"_qs);
    lab.vm.cancelConnecting();
    QCOMPARE(lab.state().face, OverviewFace::Empty);
    QVERIFY(lab.open());
    lab.vm.cancelConnecting(); // too late: what is open stays open
    QCOMPARE(lab.state().face, OverviewFace::Ready);
}

void TestOverviewConnection::aLostGatewayLeavesItsFigures()
{
    OverviewLab lab;
    QVERIFY(lab.open());
    QVERIFY(lab.serve(test::slice({test::liveSecond(0, "9 accepted")})));
    lab.gateway->isSilent = true;
    QTRY_VERIFY_WITH_TIMEOUT(lab.state().isStale, test::kPatience);
    lab.now += 41s;
    lab.vm.tick();
    QCOMPARE(lab.state().face, OverviewFace::Ready);
    QCOMPARE(lab.state().age, 41s);
    QCOMPARE(lab.state().figures.all.accepted, 9);
    QCOMPARE(test::text(lab.state().error->what), u"connection refused"_qs);
    // The chart goes on into what is missing.
    QCOMPARE(lab.state().window.to - lab.state().known.to, 41s);

    lab.gateway->isSilent = false;
    QTRY_VERIFY_WITH_TIMEOUT(!lab.state().isStale, test::kPatience);
    QCOMPARE(lab.state().age, 0s);
    QCOMPARE(lab.state().window.to, lab.state().known.to);
}

void TestOverviewConnection::staleIsMoreThanThreeIntervals_data()
{
    QTest::addColumn<qint64>("hours");
    QTest::addColumn<qint64>("millis");
    QTest::addColumn<bool>("isStale");
    QTest::addRow("just answered") << qint64(0) << qint64(0) << false;
    QTest::addRow("one interval") << qint64(1) << qint64(0) << false;
    QTest::addRow("three") << qint64(3) << qint64(0) << false;
    QTest::addRow("more than three") << qint64(3) << qint64(1) << true;
}

void TestOverviewConnection::staleIsMoreThanThreeIntervals()
{
    QFETCH(qint64, hours);
    QFETCH(qint64, millis);
    OverviewLab lab(OverviewLab::Polling::Once, {.staleAfter = 24h});
    lab.gateway->liveAnswers = {test::slice({test::liveSecond(0, "9 accepted")})};
    QVERIFY(lab.open());
    lab.now += std::chrono::hours{hours} + std::chrono::milliseconds{millis};
    lab.vm.tick();
    QTEST(lab.state().isStale, "isStale");
}

void TestOverviewConnection::connectingAgainStartsOver()
{
    OverviewLab lab;
    QVERIFY(lab.open());
    QVERIFY(lab.serve(test::slice({test::liveSecond(0, "9 accepted")})));
    lab.vm.togglePause();
    lab.vm.connectAgain();
    QTRY_VERIFY_WITH_TIMEOUT(lab.state().face == OverviewFace::Ready, test::kPatience);
    QVERIFY(!lab.state().isPaused);
    QTRY_VERIFY_WITH_TIMEOUT(lab.state().snapshot, test::kPatience);
    QVERIFY(lab.state().snapshot->seconds.empty()); // it may have started anew
    QCOMPARE(lab.state().figures.seconds, 0);
}

TOLLGATE_TEST(TestOverviewConnection)
#include "tst_overview_connection.moc"
