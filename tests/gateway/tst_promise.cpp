#include "admin_client.h"
#include "domain/plan_json.h"
#include "domain/route_json.h"
#include "gateway/counters.h"
#include "gateway/secret.h"
#include "preview/replay.h"
#include "promise_trace.h"
#include "support/log_replay.h"
#include "support/print.h"
#include "support/program.h"
#include "support/room_tests.h"

#include <QTemporaryDir>

#include <atomic>
#include <csignal>
#include <thread>

using namespace tollgate;
using test::LogReplay;
using test::LoopbackClient;
using test::Program;
using namespace promise;

namespace {

// A window that is over is no difference, whether a later request has been refused in the next one
// or not.
enforcement::LimitState asOfTheLatest(const enforcement::LimitState& limits)
{
    return enforcement::advanced(limits, limits.cycle, limits.latest);
}

// The event for a replay, and what it comes to as the gateway decided it.
void add(const metering::LoggedEvent& event, metering::UsageHistoryBuilder& builder,
    preview::Figures& figures)
{
    metering::UsageEvent added{.consumer = builder.consumer(event.consumer),
        .target = builder.target(event.method, event.path),
        .decidedAt = event.decidedAt,
        .settledAt = event.settledAt,
        .decided = event.decided,
        .settled = event.settled,
        .status = event.status,
        .refused = event.refused,
        .units = event.units};
    added.units[indexOf(Meter::ComputeUnits)] = {}; // from the routes
    builder.add(added);
    ++figures.requests;
    if (event.refused) {
        ++figures.refused[indexOf(kindOf(*event.refused))];
        figures.firstRefusal = figures.firstRefusal.value_or(event.decidedAt);
        return;
    }
    ++figures.accepted;
    for (std::size_t i = 0; i < kMeterCount && metering::isBillable(event.status); ++i)
        figures.used[i] += event.units[i];
}

} // namespace

// The promise: what the gateway decided is what the preview says of the log that it left.
class TestPromise : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();

    void decidesAsTheGatewayDid();
    void countsAsTheGatewayDid();
    void foresaysWhatTheGatewayDid();

private:
    void makeStore();
    void start(const std::string& now);
    void playRound(std::size_t round);
    void changeIn(std::size_t round);
    void copyLog();

    const std::vector<Asked> m_trace = generatedTrace();
    QTemporaryDir m_folder;
    std::string m_data = m_folder.path().toStdString() + "/data";
    std::unique_ptr<Program> m_echo;
    std::unique_ptr<Program> m_gateway;
    std::string m_listen;
    std::string m_admin;
    std::vector<std::unique_ptr<LoopbackClient>> m_clients;
    std::atomic<std::size_t> m_answered{0};
    std::atomic<std::size_t> m_failed{0}; // answered with 5xx
    std::string m_change; // the edit, to be undone
    std::unique_ptr<LogReplay> m_replay;
};

void TestPromise::makeStore()
{
    const Instant created = *parseInstant("2026-03-29T00:00:00Z");
    const auto store
        = store::Store::create(m_data, {.name = "stepped", .environment = "dev"}, created);
    QVERIFY(store);
    const auto plans = parsePlanSet(kPlans, "plans");
    QVERIFY2(plans, qPrintable(test::failureText(plans)));
    for (const Plan& plan : plans->plans)
        QVERIFY((*store)->plans().create(plan, created));
    for (const Route& route : plans->routesOrNone())
        QVERIFY((*store)->plans().create(route));
    for (std::size_t i = 0; i < kConsumers; ++i) {
        const std::string name = consumerName(i);
        QVERIFY((*store)->consumers().create({.id = ConsumerId{name},
            .name = name,
            .plan = PlanId{kPlanIds[i % kPlanIds.size()]},
            .planVersion = 1,
            .state = i == kSuspended ? ConsumerState::Suspended : ConsumerState::Active,
            .anchor = {.day = i % 3 == 0 ? 31U : 1U},
            .created = created}));
        QVERIFY((*store)->keys().create(
            {.id = KeyId{name}, .consumer = ConsumerId{name}, .created = created},
            gateway::hashOf("key of " + name)));
    }
    QVERIFY((*store)->tokens().create(
        {.id = "first", .label = "tests", .role = ports::Role::Admin, .created = created},
        gateway::hashOf(test::GatewayFixture::kAdminToken)));
}

