#include "gateway/live_usage.h"
#include "gateway/refusal_trail.h"

#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;
using namespace tollgate::gateway;

namespace {

const Instant kNoon = *parseInstant("2026-03-10T12:00:00Z");

Instant second(int s, int millis = 0)
{
    return kNoon + std::chrono::seconds(s) + std::chrono::milliseconds(millis);
}

UsageRecord record(const char* consumer, metering::Status status,
    std::optional<RefusalReason> refused = std::nullopt)
{
    return {.owner = std::make_shared<const ports::KeyOwner>(
                ports::KeyOwner{.consumer = {.id = ConsumerId{consumer}}}),
        .plan = std::make_shared<const ServedPlan>(),
        .target = "GET /",
        .status = status,
        .refused = refused};
}

// "12:00:01 accepted 2 failed 1 refused 0 unknown 0 | acme 2"
QString print(const LiveAnswer& answer)
{
    QString text;
    for (const LiveSecond& one : answer.seconds) {
        std::int64_t refused = 0;
        for (const std::int64_t count : one.all.refused)
            refused += count;
        text += QStringLiteral("%1 accepted %2 failed %3 refused %4 unknown %5; ")
                    .arg((one.second - kNoon).count() / 1000)
                    .arg(one.all.accepted)
                    .arg(one.all.failed)
                    .arg(refused)
                    .arg(one.unknown);
    }
    text += QLatin1Char('|');
    for (const auto& [name, counts] : answer.consumers)
        text += QStringLiteral(" %1 %2").arg(test::text(name)).arg(counts.accepted);
    return text;
}

} // namespace

class TestLiveUsage : public QObject {
    Q_OBJECT

private slots:
    void tellsWholeSecondsAfterTheCursor();
    void holdsTheRunningSecondBack();
    void saysThatSomethingIsMissing();
    void keepsTheLastRefusals();
};

void TestLiveUsage::tellsWholeSecondsAfterTheCursor()
{
    LiveUsage live;
    const std::vector<UsageRecord> first{
        record("acme", 200), record("acme", 502), record("globex", 429, RefusalReason::Minute)};
    live.add(first, second(1, 300));
    live.addUnknown(4, second(1, 900));
    live.add(std::vector{record("acme", 200)}, second(2));
    const auto all = live.since(0, second(5));
    QCOMPARE(print(all),
        QStringLiteral("1 accepted 2 failed 1 refused 1 unknown 4; "
                       "2 accepted 1 failed 0 refused 0 unknown 0; | acme 3 globex 0"));
    live.add(std::vector{record("globex", 200)}, second(6));
    const auto more = live.since(all.cursor, second(8));
    QCOMPARE(print(more), QStringLiteral("6 accepted 1 failed 0 refused 0 unknown 0; | globex 1"));
    QVERIFY(!more.isGap);
    QCOMPARE(print(live.since(more.cursor, second(8))), QStringLiteral("|"));
}

void TestLiveUsage::holdsTheRunningSecondBack()
{
    LiveUsage live;
    live.add(std::vector{record("acme", 200)}, second(1, 100));
    const auto early = live.since(0, second(1, 500));
    QCOMPARE(print(early), QStringLiteral("|"));
    live.add(std::vector{record("acme", 200)}, second(1, 600));
    QCOMPARE(print(live.since(early.cursor, second(2))),
        QStringLiteral("1 accepted 2 failed 0 refused 0 unknown 0; | acme 2"));
}

void TestLiveUsage::saysThatSomethingIsMissing()
{
    LiveUsage live;
    for (int i = 1; i <= 200; ++i)
        live.add(std::vector{record("acme", 200)}, second(i));
    const auto cursor = second(10).time_since_epoch().count() / 1000;
    const auto answer = live.since(cursor, second(201));
    QVERIFY(answer.isGap);
    QCOMPARE(answer.seconds.size(), std::size_t{120});
    const auto late = second(150).time_since_epoch().count() / 1000;
    QVERIFY(!live.since(late, second(201)).isGap);
}

void TestLiveUsage::keepsTheLastRefusals()
{
    RefusalTrail trail;
    for (int i = 0; i < 150; ++i)
        trail.add({.consumer = "acme",
            .method = "GET",
            .path = "/x",
            .plan = "free",
            .planVersion = 3,
            .decidedAt = second(i),
            .refused = RefusalReason::Day,
            .detail = {.limit = 5, .observed = 5}});
    trail.add({.consumer = "acme", .decidedAt = second(500)}); // accepted
    const auto refusals = trail.of(ConsumerId{"acme"});
    QCOMPARE(refusals.size(), std::size_t{100});
    QVERIFY(refusals.front().at == second(149));
    QCOMPARE(test::text(refusals.front().target), QStringLiteral("GET /x"));
    QCOMPARE(refusals.front().detail.limit, 5);
    QVERIFY(trail.of(ConsumerId{"nobody"}).empty());
    for (int i = 0; i < 2'000; ++i)
        trail.add({.consumer = "c" + std::to_string(i), .refused = RefusalReason::Day});
    QVERIFY(trail.of(ConsumerId{"acme"}).empty()); // refused longest ago
}

TOLLGATE_TEST(TestLiveUsage)
#include "tst_live_usage.moc"
