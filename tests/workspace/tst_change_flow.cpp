#include "workspace/change_flow.h"

#include "connectors/admin_address.h"
#include "support/print.h"
#include "support/room_tests.h"
#include "support/running_gateway.h"
#include "support/scripted_server.h"
#include "workspace/history_copy.h"
#include "workspace/invalidation.h"

#include <QSignalSpy>

using namespace tollgate;
using test::RunningGateway;
using test::ScriptedServer;
using workspace::ChangeFlow;
using workspace::ChangeProgress;
using workspace::ChangeReview;
using workspace::Connection;
using workspace::HistoryCopy;
using workspace::Invalidation;
using workspace::InvalidationProgress;
using workspace::PreviewDesk;
using State = ChangeProgress::State;

namespace {

constexpr int kPatience = 20'000;
constexpr ChangeFlow::Pace kQuick{
    .proof = std::chrono::milliseconds{10}, .readBack = std::chrono::milliseconds{10}};

ports::ChangeOrder priceOrder(std::int64_t base)
{
    return {.what
        = ports::PlanEdit{.plan = {"pro"}, .baseVersion = base, .edits = {{"price", "59.00"}}},
        .digest = "sha256:of-the-test",
        .consent = {.idempotencyKey = "once"}};
}

std::shared_ptr<ports::Gateway> gatewayAt(const std::string& address)
{
    return std::make_shared<connectors::TollgateGateway>(
        connectors::adminAddress(address).value(), Secret("t"));
}

const QByteArray kCapabilities = ScriptedServer::answerOf(200,
    R"({"gateway":"x","name":"x","environment":"dev","role":"admin",
        "limiter":{"windows":"calendar","timezone":"UTC","on_edit":"keep"}})");

QByteArray changeList(const char* digest)
{
    return ScriptedServer::answerOf(200,
        QByteArray(R"({"items":[{"change":"c1","operation":"o1","plan":"pro","base_version":1,)")
            + R"("version":2,"edits":{"price":"59.00"},"moved":[],"digest":")" + digest
            + R"(","author":"a","submitted":"2026-03-10T12:00:00.000Z"}]})");
}

} // namespace

// From a draft to a change that every node has read back, and back again.
class TestChangeFlow : public QObject {
    Q_OBJECT

private slots:
    void init();

    void reviewsAppliesProvesAndUndoes();
    void movesAConsumerAndBack();
    void aMoveIsOfSomebody();
    void namesWhatMoved();
    void aReviewIsOfOnePlan_data();
    void aReviewIsOfOnePlan();
    void theDigestBindsWhatWasSeen();
    void aLostAnswerIsUnknownUntilReadBack_data();
    void aLostAnswerIsUnknownUntilReadBack();
    void provesAnInvalidationOnEveryNode();

private:
    // A preview of pro at another included amount, on a fresh copy of the log.
    workspace::SharedAnswer preview(int included);
    // A preview of acme on another plan.
    workspace::SharedAnswer previewOfMove(const char* plan);
    static workspace::SharedAnswer answerTo(workspace::PreviewQuestion question);

    std::unique_ptr<RunningGateway> m_program;
    std::unique_ptr<Connection> m_connection;
    workspace::SharedStudy m_study;
};

void TestChangeFlow::init()
{
    m_connection.reset();
    if (!m_program) {
        m_program = std::make_unique<RunningGateway>();
        m_program->request(m_program->addConsumer("acme", "pro"), 20);
    }
    m_connection
        = std::make_unique<Connection>(m_program->connect(), workspace::ConnectionOptions{});
    m_connection->open();
    QTRY_VERIFY_WITH_TIMEOUT(m_connection->isUp(), kPatience);
    HistoryCopy copy(*m_connection);
    const auto isWhole = [&] {
        copy.refresh();
        return copy.study() && copy.study()->usage.eventCount() == 20;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isWhole(), kPatience);
    m_study = copy.study();
}

workspace::SharedAnswer TestChangeFlow::preview(int included)
{
    PlanSet draft = m_study->today;
    const auto place = static_cast<std::uint32_t>(*draft.indexOf(PlanId{"pro"}));
    draft.plans[place].quotas[0].included = quantityOf(Meter::Requests, included);
    return answerTo({.study = m_study, .draft = draft, .plan = place});
}

workspace::SharedAnswer TestChangeFlow::previewOfMove(const char* plan)
{
    const auto place = static_cast<std::uint32_t>(*m_study->today.indexOf(PlanId{plan}));
    return answerTo({.study = m_study, .draft = m_study->today, .plan = place, .moving = {0}});
}

