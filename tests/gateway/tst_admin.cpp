#include "admin_client.h"
#include "metering/event_block.h"
#include "support/print.h"
#include "support/room_tests.h"

#include <QByteArray>

using namespace tollgate;
using test::GatewayFixture;
using test::LoopbackClient;

// The admin API: who may ask, what the resources say, and what bad input gets.
class TestAdmin : public QObject {
    Q_OBJECT

private slots:
    void init();

    void asksForAToken_data();
    void asksForAToken();
    void saysWhatItCanDo();
    void saysWhatIsNotThere();
    void refusesMalformedInput_data();
    void refusesMalformedInput();
    void makesAConsumerWithAKeyThatWorks();
    void revokesAKeyAtOnce();
    void patchesOnTheVersionThatWasSeen();
    void deletesOnTheVersionThatWasSeen();
    void pagesStably();
    void servesPlansWithTheirVersions();
    void servesRoutesInOrder();
    void answersAPostOnce();
    void tellsAConsumersUsage();
    void tellsWhyItRefused();
    void tellsWhatHappensNow();
    void handsOutItsHistory();

private:
    int status(const std::string& key, const char* path = "/x")
    {
        LoopbackClient client(m_fixture->address());
        return client.ask("GET", path, key).status;
    }

    std::unique_ptr<GatewayFixture> m_fixture;
    std::unique_ptr<AdminClient> m_admin;
};

void TestAdmin::init()
{
    m_admin.reset();
    m_fixture = std::make_unique<GatewayFixture>();
    m_fixture->start();
    m_admin = std::make_unique<AdminClient>(m_fixture->adminAddress());
}

void TestAdmin::asksForAToken_data()
{
    QTest::addColumn<QByteArray>("role");
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    for (const auto& [role, request, status] :
        {std::tuple{"none", "GET healthz", 200}, {"none", "GET readyz", 200},
            {"none", "GET capabilities", 401}, {"wrong", "GET capabilities", 401},
            {"revoked", "GET capabilities", 401}, {"viewer", "GET capabilities", 200},
            {"viewer", "GET consumers", 200}, {"viewer", "POST consumers", 403},
            {"viewer", "POST cache/invalidate", 403}, {"operator", "POST consumers", 400},
            {"operator", "GET tokens", 403}, {"operator", "POST peer/invalidate", 401},
            {"admin", "GET tokens", 200}, {"admin", "POST peer/invalidate", 401}})
        QTest::addRow("%s asks %s", role, request)
            << QByteArray(role) << QByteArray(request) << status;
}

void TestAdmin::asksForAToken()
{
    QFETCH(QByteArray, role);
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    std::string token = "wrong";
    if (role != "wrong" && role != "none") {
        const auto made = m_admin->post("tokens",
            R"({"label":"t","role":")" + (role == "revoked" ? "admin" : role.toStdString())
                + "\"}");
        QCOMPARE(made.status, 201);
        token = made.body["secret"].get<std::string>();
        if (role == "revoked")
            QCOMPARE(
                m_admin->post("tokens/" + made.body["id"].get<std::string>() + "/revoke").status,
                200);
    }
    const auto parts = request.split(' ');
    LoopbackClient client(m_fixture->adminAddress());
    const auto answer = client.ask(parts[0].toStdString(), "/admin/v1/" + parts[1].toStdString(),
        role == "none" ? "" : "Authorization: Bearer " + token + "\r\n",
        parts[0] == "POST" ? "{}" : "");
    QCOMPARE(answer.status, status);
    if (status >= 400)
        QCOMPARE(
            test::text(answer.field("content-type")), QStringLiteral("application/problem+json"));
}

