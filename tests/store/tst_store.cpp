#include "store/store.h"

#include "domain/plan_json.h"
#include "store/statement.h"
#include "support/print.h"
#include "support/room_tests.h"

#include <QTemporaryDir>

#include <thread>

using namespace tollgate;
using namespace tollgate::store;

namespace {

const Instant kNow = *parseInstant("2026-03-10T12:00:00Z");

Plan plan(const char* id, const char* rest = "")
{
    const auto json = parseJson(std::string("{\"id\":\"") + id + "\"" + rest + "}", "plan");
    return *planFromJson(*json, "plan");
}

Consumer consumer(const std::string& id, const std::string& planId = "free")
{
    return {.id = ConsumerId{id}, .name = id, .plan = PlanId{planId}, .created = kNow};
}

ports::SecretHash hash(std::uint8_t first)
{
    ports::SecretHash value{};
    value[0] = first;
    return value;
}

} // namespace

class TestStore : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void refusesAFolderThatHasOne();
    void refusesAFolderWithout();
    void refusesANewerSchema();
    void keepsAConsumerWithItsUnknownFields();
    void listsConsumersByCursor();
    void refusesATakenId();
    void editsInOneStep();
    void findsAKeyWithItsConsumer();
    void keepsTheFirstRevocation();
    void removesKeysWithTheirConsumer();
    void versionsPlansByChangesAlone();
    void undoesAFailedChangeWhole();
    void keepsRoutesInTheirOrder();
    void letsThreadsWriteInTurn();
    void givesEachNodeItsNumber();
    void readsOneMoment();
    void writesTogetherOrNotAtAll();

private:
    std::string folder() const { return m_folder->path().toStdString(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Store> m_store;
};

void TestStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto store = Store::create(folder(), {.name = "here", .environment = "dev"}, kNow);
    QVERIFY2(store, store ? "" : describe(store.error()).c_str());
    m_store = *std::move(store);
    QVERIFY(m_store->plans().create(plan("free"), kNow));
}

void TestStore::cleanup() { m_store.reset(); }

void TestStore::refusesAFolderThatHasOne()
{
    const auto again = Store::create(folder(), {.name = "x", .environment = "dev"}, kNow);
    QVERIFY(!again);
    QVERIFY(again.error().code == ErrorCode::Conflict);
    QCOMPARE(test::text(again.error().where), test::text(folder() + "/tollgate.sqlite"));
}

void TestStore::refusesAFolderWithout()
{
    const auto none = Store::open(folder() + "/none");
    QVERIFY(!none);
    QCOMPARE(test::text(describe(none.error())),
        test::text(folder()
            + "/none/tollgate.sqlite: there is no store here; make one with: tollgated init "
              "--data DIR"));
}

void TestStore::refusesANewerSchema()
{
    m_store.reset();
    {
        auto database = Database::open(folder() + "/tollgate.sqlite", false);
        QVERIFY(database);
        QVERIFY((*database)->write([](QSqlDatabase& inside) {
            return Statement(inside, "PRAGMA user_version=99").run();
        }));
    }
    const auto newer = Store::open(folder());
    QVERIFY(!newer);
    QCOMPARE(test::text(describe(newer.error())),
        test::text(folder()
            + "/tollgate.sqlite: the store has schema 99, made by a newer Tollgate; this one "
              "knows up to 1; start it with the newer Tollgate"));
}

void TestStore::keepsAConsumerWithItsUnknownFields()
{
    Consumer acme = consumer("acme");
    acme.anchor.day = 31;
    acme.other["crm"] = {{"id", 7}};
    QVERIFY(m_store->consumers().create(acme));
    const auto found = m_store->consumers().find(acme.id);
    QVERIFY(found && *found);
    QVERIFY(**found == acme);
    QVERIFY(!*m_store->consumers().find(ConsumerId{"nobody"}));
}

void TestStore::listsConsumersByCursor()
{
    for (const char* id : {"b", "d", "a", "c"})
        QVERIFY(m_store->consumers().create(consumer(id, id[0] == 'd' ? "pro" : "free")));
    const auto ids = [&](const ports::ConsumerFilter& filter, const char* after) {
        QString text;
        const auto page = m_store->consumers().list(filter, ConsumerId{after}, 2);
        for (const Consumer& one : *page)
            text += test::text(one.id.value) + QLatin1Char(' ');
        return text;
    };
    QCOMPARE(ids({}, ""), QStringLiteral("a b "));
    QVERIFY(m_store->consumers().create(consumer("aa"))); // behind the cursor: nothing shifts
    QCOMPARE(ids({}, "b"), QStringLiteral("c d "));
    QCOMPARE(ids({.plan = PlanId{"pro"}}, ""), QStringLiteral("d "));
    QCOMPARE(ids({.state = ConsumerState::Suspended}, ""), QString());
}

