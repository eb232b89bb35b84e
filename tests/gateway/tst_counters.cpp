#include "gateway/counters.h"
#include "gateway/limiter.h"

#include "support/print.h"
#include "support/room_tests.h"

#include <algorithm>
#include <random>

using namespace tollgate;
using namespace tollgate::gateway;

namespace {

const Instant kNoon = *parseInstant("2026-03-10T12:00:30Z");

metering::LoggedEvent eventAt(Instant at, std::uint64_t n)
{
    metering::LoggedEvent one{.consumer = "acme",
        .plan = "pro",
        .planVersion = 1,
        .decidedAt = at,
        .settledAt = at,
        .decided = {.node = 1, .n = n},
        .settled = {.node = 1, .n = n + 1},
        .status = 200};
    one.units[indexOf(Meter::Requests)] = Quantity{1};
    return one;
}

std::int64_t inWindow(const ConsumerCounters& counters, Window window)
{
    return counters.limits.windows[indexOf(window)].accepted;
}

std::int64_t used(const ConsumerCounters& counters)
{
    return counters.limits.meters[indexOf(Meter::Requests)].used.value;
}

} // namespace

class TestCounters : public QObject {
    Q_OBJECT

private slots:
    void countsAcceptedInWindowsAndPeriod();
    void countsWhatIsNotBillableInWindowsAlone();
    void countsRefusalsByKind();
    void forgetsWindowsThatAreOver();
    void startsAPeriodAnew();
    void doesNotDependOnTheOrder();
    void survivesBeingPacked();
    void refusesDamage();
};

void TestCounters::countsAcceptedInWindowsAndPeriod()
{
    ConsumerCounters counters;
    fold(counters, eventAt(kNoon, 1));
    fold(counters, eventAt(kNoon, 3));
    QCOMPARE(inWindow(counters, Window::Minute), 2);
    QCOMPARE(inWindow(counters, Window::Day), 2);
    QCOMPARE(used(counters), 2);
    QCOMPARE(counters.sequence, std::uint64_t{4});
    QVERIFY(counters.limits.latest == kNoon);
}

void TestCounters::countsWhatIsNotBillableInWindowsAlone()
{
    ConsumerCounters counters;
    auto failed = eventAt(kNoon, 1);
    failed.status = 502;
    fold(counters, failed);
    QCOMPARE(inWindow(counters, Window::Minute), 1);
    QCOMPARE(used(counters), 0);
}

void TestCounters::countsRefusalsByKind()
{
    ConsumerCounters counters;
    auto refused = eventAt(kNoon, 1);
    refused.refused = RefusalReason::RevokedKey;
    fold(counters, refused);
    refused.refused = RefusalReason::Minute;
    fold(counters, refused);
    QCOMPARE(counters.refused[indexOf(RefusalKind::Key)], 1);
    QCOMPARE(counters.refused[indexOf(RefusalKind::Minute)], 1);
    QCOMPARE(inWindow(counters, Window::Minute), 0);
}

void TestCounters::forgetsWindowsThatAreOver()
{
    ConsumerCounters counters;
    fold(counters, eventAt(kNoon, 1));
    fold(counters, eventAt(kNoon + std::chrono::seconds(30), 3)); // the next minute
    QCOMPARE(inWindow(counters, Window::Minute), 1);
    QCOMPARE(inWindow(counters, Window::Hour), 2);
    fold(counters, eventAt(kNoon, 5)); // late, of the minute before
    QCOMPARE(inWindow(counters, Window::Minute), 1);
    QCOMPARE(inWindow(counters, Window::Hour), 3);
}

void TestCounters::startsAPeriodAnew()
{
    ConsumerCounters counters;
    fold(counters, eventAt(kNoon, 1));
    fold(counters, eventAt(*parseInstant("2026-04-01T00:00:00Z"), 3));
    QCOMPARE(used(counters), 1);
    QVERIFY(counters.limits.period.begin == *parseInstant("2026-04-01T00:00:00Z"));
    fold(counters, eventAt(kNoon, 5)); // of the period before
    QCOMPARE(used(counters), 1);
}

void TestCounters::doesNotDependOnTheOrder()
{
    std::vector<metering::LoggedEvent> events;
    for (std::uint64_t i = 0; i < 200; ++i) {
        events.push_back(eventAt(kNoon + std::chrono::seconds(7) * static_cast<int>(i), 2 * i + 1));
        events.back().status = i % 5 == 0 ? 502 : 200;
        if (i % 7 == 0)
            events.back().refused = RefusalReason::Minute;
    }
    ConsumerCounters inOrder;
    for (const auto& one : events)
        fold(inOrder, one);
    std::mt19937 random(1);
    for (int round = 0; round < 20; ++round) {
        std::ranges::shuffle(events, random);
        ConsumerCounters shuffled;
        for (const auto& one : events)
            fold(shuffled, one);
        QVERIFY(pack(shuffled) == pack(inOrder));
    }
}

void TestCounters::survivesBeingPacked()
{
    ConsumerCounters counters;
    auto one = eventAt(kNoon, 1);
    one.anchor.day = 31;
    fold(counters, one);
    one.refused = RefusalReason::Quota;
    fold(counters, one);
    const auto back = unpackCounters(pack(counters));
    QVERIFY(back);
    QVERIFY(*back == counters);
    QVERIFY(*unpackCounters(pack({})) == ConsumerCounters{});
}

void TestCounters::refusesDamage()
{
    const std::string bytes = pack({});
    for (std::size_t size = 0; size < bytes.size(); ++size)
        QVERIFY(!unpackCounters(bytes.substr(0, size)));
    QVERIFY(!unpackCounters(bytes + 'x'));
    QVERIFY(!unpackCounters('\x09' + bytes.substr(1)));
}

TOLLGATE_TEST(TestCounters)
#include "tst_counters.moc"