void TestPromise::start(const std::string& now)
{
    m_gateway = std::make_unique<Program>(STEPPED_GATEWAY,
        std::vector<std::string>{m_data, now, "http://" + m_listen, "relaxed", "files"});
    const Json greeting = m_gateway->greeting();
    QVERIFY2(greeting.is_object(), m_gateway->errors().c_str());
    m_admin = greeting["admin"].get<std::string>();
    m_clients.clear();
    for (std::size_t i = 0; i < kConnections; ++i)
        m_clients.push_back(
            std::make_unique<LoopbackClient>(greeting["listen"].get<std::string>()));
}

void TestPromise::playRound(std::size_t round)
{
    std::atomic<std::size_t> over{0};
    const auto playOn = [&](std::size_t connection) {
        for (std::size_t i = connection; i < kPerRound; i += kConnections) {
            const Asked& asked = m_trace[round * kPerRound + i];
            const auto answer = m_clients[connection]->ask("GET", kTargets[asked.target],
                "X-API-Key: key of " + consumerName(asked.consumer) + "\r\n");
            if (answer.status == 0)
                break; // the gateway is dead
            ++m_answered;
            m_failed += answer.status >= 500 ? 1 : 0;
        }
        ++over;
    };
    std::vector<std::jthread> connections;
    const std::size_t before = m_answered;
    for (std::size_t connection = 0; connection < kConnections; ++connection)
        connections.emplace_back(playOn, connection);
    while (m_answered < before + kPerRound / 3 && over < kConnections)
        std::this_thread::yield();
    changeIn(round);
}

// In the midst of a round: a plan gets smaller, consumers move to a plan of another cycle, kill
// -9, and the plan gets what it had back.
void TestPromise::changeIn(std::size_t round)
{
    if (round == kRounds / 2) {
        m_gateway->signal(SIGKILL);
        QCOMPARE(m_gateway->exitCode(), -1);
        return;
    }
    AdminClient admin(m_admin);
    AdminClient::Answer answer{.status = 202};
    if (round == kRounds / 4)
        answer = admin.post("changes",
            R"({"plan":"windows","base_version":1,"edits":{"rate_limits":[{"limit":25,"window":"minute"},{"limit":900,"window":"day"}]}})");
    if (round == kRounds / 3)
        answer = admin.post(
            "changes", R"({"move":{"consumers":["daily-0","daily-1","quota-0"],"to":"units"}})");
    if (round == kRounds * 2 / 3)
        answer
            = admin.post("changes", R"({"move":{"consumers":["units-0","daily-0"],"to":"daily"}})");
    if (round == kRounds * 3 / 4)
        answer = admin.post("changes/" + m_change + "/undo");
    QCOMPARE(answer.status, 202);
    if (round == kRounds / 4)
        m_change = answer.body["change"].get<std::string>();
}

void TestPromise::initTestCase()
{
    makeStore();
    m_echo = std::make_unique<Program>(
        TOLLGATED, std::vector<std::string>{"echo", "--listen", "127.0.0.1:0"});
    m_listen = m_echo->greeting()["listen"].get<std::string>();
    std::string now = "2026-03-29T21:00:00Z"; // two anchors and the change to summer time ahead
    start(now);
    for (std::size_t round = 0; round < kRounds; ++round) {
        playRound(round);
        if (round == kRounds / 2)
            start(now); // as of before the round: its clock goes back by what the round took
        now = m_gateway->say("+" + std::to_string(leapAfter(round)))["now"].get<std::string>();
    }
    QVERIFY(m_answered > kRequests - kPerRound);
    QVERIFY(m_failed > kRequests / 20);
    m_gateway->say("stop"); // with a last checkpoint
    QCOMPARE(m_gateway->exitCode(), 0);
    start(now);
    copyLog();
}

