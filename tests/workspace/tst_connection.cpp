#include "workspace/connection.h"

#include "connectors/admin_address.h"
#include "support/print.h"
#include "support/room_tests.h"
#include "support/running_gateway.h"
#include "support/scripted_server.h"

#include <QSignalSpy>

using namespace tollgate;
using test::RunningGateway;
using test::ScriptedServer;
using workspace::Connection;
using workspace::ConnectionOptions;
using workspace::ConnectionState;
using Health = ConnectionState::Health;

namespace {

constexpr int kPatience = 20'000; // ms; a bound for a broken gateway, no more

std::shared_ptr<ports::Gateway> gatewayAt(const std::string& address, const char* token)
{
    return std::make_shared<connectors::TollgateGateway>(
        connectors::adminAddress(address).value(), Secret(token));
}

QString stepsOf(const ConnectionState& state)
{
    static constexpr std::string_view kMarks = ".>+x";
    QString marks;
    for (const auto& step : state.steps)
        marks += QChar::fromLatin1(kMarks[static_cast<std::size_t>(step.state)]);
    return marks;
}

void askForCapabilities(Connection& connection)
{
    connection.ask<Capabilities>(
        &connection,
        [](ports::Gateway& gateway, auto done) { gateway.capabilities(std::move(done)); },
        [](const auto&) {});
}

} // namespace

// Connecting step by step, losing a gateway, and the one gate of all writes.
class TestConnection : public QObject {
    Q_OBJECT

private slots:
    void opensStepByStep();
    void namesTheStepThatFailed_data();
    void namesTheStepThatFailed();
    void marksALostGatewayAndRecovers();
    void growsStaleWithoutAnswers();
    void refusesWrites_data();
    void refusesWrites();
    void productionIsUnlockedAndConfirmed();
};

void TestConnection::opensStepByStep()
{
    RunningGateway program;
    Connection connection(program.connect(), {.name = "test"});
    QStringList seen;
    connect(&connection, &Connection::changed, this, [&] { seen << stepsOf(connection.state()); });
    QSignalSpy opened(&connection, &Connection::opened);
    connection.open();
    QVERIFY(opened.wait(kPatience));
    seen.removeDuplicates();
    QCOMPARE(seen,
        QStringList({QStringLiteral(">..."), QStringLiteral("+..."), QStringLiteral("+>.."),
            QStringLiteral("++.."), QStringLiteral("+++."), QStringLiteral("+++>"),
            QStringLiteral("++++")}));
    QVERIFY(connection.isUp());
    QVERIFY(connection.state().plans->find(PlanId{"pro"}));
    QVERIFY(!connection.state().writeRefusal);
}

void TestConnection::namesTheStepThatFailed_data()
{
    QTest::addColumn<QByteArray>("health");
    QTest::addColumn<QByteArray>("capabilities");
    QTest::addColumn<QString>("steps");
    const QByteArray fine = ScriptedServer::answerOf(200, "{}");
    QTest::addRow("no gateway") << QByteArray() << QByteArray() << "x...";
    QTest::addRow("a wrong token") << fine << ScriptedServer::answerOf(401, "{}") << "+x..";
    QTest::addRow("another version") << fine << ScriptedServer::answerOf(200, "[]") << "++x.";
    QTest::addRow("no plans")
        << fine
        << ScriptedServer::answerOf(200,
               R"({"gateway":"x","name":"x","environment":"dev","role":"admin",
                   "limiter":{"windows":"calendar","timezone":"UTC","on_edit":"keep"}})")
        << "+++x";
}

void TestConnection::namesTheStepThatFailed()
{
    QFETCH(QByteArray, health);
    QFETCH(QByteArray, capabilities);
    QFETCH(QString, steps);
    ScriptedServer server({health, capabilities, ScriptedServer::answerOf(500, "{}")});
    Connection connection(gatewayAt(server.address(), "t"), {});
    connection.open();
    QTRY_COMPARE_WITH_TIMEOUT(connection.state().health, Health::Failed, kPatience);
    QCOMPARE(stepsOf(connection.state()), steps);
    QVERIFY(connection.state().error);
}