void TestAdmin::saysWhatItCanDo()
{
    const auto answer = m_admin->get("capabilities");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.text("name"), QStringLiteral("\"test gateway\""));
    QCOMPARE(answer.text("environment"), QStringLiteral("\"dev\""));
    QCOMPARE(answer.text("data_plane"), test::text("\"http://" + m_fixture->address() + "\""));
    QCOMPARE(answer.text("role"), QStringLiteral("\"admin\""));
    QCOMPARE(answer.text("nodes"), QStringLiteral("[\"one\"]"));
    QCOMPARE(answer.text("currency"), QStringLiteral("\"USD\""));
    QCOMPARE(answer.text("change_timings"), QStringLiteral("[\"immediate\"]"));
}

void TestAdmin::saysWhatIsNotThere()
{
    for (const char* path : {"nothing", "consumers/nobody", "consumers/nobody/keys", "keys/none",
             "plans/none", "plans/small/versions/9", "routes/none", "operations/none",
             "changes/none", "consumers/nobody/usage", "consumers/nobody/decisions"})
        QVERIFY2(m_admin->get(path).status == 404, path);
    QCOMPARE(m_admin->ask("DELETE", "capabilities").status, 405);
}

void TestAdmin::refusesMalformedInput_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("detail");
    const auto add = [](const char* name, const char* path, const char* body, const char* field,
                         const char* detail) {
        QTest::addRow("%s", name) << QByteArray(path) << QByteArray(body)
                                  << QString::fromLatin1(field) << QString::fromLatin1(detail);
    };
    add("syntax", "consumers", "{\"plan\":\n}", "body, line 2, column 1",
        "not valid JSON: unexpected '}'; expected '[', '{', or a literal");
    add("no object", "consumers", "[]", "body", "must be an object, is a list");
    add("a missing member", "consumers", "{\"plan\":\"small\"}", "consumer_id", "is missing");
    add("a wrong type", "consumers", "{\"consumer_id\":\"a\",\"plan\":5}", "plan",
        "must be a string, is 5");
    add("an id that no URL holds", "consumers", "{\"consumer_id\":\"a/b\",\"plan\":\"small\"}",
        "consumer_id", "must be 1 to 128 letters, digits or . _ - : @");
    add("an unknown plan", "consumers", "{\"consumer_id\":\"a\",\"plan\":\"gold\"}", "plan",
        "'gold' is no plan");
    add("an unknown version", "consumers",
        "{\"consumer_id\":\"a\",\"plan\":\"small\",\"plan_version\":7}", "plan_version",
        "the plan 'small' has no version 7");
    add("a day that no month has", "consumers",
        "{\"consumer_id\":\"a\",\"plan\":\"small\",\"anchor_day\":32}", "anchor_day",
        "must be from 1 to 31, is 32");
    add("an override", "consumers", "{\"consumer_id\":\"a\",\"plan\":\"small\",\"rate_limit\":9}",
        "rate_limit", "is not offered for a single consumer; give the consumer a plan of its own");
    add("deep in a plan", "plans",
        "{\"id\":\"p\",\"quotas\":[{\"meter\":\"requests\",\"included\":\"5\"}]}",
        "quotas[0].included", "must be a whole number from 0 to 9223372036854775807, is a string");
    add("a route to nowhere", "routes", "{\"id\":\"r\",\"upstream\":\"ftp://x\"}", "upstream",
        "'ftp://x' is no upstream; give scheme, host and port alone, such as "
        "http://127.0.0.1:9000");
    add("a role that is none", "tokens", "{\"label\":\"x\",\"role\":\"root\"}", "role",
        "must be viewer, operator or admin, is 'root'");
    add("a scope that is none", "cache/invalidate", "{\"scope\":\"world\"}", "scope",
        "must be consumer, key, plan or all, is 'world'");
    add("a scope without its id", "cache/invalidate", "{\"scope\":\"plan\"}", "id", "is missing");
    add("a change without its base", "changes", "{\"plan\":\"small\",\"edits\":{\"name\":\"x\"}}",
        "base_version", "is missing");
    add("a change that is none", "changes", "{\"plan\":\"small\",\"base_version\":1}", "edits",
        "changes nothing");
    add("a timing that is not offered", "changes",
        "{\"plan\":\"small\",\"base_version\":1,\"edits\":{\"name\":\"x\"},\"timing\":\"later\"}",
        "timing", "'later' is not offered; the one on offer is immediate");
    add("a guard that would not hold", "changes",
        "{\"plan\":\"small\",\"base_version\":1,\"edits\":{\"name\":\"x\"},\"guard\":{}}", "guard",
        "is not offered");
    add("an edit deep in a plan", "changes",
        "{\"plan\":\"small\",\"base_version\":1,\"edits\":{\"rate_limits\":[{\"limit\":-1}]}}",
        "edits.rate_limits[0].limit",
        "must be a whole number from 0 to 9223372036854775807, is -1");
    add("a move of somebody unknown", "changes",
        "{\"move\":{\"consumers\":[\"nobody\"],\"to\":\"open\"}}", "move.consumers[0]",
        "'nobody' is no consumer");
}

