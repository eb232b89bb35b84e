#include "preview/outcome.h"
#include "preview/outcome_json.h"

#include "preview/fixtures.h"
#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;

class TestOutcome : public QObject {
    Q_OBJECT

private slots:
    void anUnchangedPlanChangesNothing();
    void withoutADraftTheTroubledComeMostFirst();
    void withADraftTheLargestChangeComesFirst();
    void jsonIsTheContract();
    void topCutsTheList();
};

namespace {

metering::UsageHistory threeConsumers()
{
    return test::historyOf({{.consumer = "calm", .start = "2018-04-17T06:25:06Z"},
        {.consumer = "busy", .start = "2018-04-17T06:26:00Z", .count = 5},
        {.consumer = "busier", .start = "2018-04-17T06:27:00Z", .count = 7}});
}

QString namesIn(const preview::Outcome& outcome, const metering::UsageHistory& usage)
{
    QStringList names;
    for (const auto& one : outcome.consumers)
        names << test::text(usage.consumerName(one.consumer));
    return names.join(u' ');
}

const char* const kThreeAMinute
    = R"({"id":"free","price":"1.00","rate_limits":[{"limit":3,"window":"minute"}]})";

} // namespace

void TestOutcome::anUnchangedPlanChangesNothing()
{
    const auto usage = threeConsumers();
    const PlanSet plans = test::plansOf(kThreeAMinute);
    const auto outcome = preview::preview(usage, test::scenarioOf(usage, plans, plans));
    QVERIFY(outcome);
    QCOMPARE(outcome->before, outcome->after);
    QVERIFY(outcome->consumers.empty());
}

void TestOutcome::withoutADraftTheTroubledComeMostFirst()
{
    const auto usage = threeConsumers();
    const auto outcome
        = preview::preview(usage, test::scenarioOf(usage, test::plansOf(kThreeAMinute)));
    QVERIFY(outcome);
    QCOMPARE(namesIn(*outcome, usage), QStringLiteral("busier busy"));
}

void TestOutcome::withADraftTheLargestChangeComesFirst()
{
    const auto usage = threeConsumers();
    const auto outcome = preview::preview(usage,
        test::scenarioOf(usage, test::plansOf(R"({"id":"free"})"),
            test::plansOf(R"({"id":"free","rate_limits":[{"limit":0,"window":"day"}]})")));
    QVERIFY(outcome);
    QCOMPARE(namesIn(*outcome, usage), QStringLiteral("busier busy calm"));
}

void TestOutcome::jsonIsTheContract()
{
    const auto usage = threeConsumers();
    const auto scenario = test::scenarioOf(usage, test::plansOf(kThreeAMinute),
        test::plansOf(
            R"({"id":"free","price":"1.00","quotas":[{"included":6,"when_exhausted":"bill_overage",
            "overage":{"unit_price":"0.002"}}]})"));
    const auto outcome = preview::preview(usage, scenario);
    QVERIFY(outcome);
    const Json json = preview::toJson(*outcome,
        {.usage = usage, .scenario = scenario, .unparsed = 2, .notes = {"a note"}, .top = 1});
    QCOMPARE(test::text(json.dump()),
        QStringLiteral(
            R"({"usage":{"events":13,"unparsed":2,"consumers":3,"first":"2018-04-17T06:25:06Z","last":"2018-04-17T06:27:06Z"},)"
            R"("before":{"requests":13,"accepted":7,"refused":{"minute":6,"quota":0,"feature":0,"key":0},"consumers_refused":2,)"
            R"("over_quota_units":{"requests":0},"overage":"0.00","invoiced":"3.00","currency":"USD"},)"
            R"("after":{"requests":13,"accepted":13,"refused":{"minute":0,"quota":0,"feature":0,"key":0},"consumers_refused":0,)"
            R"("over_quota_units":{"requests":1},"overage":"0.00","invoiced":"3.00","currency":"USD"},)"
            R"("consumers":[{"consumer":"busier","plan_before":"free","plan_after":"free",)"
            R"("before":{"requests":7,"accepted":3,"refused":{"minute":4,"quota":0,"feature":0,"key":0},"consumers_refused":1,)"
            R"("over_quota_units":{"requests":0},"overage":"0.00","invoiced":"1.00","currency":"USD"},)"
            R"("after":{"requests":7,"accepted":7,"refused":{"minute":0,"quota":0,"feature":0,"key":0},"consumers_refused":0,)"
            R"("over_quota_units":{"requests":1},"overage":"0.00","invoiced":"1.00","currency":"USD"},)"
            R"("first_refusal_after":null}],"notes":["a note"]})"));
}

void TestOutcome::topCutsTheList()
{
    const auto usage = threeConsumers();
    const auto scenario = test::scenarioOf(usage, test::plansOf(kThreeAMinute));
    const auto outcome = preview::preview(usage, scenario);
    QVERIFY(outcome);
    const auto written = [&](std::size_t top) {
        return preview::toJson(*outcome,
            {.usage = usage,
                .scenario = scenario,
                .unparsed = 0,
                .notes = {},
                .top = top})["consumers"]
            .size();
    };
    QCOMPARE(written(1), std::size_t{1});
    QCOMPARE(written(2), std::size_t{2});
    QCOMPARE(written(3), std::size_t{2});
    QCOMPARE(written(0), std::size_t{2});
}

TOLLGATE_TEST(TestOutcome)
#include "tst_outcome.moc"