void TestStore::refusesATakenId()
{
    QVERIFY(m_store->consumers().create(consumer("acme")));
    const auto twice = m_store->consumers().create(consumer("acme"));
    QVERIFY(!twice);
    QCOMPARE(test::text(describe(twice.error())),
        QStringLiteral("consumer_id: 'acme' is a consumer already; choose another id, or patch "
                       "the one that is there"));
    const auto planTwice = m_store->plans().create(plan("free"), kNow);
    QVERIFY(!planTwice && planTwice.error().code == ErrorCode::Conflict);
}

void TestStore::editsInOneStep()
{
    QVERIFY(m_store->consumers().create(consumer("acme")));
    const auto refused = m_store->consumers().update(ConsumerId{"acme"},
        [](const Consumer&) -> Result<Consumer> { return fail({.what = "no"}); });
    QVERIFY(!refused);
    const auto edited
        = m_store->consumers().update(ConsumerId{"acme"}, [](Consumer acme) -> Result<Consumer> {
              acme.state = ConsumerState::Suspended;
              acme.plan = PlanId{"pro"};
              return acme;
          });
    QVERIFY(edited);
    const auto found = *m_store->consumers().find(ConsumerId{"acme"});
    QVERIFY(*found == *edited);
    QVERIFY(found->state == ConsumerState::Suspended && found->plan == PlanId{"pro"});
}

void TestStore::findsAKeyWithItsConsumer()
{
    QVERIFY(m_store->consumers().create(consumer("acme")));
    const ApiKey key{.id = KeyId{"k1"},
        .consumer = ConsumerId{"acme"},
        .label = "prod",
        .prefix = "tg_live_ab12",
        .created = kNow,
        .expires = kNow + std::chrono::hours(1)};
    QVERIFY(m_store->keys().create(key, hash(1)));
    const auto owner = m_store->keys().find(hash(1));
    QVERIFY(owner && *owner);
    QVERIFY((*owner)->key == key);
    QVERIFY((*owner)->consumer == consumer("acme"));
    QVERIFY(!*m_store->keys().find(hash(2)));
    QVERIFY(!m_store->keys().create(key, hash(2))); // the id is taken
}

void TestStore::keepsTheFirstRevocation()
{
    QVERIFY(m_store->keys().create(
        {.id = KeyId{"k1"}, .consumer = ConsumerId{"acme"}, .created = kNow}, hash(1)));
    QVERIFY(m_store->keys().revoke(KeyId{"k1"}, kNow));
    const auto again = m_store->keys().revoke(KeyId{"k1"}, kNow + std::chrono::hours(1));
    QVERIFY(again && again->revoked == kNow);
    const auto unknown = m_store->keys().revoke(KeyId{"k2"}, kNow);
    QVERIFY(!unknown && unknown.error().code == ErrorCode::NotFound);
}

void TestStore::removesKeysWithTheirConsumer()
{
    QVERIFY(m_store->consumers().create(consumer("acme")));
    QVERIFY(m_store->keys().create(
        {.id = KeyId{"k1"}, .consumer = ConsumerId{"acme"}, .created = kNow}, hash(1)));
    const auto allow = [](const Consumer&) -> Result<void> { return {}; };
    QVERIFY(m_store->consumers().remove(ConsumerId{"acme"}, allow));
    QVERIFY(!*m_store->keys().find(KeyId{"k1"}));
    const auto gone = m_store->consumers().remove(ConsumerId{"acme"}, allow);
    QVERIFY(!gone && gone.error().code == ErrorCode::NotFound);
}

void TestStore::versionsPlansByChangesAlone()
{
    QVERIFY(m_store->consumers().create(consumer("acme")));
    const auto made
        = m_store->changes().apply([](ports::ChangeDraft& draft) -> Result<ports::Change> {
              Plan next = **draft.newest(PlanId{"free"});
              next.version = 2;
              next.name = "Free for all";
              if (auto added = draft.addVersion(next, kNow); !added)
                  return fail(added.error());
              return ports::Change{
                  .id = "c1", .plan = next.id, .baseVersion = 1, .version = 2, .submitted = kNow};
          });
    QVERIFY2(made, made ? "" : describe(made.error()).c_str());
    QCOMPARE((*m_store->consumers().find(ConsumerId{"acme"}))->planVersion, std::int64_t{2});
    const auto catalogue = m_store->plans().read();
    QCOMPARE(catalogue->plans.size(), std::size_t{2});
    QCOMPARE(test::text(catalogue->plans[1].name), QStringLiteral("Free for all"));
    QVERIFY((*m_store->changes().find("c1"))->version == 2);
}