void TestConnection::marksALostGatewayAndRecovers()
{
    RunningGateway program;
    Connection connection(program.connect(), {});
    connection.open();
    QTRY_VERIFY_WITH_TIMEOUT(connection.isUp(), kPatience);
    program.kill();
    askForCapabilities(connection);
    QTRY_COMPARE_WITH_TIMEOUT(connection.state().health, Health::Lost, kPatience);
    QVERIFY(connection.state().plans); // the last snapshot stays
    QVERIFY(connection.state().error->what.starts_with("TCP: "));
    program.start();
    askForCapabilities(connection);
    QTRY_VERIFY_WITH_TIMEOUT(connection.isUp(), kPatience);
    QVERIFY(!connection.state().error);
}

void TestConnection::growsStaleWithoutAnswers()
{
    RunningGateway program;
    Connection connection(program.connect(), {.staleAfter = std::chrono::milliseconds{50}});
    connection.open();
    QTRY_COMPARE_WITH_TIMEOUT(connection.state().health, Health::Stale, kPatience);
    QVERIFY(connection.state().age > std::chrono::milliseconds{50});
    askForCapabilities(connection);
    QTRY_VERIFY_WITH_TIMEOUT(connection.isUp(), kPatience);
}

void TestConnection::refusesWrites_data()
{
    QTest::addColumn<QString>("verb");
    for (const char* verb :
        {"createConsumer", "createKey", "revokeKey", "createPlan", "submit", "undo", "invalidate"})
        QTest::addRow("%s does not leave a read-only console", verb) << verb;
}

void TestConnection::refusesWrites()
{
    QFETCH(QString, verb);
    ScriptedServer server({ScriptedServer::answerOf(200, "{}")});
    Connection connection(gatewayAt(server.address(), "t"), {.isReadOnly = true});
    QString said;
    const auto write = [&]<class T>(std::type_identity<T>, auto start) {
        connection.ask<T>(
            this, start, [&](const Result<T>& result) { said = test::failureText(result); });
    };
    using ports::Gateway;
    if (verb == u"createConsumer")
        write(std::type_identity<Consumer>(),
            [](Gateway& to, auto done) { to.createConsumer({"a"}, {"pro"}, done); });
    else if (verb == u"createKey")
        write(std::type_identity<ports::IssuedKey>(),
            [](Gateway& to, auto done) { to.createKey({"a"}, "b", done); });
    else if (verb == u"revokeKey")
        write(std::type_identity<ApiKey>(),
            [](Gateway& to, auto done) { to.revokeKey({"a"}, done); });
    else if (verb == u"createPlan")
        write(std::type_identity<Plan>(), [](Gateway& to, auto done) { to.createPlan({}, done); });
    else if (verb == u"submit")
        write(std::type_identity<ports::ChangeReceipt>(),
            [](Gateway& to, auto done) { to.submit({}, done); });
    else if (verb == u"undo")
        write(std::type_identity<ports::ChangeReceipt>(),
            [](Gateway& to, auto done) { to.undo("c", {}, done); });
    else
        write(std::type_identity<std::string>(),
            [](Gateway& to, auto done) { to.invalidate({}, done); });
    QTRY_COMPARE_WITH_TIMEOUT(said,
        QStringLiteral("this connection is read-only; open it without --read-only to edit"),
        kPatience);
    QVERIFY(server.requests().empty());
}

void TestConnection::productionIsUnlockedAndConfirmed()
{
    RunningGateway program("production");
    Connection connection(program.connect(), {});
    connection.open();
    QTRY_VERIFY_WITH_TIMEOUT(connection.isUp(), kPatience);
    QString said;
    const auto invalidateAll = [&](const char* confirmation) {
        said.clear();
        connection.ask<std::string>(
            this,
            [&](ports::Gateway& gateway, auto done) {
                gateway.invalidate({.consent = {.confirmation = confirmation}}, std::move(done));
            },
            [&](const Result<std::string>& result) { said = test::failureText(result); });
    };
    invalidateAll("gateway of the tests");
    QTRY_COMPARE_WITH_TIMEOUT(
        said, QStringLiteral("production is locked; unlock editing first"), kPatience);
    connection.unlock();
    QVERIFY(!connection.state().writeRefusal);
    invalidateAll("gateway");
    QTRY_VERIFY_WITH_TIMEOUT(said.contains(u"type its name to confirm"), kPatience);
    invalidateAll("gateway of the tests");
    QTRY_COMPARE_WITH_TIMEOUT(said, QStringLiteral("no failure"), kPatience);
    connection.lock();
    QVERIFY(connection.state().writeRefusal);
}

TOLLGATE_TEST(TestConnection)
#include "tst_connection.moc"
