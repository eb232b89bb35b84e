#include "support/plan_text.h"
#include "support/print.h"
#include "support/room_tests.h"
#include "ui/overview/overview_lab.h"

using namespace tollgate;
using pages::OverviewFace;
using ports::InvalidationScope;
using ports::OperationState;
using test::OverviewLab;
using Progress = workspace::InvalidationProgress::State;

namespace {

ports::Operation operation(OperationState state, std::vector<ports::NodeProof> nodes)
{
    return {.id = "op_1", .state = state, .nodes = std::move(nodes)};
}

ports::NodeProof proven(const std::string& node, std::int64_t version)
{
    return {.node = node, .done = test::noon(), .millis = 38, .version = version};
}

ports::NodeProof asked(const std::string& node) { return {.node = node}; }

// Connected to a gateway with two plans; acme is on the second.
struct Invalidating : OverviewLab {
    explicit Invalidating(
        Environment environment = Environment::Dev, workspace::ConnectionOptions options = {})
        : OverviewLab(Polling::Once, std::move(options))
    {
        gateway->capabilitiesAnswer->environment = environment;
        gateway->plansAnswer = test::plans("free 60/minute\npro 600/minute");
        gateway->consumerAnswer = Consumer{.id = ConsumerId{"acme"}, .plan = PlanId{"pro"}};
        if (!open())
            qFatal("the scripted gateway was not opened");
    }

    const pages::InvalidationDraft& draft() const { return *state().invalidation; }
    QString target() const { return test::text(draft().target()); }
    bool waitFor(Progress wanted)
    {
        return QTest::qWaitFor([&] { return draft().progress.state == wanted; }, test::kPatience);
    }
};

} // namespace

// Dropping what nodes keep of one consumer, a plan or everything, with a proof of each.
class TestOverviewInvalidation : public QObject {
    Q_OBJECT

private slots:
    void aConsumerBringsItsPlan();
    void withoutAConsumerTheFirstPlanIsChosen();
    void aConsumerThatNobodyKnowsLeavesThePlanOpen();
    void eachScopeNamesItsTarget_data();
    void eachScopeNamesItsTarget();
    void everyNodeProves();
    void aNodeThatDoesNotAnswerIsNamed();
    void aRefusalIsAFailure();
    void choosingAgainForgetsTheProof();
    void nothingChangesWhileItRuns();
    void withoutATargetNothingIsAsked();
    void lockedProductionIsUnlockedFirst();
    void everythingInProductionWantsTheName();
    void whereNothingCanBeWritten_data();
    void whereNothingCanBeWritten();
    void closingEndsIt();
    void whatRunsIsFoundAgain();
};

void TestOverviewInvalidation::aConsumerBringsItsPlan()
{
    Invalidating lab;
    lab.vm.openInvalidation("acme");
    QCOMPARE(lab.draft().scope, InvalidationScope::Consumer);
    QCOMPARE(lab.target(), u"acme"_qs);
    QTRY_COMPARE_WITH_TIMEOUT(test::text(lab.draft().plan), u"pro"_qs, test::kPatience);
}

void TestOverviewInvalidation::withoutAConsumerTheFirstPlanIsChosen()
{
    Invalidating lab;
    lab.vm.openInvalidation();
    QCOMPARE(lab.draft().scope, InvalidationScope::Plan);
    QCOMPARE(lab.target(), u"free"_qs);
}

void TestOverviewInvalidation::aConsumerThatNobodyKnowsLeavesThePlanOpen()
{
    Invalidating lab;
    lab.gateway->consumerAnswer = fail({.code = ErrorCode::NotFound, .what = "no such consumer"});
    lab.vm.openInvalidation("nobody");
    QTRY_COMPARE_WITH_TIMEOUT(lab.gateway->asked["consumer"], 1, test::kPatience);
    QCoreApplication::processEvents();
    QCOMPARE(test::text(lab.draft().plan), QString());
}