void TestStore::undoesAFailedChangeWhole()
{
    QVERIFY(m_store->consumers().create(consumer("acme")));
    const auto made
        = m_store->changes().apply([](ports::ChangeDraft& draft) -> Result<ports::Change> {
              if (auto pinned = draft.pin(ConsumerId{"acme"}, PlanId{"pro"}, 1); !pinned)
                  return fail(pinned.error());
              return fail({.code = ErrorCode::Conflict, .what = "moved"});
          });
    QVERIFY(!made && made.error().code == ErrorCode::Conflict);
    QVERIFY((*m_store->consumers().find(ConsumerId{"acme"}))->plan == PlanId{"free"});
    QVERIFY(m_store->changes().list(10)->empty());
}

void TestStore::keepsRoutesInTheirOrder()
{
    for (const char* id : {"z", "a", "m"})
        QVERIFY(m_store->plans().create(Route{.id = RouteId{id}}));
    QString order;
    const auto catalogue = m_store->plans().read();
    for (const Route& route : catalogue->routes)
        order += test::text(route.id.value);
    QCOMPARE(order, QStringLiteral("zam"));
}

void TestStore::letsThreadsWriteInTurn()
{
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 8; ++t) {
            threads.emplace_back([this, t] {
                for (int i = 0; i < 20; ++i)
                    (void)m_store->consumers().create(
                        consumer(std::to_string(t) + '-' + std::to_string(i)));
            });
        }
    }
    QCOMPARE(m_store->consumers().list({}, {}, 1'000)->size(), std::size_t{160});
}

void TestStore::givesEachNodeItsNumber()
{
    ports::NodeRegistry& nodes = m_store->nodes();
    const auto numberOf = [&](const char* name, bool isDefault) {
        const auto entered
            = nodes.enter({.name = name, .hasDefaultName = isDefault, .heartbeat = kNow});
        return entered ? int{entered->number} : -1;
    };
    QCOMPARE(numberOf("one", false), 1);
    QCOMPARE(numberOf("one", false), -1); // it serves already
    QCOMPARE(numberOf("two", false), 2);
    QCOMPARE(numberOf("127.0.0.1:1", true), 3);
    QCOMPARE(numberOf("127.0.0.1:2", true), 4); // the other one is still there
    QVERIFY(nodes.leave(3) && nodes.leave(1));
    QCOMPARE(numberOf("127.0.0.1:3", true), 3); // goes on from where nobody is
    QCOMPARE(numberOf("127.0.0.1:4", true), 5); // a chosen name waits for its own
    QCOMPARE(numberOf("one", false), 1);
}

void TestStore::readsOneMoment()
{
    QVERIFY(m_store->consumers().create(consumer("a")));
    const auto read = m_store->readAtOnce([&]() -> Result<void> {
        const std::size_t before = m_store->consumers().list({}, {}, 10)->size();
        std::jthread([&] { (void)m_store->consumers().create(consumer("b")); }).join();
        const std::size_t after = m_store->consumers().list({}, {}, 10)->size();
        if (before != 1 || after != 1)
            return fail({.what = "another moment"});
        return {};
    });
    QVERIFY(read);
    QCOMPARE(m_store->consumers().list({}, {}, 10)->size(), std::size_t{2});
}

void TestStore::writesTogetherOrNotAtAll()
{
    const auto written = m_store->writeAtOnce([&] {
        return m_store->consumers().create(consumer("a")).and_then([&] {
            return m_store->consumers().create(consumer("b"));
        });
    });
    QVERIFY2(written, qPrintable(test::failureText(written)));
    const auto refused = m_store->writeAtOnce([&] {
        return m_store->consumers().create(consumer("c")).and_then([&] {
            return m_store->consumers().create(consumer("a"));
        });
    });
    QVERIFY(!refused && refused.error().code == ErrorCode::Conflict);
    QVERIFY(m_store->consumers().create(consumer("d"))); // on its own again
    const auto names = m_store->consumers().list({}, {}, 10);
    QCOMPARE(names->size(), std::size_t{3});
    QCOMPARE(test::text(names->back().id.value), QStringLiteral("d"));
}

TOLLGATE_TEST(TestStore)
#include "tst_store.moc"
