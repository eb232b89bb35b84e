#include "admin_client.h"
#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;
using test::GatewayFixture;
using test::LoopbackClient;

// Changes: applied on the version that was seen, proven by every node, taken back by field.
class TestChanges : public QObject {
    Q_OBJECT

private slots:
    void init();

    void editsAPlanForEverybodyOnIt();
    void patchesAPlanAsAChange();
    void keepsRunningCounters();
    void namesWhatMovedInTheMeantime();
    void undoesTheFieldsThatItChanged();
    void doesNotUndoWhatMovedAgain();
    void movesConsumersAndBack();
    void asksForConfirmationInProduction();
    void invalidatesWithAProof();

private:
    static constexpr const char* kLimitOf5
        = R"({"plan":"small","base_version":1,"edits":{"rate_limits":[{"limit":5,"window":"minute"}]},"digest":"d1"})";

    QString limitShown(const std::string& key)
    {
        LoopbackClient client(m_fixture->address());
        const auto answer = client.ask("GET", "/x", key);
        return test::text(
            answer.field("x-ratelimit-limit") + '/' + answer.field("x-ratelimit-remaining"));
    }
    std::string changeOf(const AdminClient::Answer& answer)
    {
        return answer.body.value("change", std::string());
    }

    std::unique_ptr<GatewayFixture> m_fixture;
    std::unique_ptr<AdminClient> m_admin;
};

void TestChanges::init()
{
    m_admin.reset();
    m_fixture = std::make_unique<GatewayFixture>();
    m_fixture->start();
    m_admin = std::make_unique<AdminClient>(m_fixture->adminAddress());
}

void TestChanges::editsAPlanForEverybodyOnIt()
{
    const auto key = m_fixture->addConsumer("acme", "small");
    QCOMPARE(limitShown(key), QStringLiteral("3/2"));
    const auto applied = m_admin->post("changes", kLimitOf5);
    QCOMPARE(applied.status, 202);
    QCOMPARE(limitShown(key), QStringLiteral("5/3"));
    const auto operation
        = m_admin->get("operations/" + applied.body["operation"].get<std::string>());
    QCOMPARE(operation.text("state"), QStringLiteral("\"done\""));
    const Json proof = operation.body["nodes"][0];
    QCOMPARE(test::text(proof["node"].get<std::string>()), QStringLiteral("one"));
    QCOMPARE(proof["version"].get<int>(), 2);
    QVERIFY(proof["error"].is_null() && proof["done"].is_string() && proof["ms"].is_number());
    QCOMPARE(m_admin->get("plans/small").text("version"), QStringLiteral("2"));
    QCOMPARE(m_admin->get("plans/small/versions").body["items"].size(), std::size_t{2});
    QCOMPARE(m_admin->get("consumers/acme").text("plan_version"), QStringLiteral("2"));
    const auto change = m_admin->get("changes/" + changeOf(applied));
    QCOMPARE(change.text("digest"), QStringLiteral("\"d1\""));
    QCOMPARE(change.text("author"), QStringLiteral("\"tests\""));
    QCOMPARE(change.text("base_version"), QStringLiteral("1"));
}

void TestChanges::patchesAPlanAsAChange()
{
    const auto patch = [this](const std::string& body, const std::string& etag) {
        return m_admin->ask("PATCH", "plans/small", body,
            etag.empty() ? std::string() : "If-Match: " + etag + "\r\n");
    };
    const std::string seen = m_admin->get("plans/small").etag;
    QCOMPARE(patch(R"({"name":"Tiny"})", {}).status, 428);
    const auto patched = patch(R"({"name":"Tiny","partner":"kept"})", seen);
    QCOMPARE(patched.status, 200);
    QCOMPARE(patched.text("name"), QStringLiteral("\"Tiny\""));
    QCOMPARE(patched.text("version"), QStringLiteral("2"));
    QCOMPARE(patched.text("partner"), QStringLiteral("\"kept\"")); // a member that we do not know
    QCOMPARE(m_admin->get("changes").body["items"].size(), std::size_t{1});
    const auto late = patch(R"({"name":"Smaller"})", seen);
    QCOMPARE(late.status, 412);
    QCOMPARE(late.text("moved"), QStringLiteral("[\"name\",\"version\",\"partner\"]"));
    const auto wrong = patch(R"({"price":5})", patched.etag);
    QCOMPARE(wrong.status, 400);
    QCOMPARE(wrong.text("field"), QStringLiteral("\"edits.price\""));
    QCOMPARE(m_admin->ask("PATCH", "plans/none", R"({"name":"x"})").status, 404);
}