workspace::SharedAnswer TestChangeFlow::answerTo(workspace::PreviewQuestion question)
{
    PreviewDesk desk;
    QSignalSpy answered(&desk, &PreviewDesk::answered);
    desk.ask(std::move(question));
    return answered.wait(kPatience) ? answered.first().first().value<workspace::SharedAnswer>()
                                    : nullptr;
}

void TestChangeFlow::reviewsAppliesProvesAndUndoes()
{
    const auto answer = preview(15);
    QVERIFY(answer);
    const auto review = workspace::reviewOf(*answer);
    QVERIFY2(review, qPrintable(test::failureText(review)));
    QCOMPARE(review->consumersConcerned, std::size_t{1});
    QCOMPARE(review->newlyAffected.size(), std::size_t{1});
    QCOMPARE(review->ledger.overageMinorUnits.difference(), 1); // 5 beyond, at 0.002
    QCOMPARE(review->fields.size(), std::size_t{1});
    QCOMPARE(test::text(review->fields[0].field), QStringLiteral("quotas[0].included"));

    ChangeFlow flow(*m_connection, kQuick);
    QSignalSpy ended(&flow, &ChangeFlow::ended);
    flow.apply(workspace::orderOf(*review, {}));
    QCOMPARE(flow.progress().state, State::Submitting);
    QVERIFY(ended.wait(kPatience));
    QCOMPARE(flow.progress().state, State::Done);
    QCOMPARE(flow.progress().nodes.size(), std::size_t{1});
    QCOMPARE(flow.progress().nodes[0].version, std::optional(review->baseVersion + 1));

    const auto proOf = [this] { return *m_connection->state().plans->find(PlanId{"pro"}); };
    QTRY_COMPARE_WITH_TIMEOUT(
        proOf().quotas[0].included, quantityOf(Meter::Requests, 15), kPatience);
    flow.undo(flow.progress().receipt.change, {});
    QVERIFY(ended.wait(kPatience));
    QCOMPARE(flow.progress().state, State::Done);
    QVERIFY(flow.progress().isUndo);
    QTRY_COMPARE_WITH_TIMEOUT(
        proOf().quotas[0].included, quantityOf(Meter::Requests, 50'000), kPatience);
}

void TestChangeFlow::movesAConsumerAndBack()
{
    const auto answer = previewOfMove("free");
    QVERIFY(answer);
    const auto review = workspace::reviewOfMove(*answer, {ConsumerId{"acme"}, ConsumerId{"idle"}});
    QVERIFY2(review, qPrintable(test::failureText(review)));
    QVERIFY(review->isMove());
    QCOMPARE(review->consumersConcerned, std::size_t{2});
    QCOMPARE(review->outcome.consumers.size(), std::size_t{1});
    QCOMPARE(review->outcome.consumers[0].after.invoicedMinorUnits, 0); // Free costs nothing
    QVERIFY(review->digest
        != workspace::digestOf(*m_study, m_study->today, m_study->planOf)); // who moves counts

    const auto alone = workspace::reviewOfMove(*answer, {ConsumerId{"acme"}});
    ChangeFlow flow(*m_connection, kQuick);
    QSignalSpy ended(&flow, &ChangeFlow::ended);
    flow.apply(workspace::orderOf(*alone, {}));
    QVERIFY(ended.wait(kPatience));
    QCOMPARE(flow.progress().state, State::Done);
    const auto gateway = m_program->connect();
    const auto planOfAcme = [&] {
        const auto acme = test::await<Consumer>([&](ports::Completion<Consumer> done) {
            gateway->consumer(ConsumerId{"acme"}, std::move(done));
        });
        return test::text(acme ? acme->plan.value : acme.error().what);
    };
    QCOMPARE(planOfAcme(), QStringLiteral("free"));
    flow.undo(flow.progress().receipt.change, {});
    QVERIFY(ended.wait(kPatience));
    QCOMPARE(planOfAcme(), QStringLiteral("pro"));
}

void TestChangeFlow::aMoveIsOfSomebody()
{
    const QString failure = test::failureText(workspace::reviewOfMove(*previewOfMove("free"), {}));
    QVERIFY2(failure.contains(QStringLiteral("moves nobody")), qPrintable(failure));
}

void TestChangeFlow::namesWhatMoved()
{
    const auto version = m_study->today.find(PlanId{"pro"})->version.value();
    ChangeFlow flow(*m_connection, kQuick);
    QSignalSpy ended(&flow, &ChangeFlow::ended);
    flow.apply(priceOrder(version));
    QVERIFY(ended.wait(kPatience));
    QCOMPARE(flow.progress().state, State::Done);
    ports::ChangeOrder stale = priceOrder(version);
    stale.consent.idempotencyKey = "another";
    flow.apply(stale);
    QVERIFY(ended.wait(kPatience));
    QCOMPARE(flow.progress().state, State::Failed);
    QCOMPARE(flow.progress().error->code, ErrorCode::Conflict);
    QVERIFY(flow.progress().error->what.ends_with("these moved: price"));
}

void TestChangeFlow::aReviewIsOfOnePlan_data()
{
    QTest::addColumn<QString>("edit");
    QTest::addColumn<QString>("says");
    QTest::addRow("nothing changed") << ""
                                     << "changes nothing";
    QTest::addRow("another plan changed too") << "free"
                                              << "changes the plan 'free' too";
    QTest::addRow("a plan that is new") << "new"
                                        << "which the gateway does not serve";
    QTest::addRow("a route") << "route"
                             << "changes routes";
}

void TestChangeFlow::aReviewIsOfOnePlan()
{
    QFETCH(QString, edit);
    QFETCH(QString, says);
    workspace::PreviewAnswer answer = *preview(50'000);
    PlanSet& draft = answer.question.draft;
    if (edit == u"free")
        draft.plans[*draft.indexOf(PlanId{"free"})].name = "Gratis";
    else if (edit == u"new")
        draft.plans.push_back({.id = {"new"}});
    else if (edit == u"route")
        draft.routes = std::vector<Route>(1);
    const QString failure = test::failureText(workspace::reviewOf(answer));
    QVERIFY2(failure.contains(says), qPrintable(failure));
}

void TestChangeFlow::theDigestBindsWhatWasSeen()
{
    const std::string digest = workspace::digestOf(*m_study, m_study->today, m_study->planOf);
    QCOMPARE(digest, workspace::digestOf(*m_study, m_study->today, m_study->planOf));
    PlanSet draft = m_study->today;
    draft.plans[0].name = "Other";
    QVERIFY(workspace::digestOf(*m_study, draft, m_study->planOf) != digest);
    workspace::Study later = *m_study;
    later.logCursor += "1";
    QVERIFY(workspace::digestOf(later, m_study->today, later.planOf) != digest);
    workspace::Study moved = *m_study;
    moved.planOf[0] = moved.planOf[0] == 0 ? 1 : 0;
    QVERIFY(workspace::digestOf(moved, m_study->today, moved.planOf) != digest);
}

void TestChangeFlow::aLostAnswerIsUnknownUntilReadBack_data()
{
    QTest::addColumn<QByteArray>("changes");
    QTest::addColumn<int>("state");
    QTest::addRow("it was applied")
        << changeList("sha256:of-the-test") << static_cast<int>(State::Done);
    QTest::addRow("it was not applied")
        << changeList("sha256:of-another") << static_cast<int>(State::Failed);
}

void TestChangeFlow::aLostAnswerIsUnknownUntilReadBack()
{
    QFETCH(QByteArray, changes);
    QFETCH(int, state);
    const QByteArray nothing = ScriptedServer::answerOf(200, R"({"items":[]})");
    ScriptedServer server([&](const QByteArray& request) -> QByteArray {
        if (request.startsWith("POST"))
            return {}; // the answer gets lost
        if (request.startsWith("GET /admin/v1/changes"))
            return changes;
        if (request.startsWith("GET /admin/v1/operations/o1"))
            return ScriptedServer::answerOf(200, R"({"state":"done","nodes":[]})");
        return request.startsWith("GET /admin/v1/capabilities") ? kCapabilities : nothing;
    });
    Connection connection(gatewayAt(server.address()), {});
    connection.open();
    QTRY_VERIFY_WITH_TIMEOUT(connection.isUp(), kPatience);
    ChangeFlow flow(connection, kQuick);
    QList<State> seen;
    connect(&flow, &ChangeFlow::changed, this, [&] { seen << flow.progress().state; });
    QSignalSpy ended(&flow, &ChangeFlow::ended);
    flow.apply(priceOrder(1));
    QVERIFY(ended.wait(kPatience));
    QCOMPARE(static_cast<int>(flow.progress().state), state);
    QVERIFY(seen.contains(State::Unknown));
}

void TestChangeFlow::provesAnInvalidationOnEveryNode()
{
    Invalidation invalidation(*m_connection, std::chrono::milliseconds{10});
    QSignalSpy ended(&invalidation, &Invalidation::ended);
    invalidation.run({.scope = ports::InvalidationScope::Consumer, .id = "acme"});
    QVERIFY(ended.wait(kPatience));
    QCOMPARE(invalidation.progress().state, InvalidationProgress::State::Done);
    QCOMPARE(invalidation.progress().nodes.size(), std::size_t{1});
    QCOMPARE(test::text(invalidation.progress().nodes[0].node), QStringLiteral("one"));
    QVERIFY(invalidation.progress().nodes[0].version);
}

TOLLGATE_TEST(TestChangeFlow)
#include "tst_change_flow.moc"