void TestOverviewInvalidation::eachScopeNamesItsTarget_data()
{
    QTest::addColumn<InvalidationScope>("scope");
    QTest::addColumn<QString>("id");
    QTest::addRow("one consumer") << InvalidationScope::Consumer << u"acme"_qs;
    QTest::addRow("a plan") << InvalidationScope::Plan << u"free"_qs;
    QTest::addRow("everything") << InvalidationScope::All << QString();
}

void TestOverviewInvalidation::eachScopeNamesItsTarget()
{
    QFETCH(InvalidationScope, scope);
    Invalidating lab;
    lab.vm.openInvalidation();
    lab.vm.nameConsumer("acme");
    lab.vm.chooseScope(scope);
    lab.vm.invalidate();
    QCOMPARE(lab.gateway->invalidated.size(), std::size_t{1});
    QCOMPARE(lab.gateway->invalidated[0].scope, scope);
    QTEST(test::text(lab.gateway->invalidated[0].id), "id");
}

void TestOverviewInvalidation::everyNodeProves()
{
    Invalidating lab;
    lab.gateway->operationAnswers = {operation(OperationState::Running, {asked("eu-1")}),
        operation(OperationState::Done, {proven("eu-1", 15), proven("eu-2", 15)})};
    lab.vm.openInvalidation("acme");
    lab.vm.invalidate();
    QVERIFY(lab.waitFor(Progress::Proving));
    QVERIFY(lab.waitFor(Progress::Done));
    QCOMPARE(lab.draft().progress.nodes.size(), std::size_t{2});
    QCOMPARE(lab.draft().progress.nodes[1].version.value_or(0), 15);
}

void TestOverviewInvalidation::aNodeThatDoesNotAnswerIsNamed()
{
    Invalidating lab;
    lab.gateway->operationAnswers
        = {operation(OperationState::Partial, {proven("eu-1", 15), asked("eu-3")})};
    lab.vm.openInvalidation("acme");
    lab.vm.invalidate();
    QVERIFY(lab.waitFor(Progress::Partial));
    QVERIFY(!lab.draft().progress.nodes[1].done);
}

void TestOverviewInvalidation::aRefusalIsAFailure()
{
    Invalidating lab;
    lab.gateway->invalidateAnswer = fail({.code = ErrorCode::Refused, .what = "not your role"});
    lab.vm.openInvalidation("acme");
    lab.vm.invalidate();
    QVERIFY(lab.waitFor(Progress::Failed));
    QCOMPARE(test::text(lab.draft().progress.error->what), u"not your role"_qs);
    lab.gateway->invalidateAnswer = std::string("op_2");
    lab.gateway->operationAnswers = {operation(OperationState::Done, {proven("eu-1", 15)})};
    lab.vm.invalidate();
    QVERIFY(lab.waitFor(Progress::Done));
}

void TestOverviewInvalidation::choosingAgainForgetsTheProof()
{
    Invalidating lab;
    lab.gateway->operationAnswers = {operation(OperationState::Done, {proven("eu-1", 15)})};
    lab.vm.openInvalidation("acme");
    lab.vm.invalidate();
    QVERIFY(lab.waitFor(Progress::Done));
    lab.vm.chooseScope(InvalidationScope::Plan);
    QCOMPARE(lab.draft().progress.state, Progress::Idle);
    QVERIFY(lab.draft().progress.nodes.empty());
}

void TestOverviewInvalidation::nothingChangesWhileItRuns()
{
    Invalidating lab;
    lab.gateway->operationAnswers = {operation(OperationState::Running, {asked("eu-1")})};
    lab.vm.openInvalidation("acme");
    lab.vm.invalidate();
    lab.vm.chooseScope(InvalidationScope::All);
    lab.vm.nameConsumer("other");
    lab.vm.choosePlan("free");
    lab.vm.invalidate();
    QCOMPARE(lab.draft().scope, InvalidationScope::Consumer);
    QCOMPARE(lab.target(), u"acme"_qs);
    QCOMPARE(lab.gateway->invalidated.size(), std::size_t{1});
}