// Through the admin API, as the console does.
void TestPromise::copyLog()
{
    AdminClient admin(m_admin);
    std::string cursor = "0";
    m_replay = std::make_unique<LogReplay>(*store::Store::open(m_data).value()->plans().read());
    for (bool isMore = true; isMore;) {
        const auto page = admin.get("usage/history?bytes=16000000&cursor=" + cursor);
        cursor = page.body["cursor"].get<std::string>();
        isMore = !page.body["next"].is_null();
        for (const auto& item : page.body["items"]) {
            const auto bytes = QByteArray::fromBase64(
                QByteArray::fromStdString(item["block"].get<std::string>()));
            auto block = metering::EventBlock::decode(bytes.toStdString());
            QVERIFY2(block, qPrintable(test::failureText(block)));
            m_replay->add(*std::move(block));
        }
    }
    m_replay->run();
}

void TestPromise::decidesAsTheGatewayDid()
{
    for (std::size_t i = 0; i < std::min<std::size_t>(10, m_replay->differences().size()); ++i)
        qWarning("%s", m_replay->differences()[i].c_str());
    QCOMPARE(m_replay->differences().size(), std::size_t{0});
    QCOMPARE(m_replay->consumers().size(), kConsumers);
}

void TestPromise::countsAsTheGatewayDid()
{
    const auto store = store::Store::open(m_data);
    const auto checkpoint = (*store)->usage().checkpoint(1);
    QVERIFY(checkpoint);
    QCOMPARE(checkpoint->counters.size(), kConsumers);
    for (const ports::PackedCounters& row : checkpoint->counters) {
        const auto kept = gateway::unpackCounters(row.bytes);
        QVERIFY(kept);
        const auto& replayed = m_replay->consumers().at(row.consumer.value);
        for (std::size_t i = 0; i < kMeterCount; ++i)
            QCOMPARE(replayed.meters[i].reserved.value, 0);
        QVERIFY2(
            asOfTheLatest(kept->limits) == asOfTheLatest(replayed), row.consumer.value.c_str());
    }
}

// A preview has one plan per consumer: it is asked about each consumer's history as far as that
// had one plan version.
void TestPromise::foresaysWhatTheGatewayDid()
{
    const auto catalogue = *store::Store::open(m_data).value()->plans().read();
    preview::Side side{.plans = {.plans = catalogue.plans, .routes = catalogue.routes}};
    preview::Rules rules{.count = metering::CountRule::Billable};
    metering::UsageHistoryBuilder builder;
    std::vector<preview::Figures> logged;
    for (const auto& [name, events] : m_replay->eventsUnderFirstPlan()) {
        preview::Figures& figures = logged.emplace_back();
        for (const metering::LoggedEvent& event : events)
            add(event, builder, figures);
        const metering::LoggedEvent& first = events.front();
        rules.anchorOf.push_back(first.anchor);
        side.planOf.push_back(
            static_cast<std::uint32_t>(m_replay->planNumber(first.plan, first.planVersion)));
    }
    const auto history = std::move(builder).build();
    QVERIFY(history && history->isSequenced());
    QVERIFY(history->eventCount() > kRequests / 2);
    for (const RefusalKind kind : kRefusalKinds) { // the trace has been through all of them
        const auto had = std::ranges::count_if(
            logged, [&](const auto& figures) { return figures.refused[indexOf(kind)] > 0; });
        QVERIFY2(had > 0, std::string(nameOf(kind)).c_str());
    }
    const auto replay = preview::replay(*history, side, rules);
    QVERIFY2(replay, qPrintable(test::failureText(replay)));
    for (std::uint32_t i = 0; i < history->consumerCount(); ++i) {
        const preview::Figures& foreseen = replay->consumers[i];
        const std::string name(history->consumerName(i));
        QVERIFY2(foreseen.requests == logged[i].requests, name.c_str());
        QVERIFY2(foreseen.accepted == logged[i].accepted, name.c_str());
        QVERIFY2(foreseen.refused == logged[i].refused, name.c_str());
        QVERIFY2(foreseen.used == logged[i].used, name.c_str());
        QVERIFY2(foreseen.firstRefusal == logged[i].firstRefusal, name.c_str());
    }
}

TOLLGATE_TEST(TestPromise)
#include "tst_promise.moc"
