#include "preview/scenario.h"

#include "preview/fixtures.h"
#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;

class TestScenario : public QObject {
    Q_OBJECT

private slots:
    void consumersStartOnTheFirstPlan();
    void anAssignmentMovesAConsumer();
    void refuses_data();
    void refuses();
};

namespace {

QString planNames(const preview::Side& side)
{
    QStringList names;
    for (const auto place : side.planOf)
        names << test::text(side.plans.plans[place].id.value);
    return names.join(u' ');
}

preview::ScenarioOptions freeAndPro()
{
    return {.today = test::plansOf(R"({"id":"free"},{"id":"pro"})"),
        .draft = {},
        .defaultPlan = {},
        .assignments = {}};
}

metering::UsageHistory adaAndBob()
{
    return test::historyOf({{.consumer = "ada", .start = "2018-01-01T00:00:00Z"},
        {.consumer = "bob", .start = "2018-01-01T00:00:00Z"}});
}

} // namespace

void TestScenario::consumersStartOnTheFirstPlan()
{
    const auto scenario = preview::makeScenario(adaAndBob(), freeAndPro());
    QVERIFY(scenario);
    QCOMPARE(planNames(scenario->before), QStringLiteral("free free"));
    QVERIFY(!scenario->hasDraft);
}

void TestScenario::anAssignmentMovesAConsumer()
{
    auto options = freeAndPro();
    options.draft = test::plansOf(R"({"id":"gold"})");
    options.defaultPlan = PlanId{"pro"};
    options.assignments
        = {{.consumer = "ada", .before = PlanId{"free"}, .after = PlanId{"gold"}, .where = {}},
            {.consumer = "nobody", .before = PlanId{"free"}, .after = {}, .where = {}}};
    const auto scenario = preview::makeScenario(adaAndBob(), options);
    QVERIFY(scenario);
    QCOMPARE(planNames(scenario->before), QStringLiteral("free pro"));
    QCOMPARE(planNames(scenario->after), QStringLiteral("gold pro"));
    QVERIFY(scenario->hasDraft);
}

void TestScenario::refuses_data()
{
    QTest::addColumn<QString>("defaultPlan");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("expected");
    QTest::addRow("an unknown default plan")
        << "gold"
        << "free"
        << ""
        << "the default plan: there is no plan 'gold'; use one of free, pro";
    QTest::addRow("an unknown plan in an assignment")
        << ""
        << "gold"
        << ""
        << "assign.csv, line 2: there is no plan 'gold'; use one of free, pro";
    QTest::addRow("an unknown plan after")
        << ""
        << "free"
        << "gold"
        << "assign.csv, line 2: there is no plan 'gold'; use one of free, pro";
}

void TestScenario::refuses()
{
    QFETCH(QString, defaultPlan);
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, expected);
    auto options = freeAndPro();
    options.defaultPlan = PlanId{defaultPlan.toStdString()};
    options.assignments = {{.consumer = "ada",
        .before = PlanId{before.toStdString()},
        .after = PlanId{after.toStdString()},
        .where = "assign.csv, line 2"}};
    const auto scenario = preview::makeScenario(adaAndBob(), options);
    QVERIFY(!scenario);
    QCOMPARE(test::text(describe(scenario.error())), expected);
}

TOLLGATE_TEST(TestScenario)
#include "tst_scenario.moc"
