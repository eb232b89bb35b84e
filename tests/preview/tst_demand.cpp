#include "preview/demand.h"

#include "metering/usage_history_builder.h"

#include "preview/fixtures.h"
#include "support/room_tests.h"

using namespace tollgate;
using preview::Dimension;

// What consumers ask for, whatever any limit lets through.
class TestDemand : public QObject {
    Q_OBJECT

private slots:
    void whatAGatewayRefusedWasAskedFor_data();
    void whatAGatewayRefusedWasAskedFor();
    void onlyThoseOnThePlan();
};

namespace {

// One request as a gateway logs it; refused ones carry the status of their refusal.
metering::UsageHistory oneRequest(metering::Status status, std::optional<RefusalReason> refused)
{
    metering::UsageHistoryBuilder builder;
    builder.add({.consumer = builder.consumer("ada"),
        .decidedAt = *parseInstant("2018-01-01T00:00:00Z"),
        .settledAt = *parseInstant("2018-01-01T00:00:00Z"),
        .decided = {.node = 0, .n = 1},
        .status = status,
        .refused = refused});
    return *std::move(builder).build();
}

} // namespace

void TestDemand::whatAGatewayRefusedWasAskedFor_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("refused"); // -1: accepted
    QTest::addColumn<qint64>("perMonth");
    QTest::addColumn<qint64>("perMinute");
    const auto add
        = [](const char* name, int status, int refused, qint64 perMonth, qint64 perMinute) {
              QTest::addRow("%s", name) << status << refused << perMonth << perMinute;
          };
    const auto reason = [](RefusalReason refused) { return static_cast<int>(refused); };
    add("a good answer", 200, -1, 1, 1);
    add("an upstream that failed is not billable, and was a request", 502, -1, 0, 1);
    add("refused by a limit: asked for", 429, reason(RefusalReason::Minute), 1, 1);
    add("refused for its key: nobody's demand", 401, reason(RefusalReason::RevokedKey), 0, 0);
}

void TestDemand::whatAGatewayRefusedWasAskedFor()
{
    QFETCH(int, status);
    QFETCH(int, refused);
    QFETCH(qint64, perMonth);
    QFETCH(qint64, perMinute);
    const auto usage = oneRequest(static_cast<metering::Status>(status),
        refused < 0 ? std::nullopt : std::optional(static_cast<RefusalReason>(refused)));
    auto scenario = test::scenarioOf(usage, test::plansOf(R"({"id":"p"})"));
    scenario.rules.count = metering::CountRule::Billable;
    const auto peak = [&](const Dimension& dimension) {
        return preview::demandOn(0, dimension, usage, scenario.before, scenario.rules)
            .consumers.front()
            .peak;
    };
    QCOMPARE(peak(Meter::Requests), perMonth);
    QCOMPARE(peak(Window::Minute), perMinute);
}

void TestDemand::onlyThoseOnThePlan()
{
    const auto usage = test::historyOf({{.consumer = "ada", .start = "2018-01-01T00:00:00Z"},
        {.consumer = "bob", .start = "2018-01-01T00:00:00Z"}});
    auto scenario = test::scenarioOf(usage, test::plansOf(R"({"id":"p"},{"id":"q"})"));
    scenario.before.planOf[1] = 1;
    const auto demand
        = preview::demandOn(1, Meter::Requests, usage, scenario.before, scenario.rules);
    QCOMPARE(demand.consumers.size(), std::size_t{1});
    QCOMPARE(demand.consumers.front().consumer, 1U);
}

TOLLGATE_TEST(TestDemand)
#include "tst_demand.moc"
