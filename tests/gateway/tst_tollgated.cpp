#include "base/json.h"
#include "gateway/secret.h"
#include "store/statement.h"
#include "store/store.h"
#include "support/loopback_client.h"
#include "support/print.h"
#include "support/program.h"
#include "support/room_tests.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <csignal>

using namespace tollgate;
using test::LoopbackClient;
using test::Program;

namespace {

using Words = std::vector<std::string>;

struct Ran {
    int exitCode = 0;
    QString output;
    QString errors;
};

Ran run(const Words& words)
{
    Program program(TOLLGATED, words);
    const int code = program.exitCode();
    return {code, test::text(program.output()), test::text(program.errors())};
}

} // namespace

// The command lines, and what signals do.
class TestTollgated : public QObject {
    Q_OBJECT

private slots:
    void init();

    void makesAStoreAndShowsTheTokenOnce();
    void refusesBadCommandLines_data();
    void refusesBadCommandLines();
    void refusesANewerStore();
    void refusesAPortInUse();
    void drainsOnSigterm();
    void reloadsOnSighup();

private:
    std::string data() const { return m_folder->path().toStdString() + "/data"; }
    void makeStore();
    void addConsumer(const char* id, const char* plan);
    Words serve(const std::string& upstream, const char* durability = "strict") const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestTollgated::init() { m_folder = std::make_unique<QTemporaryDir>(); }

void TestTollgated::makeStore() { QCOMPARE(run({"init", "--data", data()}).exitCode, 0); }

void TestTollgated::addConsumer(const char* id, const char* plan)
{
    const auto store = store::Store::open(data());
    QVERIFY(store);
    QVERIFY((*store)->consumers().create({.id = ConsumerId{id}, .name = id, .plan = PlanId{plan}}));
    QVERIFY((*store)->keys().create(
        {.id = KeyId{id}, .consumer = ConsumerId{id}}, gateway::hashOf(std::string(id) + "-key")));
}

Words TestTollgated::serve(const std::string& upstream, const char* durability) const
{
    return {"serve", "--data", data(), "--listen", "127.0.0.1:0", "--admin", "127.0.0.1:0",
        "--upstream", upstream, "--durability", durability, "--node", "one"};
}

void TestTollgated::makesAStoreAndShowsTheTokenOnce()
{
    const auto made = run({"init", "--data", data(), "--json"});
    QCOMPARE(made.exitCode, 0);
    const auto json = parseJson(made.output.toStdString(), "output");
    QVERIFY(json && json->size() == 1);
    const std::string token = (*json)["token"].get<std::string>();
    const auto store = store::Store::open(data());
    const auto found = (*store)->tokens().find(gateway::hashOf(token));
    QVERIFY(found && *found && (*found)->role == ports::Role::Admin);
    QCOMPARE((*store)->plans().read()->plans.size(), std::size_t{3});
    const auto again = run({"init", "--data", data()});
    QCOMPARE(again.exitCode, 2);
    QVERIFY(again.errors.contains(QStringLiteral("there is a store here already")));
}

void TestTollgated::refusesBadCommandLines_data()
{
    QTest::addColumn<Words>("arguments");
    QTest::addColumn<QString>("says");
    QTest::addRow("an unknown verb") << Words{
        "dance"} << "tollgated: 'dance' is no verb; there are init, serve, verify and echo";
    QTest::addRow("no folder") << Words{"init"}
                               << "tollgated init: --data: is missing; tollgated --help shows "
                                  "what there is";
    QTest::addRow("an unknown flag") << Words{"serve", "--data", "x", "--speed",
        "9"} << "tollgated serve: --speed: is not known here; tollgated --help shows what there is";
    QTest::addRow("a flag without its value") << Words{"serve",
        "--data"} << "tollgated serve: --data: needs a value; tollgated --help shows what there is";
    QTest::addRow("no store") << Words{"serve", "--data", "/nonexistent"}
                              << "tollgated serve: /nonexistent/tollgate.sqlite: there is no "
                                 "store here; make one with: tollgated init --data DIR";
    QTest::addRow("an environment that is none") << Words{"init", "--data", "x", "--environment",
        "prod"} << "tollgated init: --environment: must be production, staging or dev, is 'prod'";
    QTest::addRow("a durability that is none") << Words{"serve", "--data", "x", "--durability",
        "some"} << "tollgated serve: --durability: must be strict or relaxed, is 'some'";
    QTest::addRow("no thread at all") << Words{"serve", "--data", "x", "--threads",
        "0"} << "tollgated serve: --threads: must be from 1 to 256, is '0'";
    QTest::addRow("an admin plane for everybody")
        << Words{"serve", "--data", "x", "--admin", "0.0.0.0:8081"}
        << "tollgated serve: --admin: 0.0.0.0:8081 is not a loopback address, and admin tokens "
           "do not travel in the clear; listen on 127.0.0.1 and put a proxy with TLS in front";
}

void TestTollgated::refusesBadCommandLines()
{
    QFETCH(Words, arguments);
    QFETCH(QString, says);
    const auto ran = run(arguments);
    QCOMPARE(ran.exitCode, 2);
    QCOMPARE(ran.errors, says);
}

void TestTollgated::refusesANewerStore()
{
    makeStore();
    {
        const auto database = store::Database::open(data() + "/tollgate.sqlite", false);
        QVERIFY((*database)->write([](QSqlDatabase& inside) {
            return store::Statement(inside, "PRAGMA user_version=99").run();
        }));
    }
    const auto ran = run(serve("http://127.0.0.1:9"));
    QCOMPARE(ran.exitCode, 2);
    QVERIFY2(
        ran.errors.contains(QStringLiteral("made by a newer Tollgate")), qPrintable(ran.errors));
}

void TestTollgated::refusesAPortInUse()
{
    makeStore();
    Program echo(TOLLGATED, {"echo", "--listen", "127.0.0.1:0"});
    const auto taken = echo.greeting()["listen"].get<std::string>();
    for (const char* flag : {"--listen", "--admin"}) {
        Words arguments = serve("http://127.0.0.1:9");
        *(std::ranges::find(arguments, flag) + 1) = taken;
        const auto ran = run(arguments);
        QCOMPARE(ran.exitCode, 2);
        QVERIFY2(ran.errors.contains(QStringLiteral("%1: cannot listen on %2: Address already in "
                                                    "use; choose another port")
                                         .arg(QString::fromLatin1(flag), test::text(taken))),
            qPrintable(ran.errors));
    }
}

void TestTollgated::drainsOnSigterm()
{
    makeStore();
    Program echo(TOLLGATED, {"echo", "--listen", "127.0.0.1:0"});
    const auto upstream = "http://" + echo.greeting()["listen"].get<std::string>();
    Program gateway(TOLLGATED, serve(upstream, "relaxed"));
    const Json greeting = gateway.greeting();
    QCOMPARE(greeting.size(), std::size_t{2});
    LoopbackClient idle(greeting["listen"].get<std::string>());
    QCOMPARE(idle.ask("GET", "/x").status, 401);
    gateway.signal(SIGTERM);
    QCOMPARE(gateway.exitCode(), 0);
    QVERIFY(idle.isClosed());
    QVERIFY(gateway.errors().find("can lose the usage of the last 100 ms") != std::string::npos);
}

void TestTollgated::reloadsOnSighup()
{
    makeStore();
    addConsumer("acme", "pro");
    Program echo(TOLLGATED, {"echo", "--listen", "127.0.0.1:0"});
    const auto upstream = "http://" + echo.greeting()["listen"].get<std::string>();
    const std::string config = m_folder->path().toStdString() + "/gw.json";
    const auto write = [&](const QByteArray& text) {
        QFile file(test::text(config));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    };
    write("{}");
    Program gateway(TOLLGATED,
        {"serve", "--data", data(), "--listen", "127.0.0.1:0", "--admin", "127.0.0.1:0", "--config",
            config});
    LoopbackClient client(gateway.greeting()["listen"].get<std::string>());
    const std::string key = "X-API-Key: acme-key\r\n";
    QCOMPARE(client.ask("GET", "/x", key).status, 502); // no upstream yet
    write("{\"upstream\":}");
    gateway.signal(SIGHUP);
    write(QByteArray::fromStdString("{\"upstream\":\"" + upstream + "\"}"));
    gateway.signal(SIGHUP);
    int status = 0;
    for (int tries = 0; tries < 1'000 && status != 200; ++tries)
        status = client.ask("GET", "/x", key).status;
    QCOMPARE(status, 200);
}

TOLLGATE_TEST(TestTollgated)
#include "tst_tollgated.moc"