void TestAdmin::refusesMalformedInput()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(QString, field);
    QFETCH(QString, detail);
    const auto answer = m_admin->post(path.toStdString(), body.toStdString());
    QCOMPARE(answer.status, 400);
    QCOMPARE(test::text(answer.body["field"].get<std::string>()), field);
    QCOMPARE(test::text(answer.body["detail"].get<std::string>()), detail);
}

void TestAdmin::makesAConsumerWithAKeyThatWorks()
{
    const auto made
        = m_admin->post("consumers", R"({"consumer_id":"acme","plan":"small","crm":{"id":7}})");
    QCOMPARE(made.status, 201);
    QCOMPARE(test::text(made.body.dump()),
        QStringLiteral("{\"consumer_id\":\"acme\",\"name\":\"acme\",\"plan\":\"small\","
                       "\"plan_version\":1,\"state\":\"active\",\"anchor_day\":1,"
                       "\"created\":\"2026-03-10T12:00:00Z\",\"crm\":{\"id\":7}}"));
    QCOMPARE(m_admin->post("consumers", R"({"consumer_id":"acme","plan":"small"})").status, 409);
    const auto key = m_admin->post("consumers/acme/keys", R"({"label":"prod"})");
    QCOMPARE(key.status, 201);
    QCOMPARE(key.body.size(), std::size_t{4});
    const auto secret = key.body["secret"].get<std::string>();
    QVERIFY(secret.starts_with("tg_live_"));
    QCOMPARE(key.text("prefix"), test::text("\"" + secret.substr(0, 12) + "\""));
    QVERIFY(key.body["expires"].is_null());
    QCOMPARE(status("X-API-Key: " + secret + "\r\n"), 200);
    const auto keys = m_admin->get("consumers/acme/keys");
    QCOMPARE(keys.body["items"].size(), std::size_t{1});
    QVERIFY(keys.body.dump().find(secret) == std::string::npos);
}

void TestAdmin::revokesAKeyAtOnce()
{
    m_admin->post("consumers", R"({"consumer_id":"acme","plan":"open"})");
    const auto key = m_admin->post("consumers/acme/keys", R"({"label":"prod"})");
    const std::string field = "X-API-Key: " + key.body["secret"].get<std::string>() + "\r\n";
    const std::string path = "keys/" + key.body["id"].get<std::string>();
    QCOMPARE(status(field), 200); // and held from here on
    const auto seen = m_admin->get(path);
    const auto revoked = m_admin->post(path + "/revoke", "{}", "If-Match: " + seen.etag + "\r\n");
    QCOMPARE(revoked.status, 200);
    QCOMPARE(revoked.text("revoked"), QStringLiteral("\"2026-03-10T12:00:00Z\""));
    QCOMPARE(status(field), 401);
    const auto late = m_admin->post(path + "/revoke", "{}", "If-Match: " + seen.etag + "\r\n");
    QCOMPARE(late.status, 412);
    QCOMPARE(late.text("moved"), QStringLiteral("[\"revoked\"]"));
}