void TestChanges::keepsRunningCounters()
{
    const auto key = m_fixture->addConsumer("acme", "quota");
    for (int i = 0; i < 4; ++i)
        limitShown(key);
    QCOMPARE(
        m_admin
            ->post("changes",
                R"({"plan":"quota","base_version":1,"edits":{"quotas":[{"meter":"requests","included":4,"when_exhausted":"refuse"}]}})")
            .status,
        202);
    LoopbackClient client(m_fixture->address());
    QCOMPARE(client.ask("GET", "/x", key).status, 429); // 4 of 4 are used already
}

void TestChanges::namesWhatMovedInTheMeantime()
{
    QCOMPARE(m_admin->post("changes", kLimitOf5).status, 202);
    const auto late
        = m_admin->post("changes", R"({"plan":"small","base_version":1,"edits":{"name":"Tiny"}})");
    QCOMPARE(late.status, 412);
    QCOMPARE(late.text("moved"), QStringLiteral("[\"rate_limits[0].limit\"]"));
    QCOMPARE(m_admin->get("plans/small").text("name"), QStringLiteral("\"Small\""));
    const auto never
        = m_admin->post("changes", R"({"plan":"small","base_version":9,"edits":{"name":"Tiny"}})");
    QCOMPARE(never.status, 400);
    QCOMPARE(never.text("field"), QStringLiteral("\"base_version\""));
}

void TestChanges::undoesTheFieldsThatItChanged()
{
    const auto applied = m_admin->post("changes", kLimitOf5);
    // Another field moves on; the undo leaves it alone.
    QCOMPARE(
        m_admin
            ->post("changes",
                R"({"plan":"small","base_version":2,"edits":{"name":"Tiny","features":["x"]}})")
            .status,
        202);
    const auto undone = m_admin->post("changes/" + changeOf(applied) + "/undo");
    QCOMPARE(undone.status, 202);
    const auto plan = m_admin->get("plans/small");
    QCOMPARE(plan.text("version"), QStringLiteral("4"));
    QCOMPARE(plan.text("name"), QStringLiteral("\"Tiny\""));
    QCOMPARE(plan.text("rate_limits"), QStringLiteral("[{\"limit\":3,\"window\":\"minute\"}]"));
    const auto change = m_admin->get("changes/" + changeOf(applied));
    QCOMPARE(change.text("undone_by"), test::text("\"" + changeOf(undone) + "\""));
    QCOMPARE(m_admin->post("changes/" + changeOf(applied) + "/undo").status, 409);
    QCOMPARE(m_admin->get("changes").body["items"].size(), std::size_t{3});
}

void TestChanges::doesNotUndoWhatMovedAgain()
{
    const auto applied = m_admin->post("changes", kLimitOf5);
    QCOMPARE(
        m_admin
            ->post("changes",
                R"({"plan":"small","base_version":2,"edits":{"rate_limits":[{"limit":7,"window":"minute"}]}})")
            .status,
        202);
    const auto undo = m_admin->post("changes/" + changeOf(applied) + "/undo");
    QCOMPARE(undo.status, 412);
    QCOMPARE(undo.text("moved"), QStringLiteral("[\"rate_limits[0].limit\"]"));
    QCOMPARE(m_admin->get("plans/small").text("version"), QStringLiteral("3"));
}

