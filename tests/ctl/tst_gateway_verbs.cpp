#include "ctl/ctl_process.h"
#include "support/print.h"
#include "support/room_tests.h"
#include "support/running_gateway.h"

using namespace tollgate;
using test::CtlRun;
using test::RunningGateway;

namespace {

QStringList words(const char* line)
{
    return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

// The verbs that speak to a gateway, as scripts run them.
class TestGatewayVerbs : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();

    void createsShowsListsAndMovesConsumers();
    void createsListsAndRevokesKeys();
    void appliesAPlansFile();
    void showsUsage();
    void provesInvalidations_data();
    void provesInvalidations();
    void refusesBadInput_data();
    void refusesBadInput();
    void keepsTheTokenToItself();

private:
    CtlRun run(const QStringList& arguments) const;
    Json json(const char* line) const; // of a verb that must succeed

    std::unique_ptr<RunningGateway> m_program;
};

void TestGatewayVerbs::initTestCase()
{
    m_program = std::make_unique<RunningGateway>();
    qputenv("TOLLGATE_TOKEN", QByteArray::fromStdString(m_program->token().reveal()));
}

CtlRun TestGatewayVerbs::run(const QStringList& arguments) const
{
    return test::runCtl(
        QStringList{QStringLiteral("--admin"), test::text(m_program->admin())} + arguments);
}

Json TestGatewayVerbs::json(const char* line) const
{
    const CtlRun done = run(words(line) << QStringLiteral("--json"));
    return done.exitCode == 0 ? done.json() : Json(done.err.toStdString());
}

void TestGatewayVerbs::createsShowsListsAndMovesConsumers()
{
    QCOMPARE(test::text(json("consumers create one --plan free")["plan"].dump()),
        QStringLiteral("\"free\""));
    const Json moved = json("consumers move one --to pro");
    QCOMPARE(test::text(moved["state"].dump()), QStringLiteral("\"done\""));
    QCOMPARE(test::text(json("consumers show one")["plan"].dump()), QStringLiteral("\"pro\""));
    QCOMPARE(json("consumers list --plan pro --state active")["items"].size(), std::size_t{1});
    QCOMPARE(json("consumers list --plan enterprise")["items"].size(), std::size_t{0});
}

void TestGatewayVerbs::createsListsAndRevokesKeys()
{
    json("consumers create two --plan pro");
    const Json key = json("keys create two --label ci");
    const std::string secret = key["secret"].get<std::string>();
    QCOMPARE(m_program->request(secret, 1), 1);
    QCOMPARE(
        test::text(json("keys list two")["items"][0]["label"].dump()), QStringLiteral("\"ci\""));
    const std::string revoke = "keys revoke " + key["id"].get<std::string>();
    QVERIFY(json(revoke.c_str())["revoked"].is_string());
    QCOMPARE(m_program->request(secret, 1), 0);
}

void TestGatewayVerbs::appliesAPlansFile()
{
    const QString file = test::fileOf(QStringLiteral("plans.json"),
        R"({"plans":[{"id":"free","name":"Free","currency":"USD","price":"1.00"},
                     {"id":"team","name":"Team","currency":"USD","price":"9.00"}]})");
    const QStringList apply{
        QStringLiteral("plans"), QStringLiteral("apply"), file, QStringLiteral("--json")};
    const auto results = [&] {
        const Json items = run(apply).json()["items"];
        return test::text(
            items[0]["result"].get<std::string>() + ' ' + items[1]["result"].get<std::string>());
    };
    QCOMPARE(results(), QStringLiteral("changed created"));
    QCOMPARE(results(), QStringLiteral("unchanged unchanged"));
    QCOMPARE(json("plans show free")["version"].get<int>(), 2);
    QCOMPARE(json("plans list")["items"].size(), std::size_t{4});
}

void TestGatewayVerbs::showsUsage()
{
    const std::string secret = m_program->addConsumer("three", "pro");
    QCOMPARE(m_program->request(secret, 3), 3);
    const Json usage = json("usage three");
    QCOMPARE(usage["meters"]["requests"]["used"].get<int>(), 3);
    QCOMPARE(usage["meters"]["requests"]["included"].get<int>(), 50'000);
    QCOMPARE(usage["refused"]["quota"].get<int>(), 0);
}

void TestGatewayVerbs::provesInvalidations_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char* scope : {"--consumer dropped", "--plan pro", "--all"})
        QTest::addRow("%s", scope) << QByteArray("invalidate ") + scope;
    m_program->addConsumer("dropped", "pro");
}

void TestGatewayVerbs::provesInvalidations()
{
    QFETCH(QByteArray, line);
    const Json operation = json(line.constData());
    QCOMPARE(test::text(operation["state"].dump()), QStringLiteral("\"done\""));
    QCOMPARE(test::text(operation["nodes"][0]["node"].dump()), QStringLiteral("\"one\""));
    QVERIFY(operation["nodes"][0]["done"].is_string());
}

void TestGatewayVerbs::refusesBadInput_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* line, int code, const char* says) {
        QTest::addRow("%s", line) << line << code << says;
    };
    row("consumers", 2, "say list, show ID, create ID or move ID...");
    row("consumers create x", 2, "--plan ID is missing");
    row("consumers create x --plan gold", 2, "plan: 'gold' is no plan");
    row("consumers list --state gone", 2, "--state must be active or suspended");
    row("consumers show nobody", 1, "there is no such consumer");
    row("consumers move nobody --to pro", 2, "move.consumers[0]: 'nobody' is no consumer");
    row("keys create", 2, "say list CONSUMER");
    row("plans apply /nowhere.json", 2, "/nowhere.json");
    row("plans show gold", 1, "plan 'gold': there is no such plan");
    row("usage", 2, "name one consumer");
    row("invalidate", 2, "say one of --consumer ID");
    row("invalidate --all --plan pro", 2, "say one of --consumer ID");
    row("invalidate --admin http://192.0.2.1 --all", 2, "use https");
    row("replay --speed 0", 2, "--usage FILE is missing");
    row("replay --usage /nowhere.log --speed 0", 2, "/nowhere.log");
    row("replay --usage x --speed fast", 2, "--speed must be a number from 0");
    row("replay --usage x --speed 1 --top -1", 2, "--top must be a whole number");
    row("replay --usage x --speed 1 --plan gold", 2, "the gateway has no plan 'gold'");
}

void TestGatewayVerbs::refusesBadInput()
{
    QFETCH(QString, line);
    QFETCH(int, exitCode);
    QFETCH(QString, says);
    const CtlRun done = run(words(line.toUtf8().constData()));
    QVERIFY2(done.err.contains(says), qPrintable(done.err));
    QCOMPARE(done.err.count(u'\n'), 1);
    QCOMPARE(done.exitCode, exitCode);
}

void TestGatewayVerbs::keepsTheTokenToItself()
{
    qputenv("TOLLGATE_TOKEN", "tg_admin_of_nobody");
    const CtlRun done = run(words("plans list"));
    qputenv("TOLLGATE_TOKEN", QByteArray::fromStdString(m_program->token().reveal()));
    QCOMPARE(done.exitCode, 1);
    QVERIFY2(done.err.contains(u"token: the gateway did not accept it"), qPrintable(done.err));
    QVERIFY(!done.err.contains(u"nobody"));
}

TOLLGATE_TEST(TestGatewayVerbs)
#include "tst_gateway_verbs.moc"
