#include "metering/usage_history_builder.h"
#include "preview/outcome.h"

#include "preview/random_traces.h"
#include "support/print.h"
#include "support/room_tests.h"

#include <fmt/format.h>

using namespace tollgate;
using preview::Figures;

// The preview against a second implementation that takes one request at a time.
class TestOracle : public QObject {
    Q_OBJECT

private slots:
    void previewEqualsTheOracle_data();
    void previewEqualsTheOracle();
};

namespace {

std::string print(const Figures& figures)
{
    std::string text
        = fmt::format("requests {} accepted {} refused", figures.requests, figures.accepted);
    for (const RefusalKind kind : kRefusalKinds)
        text += fmt::format(" {}:{}", nameOf(kind), figures.refused[indexOf(kind)]);
    for (const Meter meter : kMeters)
        text += fmt::format(" {}:{}/{}", nameOf(meter), figures.used[indexOf(meter)].value,
            figures.beyondQuota[indexOf(meter)].value);
    return text
        + fmt::format(" overage {} invoiced {} first {}", figures.overageMinorUnits,
            figures.invoicedMinorUnits,
            figures.firstRefusal ? formatInstantMillis(*figures.firstRefusal) : "none");
}

metering::UsageHistory historyOf(const test::OracleTrace& trace)
{
    metering::UsageHistoryBuilder builder;
    for (const auto& request : trace.requests) {
        metering::UsageEvent event = request.event;
        event.consumer = builder.consumer(request.consumer);
        event.target = builder.target(request.method, request.path);
        builder.add(event);
    }
    return *std::move(builder).build();
}

} // namespace

void TestOracle::previewEqualsTheOracle_data()
{
    QTest::addColumn<bool>("sequenced");
    QTest::addRow("1,000 imports, decided and settled at once") << false;
    QTest::addRow("1,000 gateway logs, settled late and out of order") << true;
}

void TestOracle::previewEqualsTheOracle()
{
    QFETCH(bool, sequenced);
    std::int64_t refusals = 0;
    for (std::uint64_t seed = 0; seed < 1000; ++seed) {
        const auto trace = test::randomTrace(seed, sequenced);
        const auto usage = historyOf(trace);
        const AnchorDay anchor = test::randomAnchor(seed);
        const PlanSet today = test::randomPlans(seed);
        const PlanSet draft = test::randomPlans(seed + 5000);
        preview::ScenarioOptions options{
            .today = today, .draft = draft, .defaultPlan = {}, .assignments = {}};
        options.assignments.push_back(
            {.consumer = "bob", .before = PlanId{"pro"}, .after = PlanId{"free"}, .where = {}});
        options.rules.count
            = seed % 2 == 0 ? metering::CountRule::All : metering::CountRule::Billable;
        options.rules.anchorOf.assign(usage.consumerCount(), anchor);
        const auto scenario = preview::makeScenario(usage, options);
        QVERIFY(scenario);
        for (const preview::Side* side : {&scenario->before, &scenario->after}) {
            const auto replay = preview::replay(usage, *side, scenario->rules);
            QVERIFY(replay);
            for (std::uint32_t i = 0; i < usage.consumerCount(); ++i) {
                const auto expected = test::oracleFigures(trace, std::string(usage.consumerName(i)),
                    side->planFor(i), side->plans.routesOrNone(), scenario->rules, anchor);
                refusals += expected.refusedInAll();
                QVERIFY2(replay->consumers[i] == expected,
                    fmt::format("seed {}, consumer {}:\n  preview {}\n  oracle  {}", seed,
                        usage.consumerName(i), print(replay->consumers[i]), print(expected))
                        .c_str());
            }
        }
    }
    // Traces that hit no limit would prove nothing.
    QVERIFY(refusals > 10'000);
}

TOLLGATE_TEST(TestOracle)
#include "tst_oracle.moc"
