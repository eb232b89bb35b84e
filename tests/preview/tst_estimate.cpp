#include "preview/estimate.h"

#include "preview/fixtures.h"
#include "support/print.h"
#include "support/room_tests.h"

#include <fmt/format.h>

#include <limits>

using namespace tollgate;
using preview::Dimension;

// The estimate while a handle is dragged, against the exact replay of where it is let go.
class TestEstimate : public QObject {
    Q_OBJECT

private slots:
    void limitsAreReadAndSet();
    void limitsStopAtTheLargest();
    void aDragEndsWhereTheReplayDoes_data();
    void aDragEndsWhereTheReplayDoes();
    void unitsAreNoRequests();
    void usageScaledUpAndDown();
    void aBillIsUpAboveAQuarter_data();
    void aBillIsUpAboveAQuarter();
};

namespace {

std::string print(const preview::Ledger& ledger)
{
    const auto pair = [](const preview::BeforeAfter& figure) {
        return fmt::format("{} -> {}", figure.before, figure.after);
    };
    return fmt::format("affected {}, refused {}, overage {}, bills up {}",
        pair(ledger.consumersAffected), pair(ledger.requestsRefused),
        pair(ledger.overageMinorUnits), pair(ledger.billsUp));
}

metering::UsageHistory manySizes()
{
    return test::historyOf({{.consumer = "a", .start = "2018-01-01T00:00:10Z", .count = 3},
        {.consumer = "b", .start = "2018-01-01T00:01:00Z", .count = 20},
        {.consumer = "c", .start = "2018-01-01T00:02:00Z", .count = 50},
        {.consumer = "d", .start = "2018-01-01T00:03:00Z", .count = 59},
        {.consumer = "d", .start = "2018-01-01T00:05:00Z", .count = 59}});
}

constexpr const char* kRefuses = R"({"id":"p","quotas":[{"included":40}]})";
constexpr const char* kBills = R"({"id":"p","price":"0.50",
    "quotas":[{"included":40,"when_exhausted":"bill_overage","overage":{"unit_price":"0.03"}}]})";
constexpr const char* kNotifies
    = R"({"id":"p","quotas":[{"included":40,"when_exhausted":"notify"}]})";
constexpr const char* kBillsNothing = R"({"id":"p","price":"0.50",
    "quotas":[{"included":null,"when_exhausted":"bill_overage","overage":{"unit_price":"0.03"}}]})";
constexpr const char* kNoWindowLimit
    = R"({"id":"p","rate_limits":[{"limit":null,"window":"minute"}]})";
constexpr const char* kLimits = R"({"id":"p","rate_limits":[{"limit":40,"window":"minute"}]})";

} // namespace

void TestEstimate::limitsAreReadAndSet()
{
    const Plan none;
    for (const Dimension& dimension :
        {Dimension{Meter::Requests}, Dimension{Meter::ComputeUnits}, Dimension{Window::Day}}) {
        QVERIFY(!preview::limitOf(none, dimension));
        const Plan limited = preview::withLimit(none, dimension, 7);
        QCOMPARE(preview::limitOf(limited, dimension), std::optional<std::int64_t>(7));
        const Plan again = preview::withLimit(limited, dimension, 8);
        QCOMPARE(preview::limitOf(again, dimension), std::optional<std::int64_t>(8));
        QVERIFY(!preview::limitOf(preview::withLimit(limited, dimension, std::nullopt), dimension));
    }
}

void TestEstimate::limitsStopAtTheLargest()
{
    constexpr std::int64_t kTop = std::numeric_limits<std::int64_t>::max();
    for (const auto& [dimension, largest] : {std::pair{Dimension{Meter::Requests}, kTop},
             std::pair{Dimension{Meter::ComputeUnits}, kTop / 1'000'000},
             std::pair{Dimension{Window::Day}, kTop - 1}}) {
        QCOMPARE(preview::largestLimit(dimension), largest);
        const Plan limited = preview::withLimit({}, dimension, kTop);
        QCOMPARE(preview::limitOf(limited, dimension), std::optional(largest));
        QCOMPARE(preview::limitOf(preview::withLimit({}, dimension, -1), dimension),
            std::optional<std::int64_t>(0));
    }
}