void TestAdmin::patchesOnTheVersionThatWasSeen()
{
    const std::string key = m_fixture->addConsumer("acme", "small");
    const auto seen = m_admin->get("consumers/acme");
    QCOMPARE(seen.status, 200);
    QCOMPARE(status(key), 200);
    QCOMPARE(m_admin->ask("PATCH", "consumers/acme", R"({"plan":"open"})").status, 428);
    const auto patched = m_admin->ask(
        "PATCH", "consumers/acme", R"({"plan":"open"})", "If-Match: " + seen.etag + "\r\n");
    QCOMPARE(patched.status, 200);
    QCOMPARE(patched.text("plan"), QStringLiteral("\"open\""));
    QCOMPARE(status(key, "/batch"), 200); // the feature of the new plan, at once
    const auto late = m_admin->ask(
        "PATCH", "consumers/acme", R"({"name":"Acme"})", "If-Match: " + seen.etag + "\r\n");
    QCOMPARE(late.status, 412);
    QCOMPARE(late.text("moved"), QStringLiteral("[\"plan\"]"));
    const auto fixed = m_admin->ask(
        "PATCH", "consumers/acme", R"({"anchor_day":9})", "If-Match: " + patched.etag + "\r\n");
    QCOMPARE(fixed.status, 400);
    QCOMPARE(fixed.text("field"), QStringLiteral("\"anchor_day\""));
    const auto suspended = m_admin->ask("PATCH", "consumers/acme", R"({"state":"suspended"})",
        "If-Match: " + patched.etag + "\r\n");
    QCOMPARE(suspended.status, 200);
    QCOMPARE(status(key), 403);
}

void TestAdmin::deletesOnTheVersionThatWasSeen()
{
    const std::string key = m_fixture->addConsumer("acme", "open");
    QCOMPARE(status(key), 200);
    QCOMPARE(m_admin->ask("DELETE", "consumers/acme").status, 428);
    const auto seen = m_admin->get("consumers/acme");
    QCOMPARE(m_admin->ask("DELETE", "consumers/acme", {}, "If-Match: " + seen.etag + "\r\n").status,
        204);
    QCOMPARE(m_admin->get("consumers/acme").status, 404);
    QCOMPARE(status(key), 401);
}

void TestAdmin::pagesStably()
{
    for (const char* id : {"a", "b", "c", "d", "e"})
        m_fixture->addConsumer(id, id[0] < 'c' ? "small" : "open");
    const auto first = m_admin->get("consumers?limit=2");
    QCOMPARE(first.body["items"].size(), std::size_t{2});
    m_fixture->addConsumer("aa", "small"); // behind the cursor
    const auto second
        = m_admin->get("consumers?limit=2&cursor=" + first.body["next"].get<std::string>());
    QCOMPARE(
        test::text(second.body["items"][0]["consumer_id"].get<std::string>()), QStringLiteral("c"));
    const auto last
        = m_admin->get("consumers?limit=2&cursor=" + second.body["next"].get<std::string>());
    QCOMPARE(last.body["items"].size(), std::size_t{1});
    QVERIFY(last.body["next"].is_null());
    QCOMPARE(m_admin->get("consumers?filter=plan:open%20state:active").body["items"].size(),
        std::size_t{3});
    QCOMPARE(m_admin->get("consumers?filter=used:80").status, 400);
    QCOMPARE(m_admin->get("consumers?limit=0").status, 400);
    QCOMPARE(m_admin->get("consumers?limit=1001").status, 400);
}

