#include "sample.h"

#include "domain/shipped_plans.h"
#include "gateway/counters.h"
#include "gateway/gateway.h"
#include "history/sample.h"
#include "support/print.h"
#include "support/room_tests.h"

#include <QTemporaryDir>

#include <map>

using namespace tollgate;

namespace {

const Instant kNow = *parseInstant("2026-11-10T12:30:00Z");
constexpr double kScale = 0.002;
constexpr double kLeastScale = 0.000'001;

std::unique_ptr<store::Store> storeWithPlans(const QTemporaryDir& folder)
{
    auto store = store::Store::create(
        folder.path().toStdString(), {.name = "sample", .environment = "dev"}, kNow);
    if (!store)
        return nullptr;
    for (const Plan& plan : shippedPlans().plans) {
        if (!(*store)->plans().create(plan, kNow))
            return nullptr;
    }
    return *std::move(store);
}

} // namespace

// The generated history that `init --sample` puts into a store.
class TestSample : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();

    void beginsAMonthAgo_data();
    void beginsAMonthAgo();
    void hasTheConsumersOfTheSample();
    void endsNow();
    void agreesWithItsLog();
    void isTheMonthThatRuns();
    void isGoneOnFrom_data();
    void isGoneOnFrom();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<store::Store> m_store;
    app::AddedSample m_added;
};

void TestSample::initTestCase()
{
    m_store = storeWithPlans(m_folder);
    QVERIFY(m_store);
    const auto added = app::addSample(*m_store, kNow, kScale);
    QVERIFY2(added, qPrintable(test::failureText(added)));
    m_added = *added;
}

void TestSample::beginsAMonthAgo_data()
{
    QTest::addColumn<QString>("now");
    QTest::addColumn<QString>("begin");
    QTest::addRow("in the midst of a month") << "2026-11-10T12:30:00Z"
                                             << "2026-10-10T00:00:00Z";
    QTest::addRow("on the first, all of the month before") << "2026-11-01T00:00:00Z"
                                                           << "2026-10-01T00:00:00Z";
    QTest::addRow("over the turn of the year") << "2027-01-31T23:59:59Z"
                                               << "2026-12-31T00:00:00Z";
    QTest::addRow("on the 31st behind a short month") << "2026-03-31T08:00:00Z"
                                                      << "2026-02-28T00:00:00Z";
}

void TestSample::beginsAMonthAgo()
{
    QFETCH(QString, now);
    QFETCH(QString, begin);
    QCOMPARE(test::text(formatInstant(app::sampleBegin(*parseInstant(now.toStdString())))), begin);
}

// The live traffic of the sample asks for keys by these ids, from another seed.
void TestSample::hasTheConsumersOfTheSample()
{
    const auto other = history::generateSample({.seed = 2, .scale = kScale});
    QVERIFY(other);
    std::map<std::string, int> perPlan;
    for (const auto& expected : other->consumers) {
        const auto found = m_store->consumers().find(expected.id);
        QVERIFY2(found && *found, expected.id.value.c_str());
        QCOMPARE(test::text((*found)->name), test::text(expected.name));
        ++perPlan[(*found)->plan.value];
    }
    QCOMPARE(m_added.consumers, std::size_t{412});
    QCOMPARE(
        perPlan, (std::map<std::string, int>{{"enterprise", 12}, {"free", 250}, {"pro", 150}}));
}

void TestSample::endsNow()
{
    Instant first = Instant::max();
    Instant last = Instant::min();
    std::size_t events = 0;
    QVERIFY(m_store->usage().visit({}, 0, [&](const ports::LogBlock& row) -> Result<void> {
        const auto block = metering::EventBlock::decode(row.bytes);
        for (std::size_t i = 0; i < block->eventCount(); ++i) {
            const Instant at = block->event(i).decidedAt;
            if (at < last)
                return fail({.code = ErrorCode::InvalidData, .what = "out of order"});
            first = std::min(first, at);
            last = std::max(last, at);
            ++events;
        }
        return {};
    }));
    QCOMPARE(events, m_added.requests);
    QVERIFY(
        app::sampleBegin(kNow) <= first && first < app::sampleBegin(kNow) + std::chrono::days(1));
    QVERIFY(kNow - std::chrono::hours(2) < last && last < kNow);
}

void TestSample::agreesWithItsLog()
{
    const auto verified = gateway::verifyLog(m_store->usage(), 1);
    QVERIFY2(verified, qPrintable(test::failureText(verified)));
    QCOMPARE(verified->events, m_added.requests);
    QCOMPARE(verified->checkpoint, *m_store->usage().newest());
}

// What the gateway counts on is of the month of `now` alone.
void TestSample::isTheMonthThatRuns()
{
    const Instant november = *parseInstant("2026-11-01T00:00:00Z");
    std::map<std::string, std::int64_t> logged;
    QVERIFY(m_store->usage().visit({}, 0, [&](const ports::LogBlock& row) -> Result<void> {
        const auto block = metering::EventBlock::decode(row.bytes);
        for (std::size_t i = 0; i < block->eventCount(); ++i) {
            const metering::LoggedEvent event = block->event(i);
            if (event.decidedAt >= november && !event.refused && metering::isBillable(event.status))
                ++logged[std::string(event.consumer)];
        }
        return {};
    }));
    const auto checkpoint = m_store->usage().checkpoint(1);
    QVERIFY(checkpoint && logged.size() > 100);
    for (const ports::PackedCounters& row : checkpoint->counters) {
        const auto counters = gateway::unpackCounters(row.bytes);
        QVERIFY(counters);
        if (counters->limits.period.begin != november)
            continue; // nothing asked this month
        const auto used = counters->limits.meters[indexOf(Meter::Requests)].used.value;
        QCOMPARE(used, logged[row.consumer.value]);
        logged.erase(row.consumer.value);
    }
    QVERIFY(logged.empty());
}

void TestSample::isGoneOnFrom_data()
{
    QTest::addColumn<QString>("node");
    QTest::addRow("by a gateway without --node") << QString();
    QTest::addRow("by the console's own gateway") << "sample-1";
}

void TestSample::isGoneOnFrom()
{
    QFETCH(QString, node);
    const QTemporaryDir folder;
    const auto store = storeWithPlans(folder);
    QVERIFY(store && app::addSample(*store, kNow, kLeastScale));
    const auto entered
        = store->nodes().enter({.name = node.isEmpty() ? "127.0.0.1:8081" : node.toStdString(),
            .hasDefaultName = node.isEmpty(),
            .adminUrl = {},
            .peerSecret = {},
            .heartbeat = kNow});
    QVERIFY2(entered, qPrintable(test::failureText(entered)));
    QCOMPARE(entered->number, ports::NodeNumber{1});
}

TOLLGATE_TEST(TestSample)
#include "tst_sample.moc"
