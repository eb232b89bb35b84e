#include "admin_client.h"
#include "support/print.h"
#include "support/program.h"
#include "support/room_tests.h"

#include <QTemporaryDir>

#include <csignal>

using namespace tollgate;
using test::LoopbackClient;
using test::Program;

namespace {

struct RunningNode {
    RunningNode(const std::string& data, const std::string& name, const std::string& upstream)
        : program(TOLLGATED,
            {"serve", "--data", data, "--listen", "127.0.0.1:0", "--admin", "127.0.0.1:0",
                "--upstream", upstream, "--node", name, "--threads", "1"})
    {
        const Json greeting = program.greeting();
        listen = greeting.value("listen", std::string());
        admin = greeting.value("admin", std::string());
    }

    Program program;
    std::string listen;
    std::string admin;
};

} // namespace

// Several gateways on one store.
class TestNodes : public QObject {
    Q_OBJECT

private slots:
    void init();

    void seeEachOthersWritesAtOnce();
    void nameWhoDidNotAnswer();
    void addUpWhatAConsumerUsed();
    void knowWhoIsThere();

private:
    std::unique_ptr<RunningNode> startNode(const char* name)
    {
        return std::make_unique<RunningNode>(m_data, name, m_upstream);
    }
    std::string addKey(AdminClient& admin, const char* plan)
    {
        admin.post("consumers", std::string(R"({"consumer_id":"acme","plan":")") + plan + "\"}");
        const auto key = admin.post("consumers/acme/keys", R"({"label":"k"})");
        return "X-API-Key: " + key.body.value("secret", std::string()) + "\r\n";
    }
    static int ask(const RunningNode& node, const std::string& key);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_echo;
    std::string m_data;
    std::string m_upstream;
    std::string m_token;
};

void TestNodes::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_data = m_folder->path().toStdString();
    Program made(TOLLGATED, {"init", "--data", m_data, "--json"});
    m_token = made.greeting().value("token", std::string());
    QCOMPARE(made.exitCode(), 0);
    m_echo.reset();
    m_echo = std::make_unique<Program>(
        TOLLGATED, std::vector<std::string>{"echo", "--listen", "127.0.0.1:0"});
    m_upstream = "http://" + m_echo->greeting().value("listen", std::string());
}

int TestNodes::ask(const RunningNode& node, const std::string& key)
{
    LoopbackClient client(node.listen);
    return client.ask("GET", "/x", key).status;
}

void TestNodes::seeEachOthersWritesAtOnce()
{
    const auto one = startNode("one");
    const auto two = startNode("two");
    AdminClient admin(one->admin, m_token);
    const auto key = addKey(admin, "free");
    QCOMPARE(ask(*two, key), 200); // held there from here on
    const auto seen = admin.get("consumers/acme");
    QCOMPARE(admin
                 .ask("PATCH", "consumers/acme", R"({"state":"suspended"})",
                     "If-Match: " + seen.etag + "\r\n")
                 .status,
        200);
    QCOMPARE(ask(*two, key), 403);
    const auto changed
        = admin.post("changes", R"({"plan":"free","base_version":1,"edits":{"name":"Gratis"}})");
    const auto operation
        = admin.get("operations/" + changed.body.value("operation", std::string()));
    QCOMPARE(operation.text("state"), QStringLiteral("\"done\""));
    for (const auto& proof : operation.body["nodes"])
        QCOMPARE(proof["version"].get<int>(), 2);
    QCOMPARE(AdminClient(two->admin, m_token).get("plans/free").text("name"),
        QStringLiteral("\"Gratis\""));
}

void TestNodes::nameWhoDidNotAnswer()
{
    const auto one = startNode("one");
    const auto two = startNode("two");
    const auto three = startNode("three");
    AdminClient admin(one->admin, m_token);
    addKey(admin, "free");
    three->program.signal(SIGSTOP);
    const auto asked = admin.post("cache/invalidate", R"({"scope":"consumer","id":"acme"})");
    QCOMPARE(asked.status, 202);
    const auto operation = admin.get("operations/" + asked.body.value("operation", std::string()));
    QCOMPARE(operation.text("state"), QStringLiteral("\"partial\""));
    QString proofs;
    for (const auto& proof : operation.body["nodes"])
        proofs += test::text(proof["node"].get<std::string>() + ' ' + proof["version"].dump() + ' '
            + proof["error"].dump() + "; ");
    QCOMPARE(proofs,
        QStringLiteral("one 1 null; two 1 null; three null \"did not answer within 2 s\"; "));
}

void TestNodes::addUpWhatAConsumerUsed()
{
    const auto one = startNode("one");
    AdminClient admin(one->admin, m_token);
    const auto key = addKey(admin, "free");
    QCOMPARE(ask(*one, key), 200);
    const auto two = startNode("two");
    QCOMPARE(ask(*two, key), 200);
    QCOMPARE(ask(*two, key), 200);
    two->program.signal(SIGTERM); // with a last checkpoint
    QCOMPARE(two->program.exitCode(), 0);
    const auto usage = admin.get("consumers/acme/usage");
    QCOMPARE(usage.body["meters"]["requests"]["used"].get<int>(), 3);
}

void TestNodes::knowWhoIsThere()
{
    const auto one = startNode("one");
    {
        const auto two = startNode("two");
        two->program.signal(SIGTERM);
        QCOMPARE(two->program.exitCode(), 0);
    }
    const auto nodes = AdminClient(one->admin, m_token).get("nodes");
    QString states;
    for (const auto& node : nodes.body["items"])
        states += test::text(
            node["node"].get<std::string>() + ' ' + node["state"].get<std::string>() + "; ");
    QCOMPARE(states, QStringLiteral("one up; two left; "));
}

TOLLGATE_TEST(TestNodes)
#include "tst_nodes.moc"