void TestChanges::movesConsumersAndBack()
{
    const auto key = m_fixture->addConsumer("acme", "small");
    m_fixture->addConsumer("globex", "quota");
    QCOMPARE(limitShown(key), QStringLiteral("3/2"));
    const auto moved = m_admin->post(
        "changes", R"({"move":{"consumers":["acme","globex"],"to":"open"},"timing":"immediate"})");
    QCOMPARE(moved.status, 202);
    QCOMPARE(limitShown(key), QStringLiteral("/"));
    const auto operation = m_admin->get("operations/" + moved.body["operation"].get<std::string>());
    QCOMPARE(operation.text("state"), QStringLiteral("\"done\""));
    const auto undone = m_admin->post("changes/" + changeOf(moved) + "/undo");
    QCOMPARE(undone.status, 202);
    QCOMPARE(m_admin->get("consumers/globex").text("plan"), QStringLiteral("\"quota\""));
    QCOMPARE(limitShown(key), QStringLiteral("3/0"));
    // Moved on by somebody else: the second undo is refused and moves nobody.
    const auto again
        = m_admin->post("changes", R"({"move":{"consumers":["acme","globex"],"to":"open"}})");
    const auto seen = m_admin->get("consumers/globex");
    QCOMPARE(m_admin
                 ->ask("PATCH", "consumers/globex", R"({"plan":"small"})",
                     "If-Match: " + seen.etag + "\r\n")
                 .status,
        200);
    const auto refused = m_admin->post("changes/" + changeOf(again) + "/undo");
    QCOMPARE(refused.status, 412);
    QCOMPARE(refused.text("moved"), QStringLiteral("[\"consumers.globex\"]"));
    QCOMPARE(m_admin->get("consumers/acme").text("plan"), QStringLiteral("\"open\""));
}

void TestChanges::asksForConfirmationInProduction()
{
    m_admin.reset();
    m_fixture = std::make_unique<GatewayFixture>("production");
    m_fixture->start();
    m_admin = std::make_unique<AdminClient>(m_fixture->adminAddress());
    const std::string confirmed = "Tollgate-Confirm: test gateway\r\n";
    QCOMPARE(m_admin->post("changes", kLimitOf5).status, 403);
    QCOMPARE(m_admin->post("changes", kLimitOf5, "Tollgate-Confirm: Test\r\n").status, 403);
    const auto applied = m_admin->post("changes", kLimitOf5, confirmed);
    QCOMPARE(applied.status, 202);
    QCOMPARE(m_admin->post("changes/" + changeOf(applied) + "/undo").status, 403);
    QCOMPARE(m_admin->post("changes/" + changeOf(applied) + "/undo", "{}", confirmed).status, 202);
    QCOMPARE(m_admin->post("cache/invalidate", R"({"scope":"all"})").status, 403);
    QCOMPARE(m_admin->post("cache/invalidate", R"({"scope":"plan","id":"small"})").status, 202);
    QCOMPARE(m_admin->post("cache/invalidate", R"({"scope":"all"})", confirmed).status, 202);
}

void TestChanges::invalidatesWithAProof()
{
    const auto key = m_fixture->addConsumer("acme", "small");
    QCOMPARE(limitShown(key), QStringLiteral("3/2"));
    // Another process writes to the store: held entries still count.
    QVERIFY(m_fixture->store().consumers().update(
        ConsumerId{"acme"}, [](Consumer acme) -> Result<Consumer> {
            acme.plan = PlanId{"open"};
            return acme;
        }));
    QCOMPARE(limitShown(key), QStringLiteral("3/1"));
    const auto asked = m_admin->post("cache/invalidate", R"({"scope":"consumer","id":"acme"})");
    QCOMPARE(asked.status, 202);
    QCOMPARE(limitShown(key), QStringLiteral("/"));
    const auto operation = m_admin->get("operations/" + asked.body["operation"].get<std::string>());
    QCOMPARE(operation.text("state"), QStringLiteral("\"done\""));
    QCOMPARE(operation.body["nodes"][0]["version"].get<int>(), 1);
    for (const char* scope : {R"({"scope":"key","id":"key-of-acme"})",
             R"({"scope":"plan","id":"small"})", R"({"scope":"all"})"})
        QCOMPARE(m_admin->post("cache/invalidate", scope).status, 202);
}

TOLLGATE_TEST(TestChanges)
#include "tst_changes.moc"
