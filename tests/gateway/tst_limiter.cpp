#include "gateway/limiter.h"

#include "support/gateway_fixture.h"
#include "support/room_tests.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

using namespace tollgate;
using namespace tollgate::gateway;
using enforcement::Accepted;
using enforcement::Refused;

namespace {

const Instant kNoon = *parseInstant("2026-03-10T12:00:30Z");
const Consumer kAcme{.id = ConsumerId{"acme"}};
constexpr auto kIgnore = [](const Admission&) {};
constexpr auto kOneUnit = [](const Settlement&) {
    Units units{};
    units[indexOf(Meter::Requests)] = Quantity{1};
    return units;
};

enforcement::Entitlements perMinute(std::int64_t limit)
{
    enforcement::Entitlements entitlements;
    entitlements.perWindow[indexOf(Window::Minute)] = limit;
    return entitlements;
}

} // namespace

class TestLimiter : public QObject {
    Q_OBJECT

private slots:
    void letsExactlyNThrough_data();
    void letsExactlyNThrough();
    void numbersTheStepsOfAConsumer();
    void settlesWhatWasReserved();
    void clockNeverGoesBackForAConsumer();
    void knowsWhatIsUnderWay();
    void countsRefusedKeys();
};

void TestLimiter::letsExactlyNThrough_data()
{
    QTest::addColumn<int>("limit");
    for (const int limit : {0, 1, 1'000, 7'999, 8'000, 8'001})
        QTest::addRow("%d of 8,000 asked by 8 threads", limit) << limit;
}

void TestLimiter::letsExactlyNThrough()
{
    QFETCH(int, limit);
    test::SteppedClock clock(kNoon);
    Limiter limiter(clock, 1);
    std::atomic<int> accepted{0};
    std::vector<std::uint64_t> sequences; // written inside the step: its lock is enough
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 8; ++t) {
            threads.emplace_back([&] {
                const auto record = [&](const Admission& admission) {
                    sequences.push_back(admission.sequence.n);
                };
                for (int i = 0; i < 1'000; ++i) {
                    const auto admission = limiter.decide(kAcme, perMinute(limit), {}, record);
                    accepted += std::holds_alternative<Accepted>(admission.decision) ? 1 : 0;
                }
            });
        }
    }
    QCOMPARE(accepted.load(), std::min(limit, 8'000));
    QCOMPARE(sequences.size(), std::size_t{8'000});
    QVERIFY(std::ranges::is_sorted(sequences)); // recorded in the order of the steps
    QCOMPARE(sequences.back(), std::uint64_t{8'000});
}

void TestLimiter::numbersTheStepsOfAConsumer()
{
    test::SteppedClock clock(kNoon);
    Limiter limiter(clock, 3);
    const auto first = limiter.decide(kAcme, perMinute(1), {}, kIgnore);
    const auto second = limiter.decide(kAcme, perMinute(1), {}, kIgnore);
    metering::Sequence settled;
    limiter.settle(kAcme.id, first, [&](const Settlement& settlement) {
        settled = settlement.sequence;
        return Units{};
    });
    QVERIFY((first.sequence == metering::Sequence{.node = 3, .n = 1}));
    QVERIFY((second.sequence == metering::Sequence{.node = 3, .n = 2}));
    QVERIFY((settled == metering::Sequence{.node = 3, .n = 3}));
    QVERIFY(std::holds_alternative<Refused>(second.decision));
    const Consumer other{.id = ConsumerId{"other"}};
    QCOMPARE(limiter.decide(other, perMinute(1), {}, kIgnore).sequence.n, std::uint64_t{1});
}

void TestLimiter::settlesWhatWasReserved()
{
    test::SteppedClock clock(kNoon);
    Limiter limiter(clock, 1);
    const auto admission = limiter.decide(kAcme, perMinute(9), {}, kIgnore);
    const auto meter
        = [&] { return limiter.counters(kAcme.id)->limits.meters[indexOf(Meter::Requests)]; };
    QVERIFY((meter() == enforcement::MeterCount{.used = {0}, .reserved = {1}}));
    limiter.settle(kAcme.id, admission, kOneUnit);
    QVERIFY((meter() == enforcement::MeterCount{.used = {1}, .reserved = {0}}));
}

void TestLimiter::clockNeverGoesBackForAConsumer()
{
    test::SteppedClock clock(kNoon);
    Limiter limiter(clock, 1);
    QVERIFY(limiter.decide(kAcme, perMinute(9), {}, kIgnore).at == kNoon);
    clock.move(std::chrono::seconds(-10));
    const auto late = limiter.decide(kAcme, perMinute(9), {}, kIgnore);
    QVERIFY(late.at == kNoon);
    limiter.settle(kAcme.id, late, [&](const Settlement& settlement) {
        [&] { QVERIFY(settlement.at == kNoon); }();
        return Units{};
    });
    const Consumer other{.id = ConsumerId{"other"}};
    QVERIFY(limiter.decide(other, perMinute(9), {}, kIgnore).at < kNoon);
}

void TestLimiter::knowsWhatIsUnderWay()
{
    test::SteppedClock clock(kNoon);
    Limiter limiter(clock, 1);
    const auto first = limiter.decide(kAcme, perMinute(1), {}, kIgnore);
    const auto refused = limiter.decide(kAcme, perMinute(1), {}, kIgnore);
    QVERIFY(!first.othersUnderWay && refused.othersUnderWay);
    QVERIFY(limiter.hasOpenBefore(kAcme.id, refused.sequence));
    QVERIFY(!limiter.hasOpenBefore(kAcme.id, first.sequence));
    limiter.settle(kAcme.id, first, kOneUnit);
    QVERIFY(!limiter.hasOpenBefore(kAcme.id, refused.sequence));
}

void TestLimiter::countsRefusedKeys()
{
    test::SteppedClock clock(kNoon);
    Limiter limiter(clock, 1);
    const auto refused = limiter.refuseKey(kAcme, RefusalReason::RevokedKey, perMinute(1), kIgnore);
    QVERIFY(std::get<Refused>(refused.decision).reason == RefusalReason::RevokedKey);
    QCOMPARE(limiter.counters(kAcme.id)->refused[indexOf(RefusalKind::Key)], 1);
    // No counter of any limit was raised.
    const auto next = limiter.decide(kAcme, perMinute(1), {}, kIgnore);
    QVERIFY(std::holds_alternative<Accepted>(next.decision));
}

TOLLGATE_TEST(TestLimiter)
#include "tst_limiter.moc"