void TestAdmin::servesPlansWithTheirVersions()
{
    const auto made = m_admin->post("plans", R"({"id":"gold","name":"Gold","color":"#fc0"})");
    QCOMPARE(made.status, 201);
    QCOMPARE(made.text("version"), QStringLiteral("1"));
    QCOMPARE(made.text("color"), QStringLiteral("\"#fc0\""));
    QCOMPARE(m_admin->get("plans").body["items"].size(), std::size_t{4});
    const auto read = m_admin->get("plans/gold");
    QCOMPARE(read.status, 200);
    QVERIFY(!read.etag.empty() && read.etag == made.etag);
    QCOMPARE(m_admin->get("plans/gold/versions").body["items"].size(), std::size_t{1});
    QCOMPARE(m_admin->get("plans/gold/versions/1").status, 200);
    QCOMPARE(m_admin->post("plans", R"({"id":"gold"})").status, 409);
}

void TestAdmin::servesRoutesInOrder()
{
    const std::string key = m_fixture->addConsumer("acme", "open");
    const auto made
        = m_admin->post("routes", R"({"id":"gone","match":{"path":"/gone"},"feature":"magic"})");
    QCOMPARE(made.status, 201);
    QCOMPARE(status(key, "/gone"), 403); // at once
    const auto patched = m_admin->ask(
        "PATCH", "routes/gone", R"({"feature":"batch"})", "If-Match: " + made.etag + "\r\n");
    QCOMPARE(patched.status, 200);
    QCOMPARE(status(key, "/gone"), 200);
    QCOMPARE(
        m_admin->ask("PATCH", "routes/gone", "{}", "If-Match: " + made.etag + "\r\n").status, 412);
    QCOMPARE(m_admin->get("routes").body["items"].size(), std::size_t{2});
    QCOMPARE(m_admin->ask("DELETE", "routes/gone", {}, "If-Match: " + patched.etag + "\r\n").status,
        204);
    QCOMPARE(m_admin->get("routes/gone").status, 404);
}

void TestAdmin::answersAPostOnce()
{
    m_fixture->addConsumer("acme", "open");
    const std::string once = "Idempotency-Key: k1\r\n";
    const auto first = m_admin->post("consumers/acme/keys", R"({"label":"a"})", once);
    const auto again = m_admin->post("consumers/acme/keys", R"({"label":"a"})", once);
    QCOMPARE(again.status, 201);
    QCOMPARE(again.text("id"), first.text("id"));
    QVERIFY(again.body["secret"].is_null()); // it was shown once
    QCOMPARE(m_admin->post("consumers/acme/keys", R"({"label":"b"})", once).status, 422);
    QCOMPARE(m_admin->get("consumers/acme/keys").body["items"].size(), std::size_t{2});
    m_fixture->clock.move(std::chrono::hours(24));
    QVERIFY(m_admin->post("consumers/acme/keys", R"({"label":"a"})", once).text("id")
        == first.text("id"));
    m_fixture->clock.move(std::chrono::milliseconds(1));
    QVERIFY(m_admin->post("consumers/acme/keys", R"({"label":"a"})", once).text("id")
        != first.text("id"));
}

void TestAdmin::tellsAConsumersUsage()
{
    const std::string key = m_fixture->addConsumer("acme", "quota");
    const auto usage = [&] { return m_admin->get("consumers/acme/usage").body.dump(); };
    QCOMPARE(test::text(usage()),
        QStringLiteral("{\"period\":{\"start\":\"2026-03-01T00:00:00Z\","
                       "\"end\":\"2026-04-01T00:00:00Z\"},\"meters\":{\"requests\":{\"used\":0,"
                       "\"included\":5,\"over\":0}},\"refused\":{\"minute\":0,\"day\":0,"
                       "\"quota\":0,\"feature\":0,\"key\":0}}"));
    for (int i = 0; i < 7; ++i)
        status(key);
    status(key, "/batch");
    const auto used = m_admin->get("consumers/acme/usage");
    QCOMPARE(test::text(used.body["meters"]["requests"].dump()),
        QStringLiteral("{\"used\":5,\"included\":5,\"over\":0}"));
    QCOMPARE(used.text("refused"),
        QStringLiteral("{\"minute\":0,\"day\":0,\"quota\":2,\"feature\":1,\"key\":0}"));
    QCOMPARE(test::text(used.body["meters"]["compute_units"].dump()),
        QStringLiteral("{\"used\":5,\"included\":null,\"over\":0}"));
    m_fixture->clock.move(std::chrono::hours(24 * 30)); // the next period
    const auto fresh = m_admin->get("consumers/acme/usage");
    QCOMPARE(test::text(fresh.body["meters"]["requests"].dump()),
        QStringLiteral("{\"used\":0,\"included\":5,\"over\":0}"));
    QCOMPARE(fresh.text("refused"),
        QStringLiteral("{\"minute\":0,\"day\":0,\"quota\":0,\"feature\":0,\"key\":0}"));
}

void TestAdmin::tellsWhyItRefused()
{
    const std::string key = m_fixture->addConsumer("acme", "small");
    for (int i = 0; i < 4; ++i)
        status(key);
    // The log shows it when it is committed.
    AdminClient::Answer answer;
    for (int tries = 0; tries < 10'000 && answer.body["items"].empty(); ++tries)
        answer = m_admin->get("consumers/acme/decisions?outcome=refused");
    QCOMPARE(test::text(answer.body["items"][0].dump()),
        QStringLiteral("{\"at\":\"2026-03-10T12:00:00.000Z\",\"method\":\"GET\",\"path\":\"/x\","
                       "\"outcome\":\"refused\",\"reason\":\"minute\",\"limit\":3,\"observed\":3,"
                       "\"reset\":\"2026-03-10T12:01:00Z\",\"plan\":\"small\",\"plan_version\":1,"
                       "\"key\":\"key-of-acme\",\"node\":\"one\"}"));
    QCOMPARE(m_admin->get("consumers/acme/decisions?outcome=accepted").status, 400);
}

void TestAdmin::tellsWhatHappensNow()
{
    const std::string key = m_fixture->addConsumer("acme", "small");
    for (const char* path : {"/x", "/status/503", "/x", "/x"})
        status(key, path);
    status("");
    const auto seconds = [&](const std::string& cursor) {
        m_fixture->clock.move(std::chrono::seconds(1));
        return m_admin->get("usage/live?cursor=" + cursor);
    };
    std::int64_t accepted = 0;
    std::int64_t failed = 0;
    std::int64_t refused = 0;
    std::int64_t unknown = 0;
    std::string cursor;
    for (int tries = 0; tries < 10'000 && accepted + refused + unknown < 5; ++tries) {
        const auto answer = seconds(cursor);
        cursor = answer.body["cursor"].get<std::string>();
        for (const auto& second : answer.body["seconds"]) {
            accepted += second["accepted"].get<std::int64_t>();
            failed += second["failed"].get<std::int64_t>();
            refused += second["refused"].value("minute", 0);
            unknown += second["unknown"].get<std::int64_t>();
        }
    }
    QCOMPARE(accepted, 3);
    QCOMPARE(failed, 1);
    QCOMPARE(refused, 1);
    QCOMPARE(unknown, 1);
    const auto idle = seconds(cursor);
    QVERIFY(idle.body["seconds"].empty() && idle.body["consumers"].empty());
    QCOMPARE(m_admin->get("usage/live?cursor=x").status, 400);
}

void TestAdmin::handsOutItsHistory()
{
    const std::string key = m_fixture->addConsumer("acme", "open");
    for (int i = 0; i < 3; ++i)
        status(key, "/batch/7");
    metering::UsageHistoryBuilder builder;
    std::string cursor = "0";
    for (int tries = 0; tries < 10'000 && builder.eventCount() < 3; ++tries) {
        const auto page = m_admin->get("usage/history?bytes=1&cursor=" + cursor);
        cursor = page.body["cursor"].get<std::string>();
        for (const auto& item : page.body["items"]) {
            const auto bytes = QByteArray::fromBase64(
                QByteArray::fromStdString(item["block"].get<std::string>()));
            const auto block = metering::EventBlock::decode(bytes.toStdString());
            QVERIFY(block);
            block->addTo(builder);
        }
    }
    const auto history = std::move(builder).build();
    QCOMPARE(history->eventCount(), std::size_t{3});
    QCOMPARE(test::text(history->target(0).path), QStringLiteral("/batch/7"));
    QVERIFY(m_admin->get("usage/history?cursor=" + cursor).body["next"].is_null());
}

TOLLGATE_TEST(TestAdmin)
#include "tst_admin.moc"