void TestEstimate::aDragEndsWhereTheReplayDoes_data()
{
    QTest::addColumn<QString>("plan");
    QTest::addColumn<bool>("isQuota");
    QTest::addColumn<qint64>("limit");
    for (const qint64 limit : {0, 1, 3, 20, 39, 40, 41, 50, 59, 118, 1000}) {
        QTest::addRow("a quota that refuses, to %lld", limit) << kRefuses << true << limit;
        QTest::addRow("a quota that bills, to %lld", limit) << kBills << true << limit;
        QTest::addRow("a quota that notifies, to %lld", limit) << kNotifies << true << limit;
        QTest::addRow("a rate limit, to %lld", limit) << kLimits << false << limit;
        QTest::addRow("from unlimited, billed, to %lld", limit) << kBillsNothing << true << limit;
        QTest::addRow("from an unlimited window, to %lld", limit)
            << kNoWindowLimit << false << limit;
    }
}

void TestEstimate::aDragEndsWhereTheReplayDoes()
{
    QFETCH(QString, plan);
    QFETCH(bool, isQuota);
    QFETCH(qint64, limit);
    const auto usage = manySizes();
    const PlanSet today = test::plansOf(plan.toStdString());
    const Dimension dimension = isQuota ? Dimension{Meter::Requests} : Dimension{Window::Minute};
    PlanSet moved = today;
    moved.plans[0] = preview::withLimit(moved.plans[0], dimension, limit);
    const auto scenario = test::scenarioOf(usage, today, moved);
    const auto before = preview::replay(usage, scenario.before, scenario.rules).value();
    const auto after = preview::replay(usage, scenario.after, scenario.rules).value();
    const auto demand = preview::demandOn(0, dimension, usage, scenario.before, scenario.rules);
    const preview::BillsUpCurve billsUp(demand, today.plans[0], dimension, before, before);
    const preview::DragStart start{.demand = demand,
        .draft = today.plans[0],
        .dimension = dimension,
        .exact = preview::ledgerOf(demand, before, before),
        .billsUp = billsUp};
    auto estimate = preview::estimateAt(start, limit);
    auto exact = preview::ledgerOf(demand, before, after);
    // Each line is rounded once, the estimate once for all: half a cent for each bill at most.
    QVERIFY(std::abs(estimate.overageMinorUnits.after - exact.overageMinorUnits.after) <= 2);
    estimate.overageMinorUnits.after = exact.overageMinorUnits.after;
    QCOMPARE(QString::fromStdString(print(estimate)), QString::fromStdString(print(exact)));
}

void TestEstimate::unitsAreNoRequests()
{
    const Plan plan = preview::withLimit({}, Meter::ComputeUnits, 40);
    preview::Demand demand;
    demand.consumers = {{.consumer = 0, .peak = 118}};
    demand.peaks = demand.all = preview::LimitCurve({118});
    const preview::BillsUpCurve none;
    const auto ledger = preview::estimateAt({.demand = demand,
                                                .draft = plan,
                                                .dimension = Meter::ComputeUnits,
                                                .exact = {},
                                                .billsUp = none},
        30);
    QCOMPARE(ledger.requestsRefused.after, 0); // 10 units more are beyond: nobody knows how many
}

void TestEstimate::usageScaledUpAndDown()
{
    const auto usage = manySizes();
    const auto scenario = test::scenarioOf(usage, test::plansOf(kRefuses));
    const auto demand
        = preview::demandOn(0, Meter::Requests, usage, scenario.before, scenario.rules);
    // Usage 3, 20, 50, 118: beyond 40 lie 88, beyond 30 lie 108; at 120 % it is 121.6 and 141.6.
    QCOMPARE(preview::scaledDifference(demand, 40, 30, 100), 20);
    QCOMPARE(preview::scaledDifference(demand, 40, 30, 120), 20);
    QCOMPARE(preview::scaledDifference(demand, 40, 40, 120), 0);
    QVERIFY(preview::scaledDifference(demand, 40, 30, 0) == 0);
}

void TestEstimate::aBillIsUpAboveAQuarter_data()
{
    QTest::addColumn<qint64>("before");
    QTest::addColumn<qint64>("after");
    QTest::addColumn<bool>("expected");
    QTest::addRow("exactly a quarter is not above it") << qint64(100) << qint64(125) << false;
    QTest::addRow("a cent above a quarter") << qint64(100) << qint64(126) << true;
    QTest::addRow("any rise from nothing") << qint64(0) << qint64(1) << true;
    QTest::addRow("nothing to nothing") << qint64(0) << qint64(0) << false;
    QTest::addRow("a fall") << qint64(100) << qint64(1) << false;
}

void TestEstimate::aBillIsUpAboveAQuarter()
{
    QFETCH(qint64, before);
    QFETCH(qint64, after);
    QFETCH(bool, expected);
    QCOMPARE(preview::billIsUp(before, after), expected);
}

TOLLGATE_TEST(TestEstimate)
#include "tst_estimate.moc"