void TestOverviewInvalidation::withoutATargetNothingIsAsked()
{
    Invalidating lab;
    lab.vm.openInvalidation();
    lab.vm.chooseScope(InvalidationScope::Consumer);
    lab.vm.invalidate();
    QVERIFY(lab.gateway->invalidated.empty());
    QCOMPARE(lab.draft().progress.state, Progress::Idle);
}

void TestOverviewInvalidation::lockedProductionIsUnlockedFirst()
{
    Invalidating lab(Environment::Production);
    QVERIFY(lab.state().canUnlock);
    lab.vm.openInvalidation("acme");
    lab.vm.invalidate();
    QVERIFY(lab.gateway->invalidated.empty());
    lab.vm.unlock();
    QVERIFY(!lab.state().canUnlock);
    lab.vm.invalidate();
    QCOMPARE(lab.gateway->invalidated.size(), std::size_t{1});
}

void TestOverviewInvalidation::everythingInProductionWantsTheName()
{
    Invalidating lab(Environment::Production);
    lab.vm.unlock();
    QCOMPARE(test::text(lab.state().typedName), u"gateway-eu"_qs);
    lab.vm.openInvalidation();
    lab.vm.chooseScope(InvalidationScope::All);
    lab.vm.invalidate("gateway-us");
    QVERIFY(lab.waitFor(Progress::Failed));
    QVERIFY(lab.gateway->invalidated.empty());
    lab.vm.invalidate("gateway-eu");
    QCOMPARE(lab.gateway->invalidated.size(), std::size_t{1});
    QCOMPARE(test::text(lab.gateway->invalidated[0].consent.confirmation), u"gateway-eu"_qs);
}

void TestOverviewInvalidation::whereNothingCanBeWritten_data()
{
    QTest::addColumn<bool>("isReadOnly");
    QTest::addColumn<bool>("isViewer");
    QTest::addColumn<QString>("why");
    QTest::addRow("a read-only connection")
        << true << false << QStringLiteral("this connection is read-only");
    QTest::addRow("a viewer's token")
        << false << true << QStringLiteral("this token can read plans but not change them");
}

void TestOverviewInvalidation::whereNothingCanBeWritten()
{
    QFETCH(bool, isReadOnly);
    QFETCH(bool, isViewer);
    Invalidating lab(Environment::Production, {.isReadOnly = isReadOnly});
    lab.gateway->capabilitiesAnswer->role = isViewer ? Role::Viewer : Role::Admin;
    lab.vm.connectAgain();
    QVERIFY(QTest::qWaitFor(
        [&] { return lab.connection.isUp() && lab.state().areNodesKnown; }, test::kPatience));
    QVERIFY(!lab.state().canUnlock);
    QTEST(test::text(lab.state().writeRefusal.value_or(Error{}).what), "why");
    lab.vm.unlock();
    lab.vm.openInvalidation("acme");
    lab.vm.invalidate();
    QVERIFY(lab.gateway->invalidated.empty());
}

void TestOverviewInvalidation::closingEndsIt()
{
    Invalidating lab;
    lab.vm.openInvalidation("acme");
    lab.vm.closeInvalidation();
    QVERIFY(!lab.state().invalidation);
    lab.vm.chooseScope(InvalidationScope::All);
    lab.vm.nameConsumer("acme");
    lab.vm.choosePlan("free");
    QVERIFY(!lab.state().invalidation);
}

void TestOverviewInvalidation::whatRunsIsFoundAgain()
{
    Invalidating lab;
    lab.gateway->operationAnswers = {operation(OperationState::Running, {asked("eu-1")})};
    lab.vm.openInvalidation("acme");
    lab.vm.invalidate();
    QVERIFY(lab.waitFor(Progress::Proving));
    lab.vm.closeInvalidation();
    lab.vm.openInvalidation(); // of anything: the one that runs comes first
    QCOMPARE(lab.target(), u"acme"_qs);
    QCOMPARE(lab.draft().progress.state, Progress::Proving);
    lab.gateway->operationAnswers = {operation(OperationState::Done, {proven("eu-1", 15)})};
    QVERIFY(lab.waitFor(Progress::Done));
}

TOLLGATE_TEST(TestOverviewInvalidation)
#include "tst_overview_invalidation.moc"
