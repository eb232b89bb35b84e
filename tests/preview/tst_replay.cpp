#include "preview/replay.h"

#include "preview/fixtures.h"
#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;

class TestReplay : public QObject {
    Q_OBJECT

private slots:
    void totals_data();
    void totals();
    void firstRefusalIsTheEarliest();
    void stopsWhenAsked();
    void moneyThatDoesNotFitIsAnError();
    void progressRises();
};

namespace {

constexpr auto kTwoAMinute
    = R"({"id":"p","price":"5.00","rate_limits":[{"limit":2,"window":"minute"}]})";

} // namespace

void TestReplay::totals_data()
{
    QTest::addColumn<QString>("plan");
    QTest::addColumn<QString>("routes");
    QTest::addColumn<QString>("expected");
    struct Case {
        const char* name;
        const char* plan;
        const char* routes;
        const char* expected;
    };
    // The history: ada asks 4 times in one minute on 31 January and once on 1 February; bob once.
    for (const Case& c :
        {
            Case{"no limits: every period with an event is billed once",
                R"({"id":"p","price":"5.00"})", "",
                "6 requests, 6 accepted, beyond 0, overage 0.00, invoiced 15.00"},
            Case{"a limit of 4 lets exactly 4 through",
                R"({"id":"p","rate_limits":[{"limit":4,"window":"minute"}]})", "",
                "6 requests, 6 accepted, beyond 0, overage 0.00, invoiced 0.00"},
            Case{"a limit of 3 refuses the fourth",
                R"({"id":"p","rate_limits":[{"limit":3,"window":"minute"}]})", "",
                "6 requests, 5 accepted, minute 1, beyond 0, overage 0.00, invoiced 0.00"},
            Case{"a limit of 0 refuses all, and the period is billed all the same",
                R"({"id":"p","price":"1.00","rate_limits":[{"limit":0,"window":"day"}]})", "",
                "6 requests, 0 accepted, day 6, beyond 0, overage 0.00, invoiced 3.00"},
            Case{"minute and day both full: the day is named",
                R"({"id":"p","rate_limits":[{"limit":2,"window":"minute"},{"limit":2,"window":"day"}]})",
                "", "6 requests, 4 accepted, day 2, beyond 0, overage 0.00, invoiced 0.00"},
            Case{"a quota that refuses starts anew with the month",
                R"({"id":"p","quotas":[{"meter":"requests","included":3}]})", "",
                "6 requests, 5 accepted, quota 1, beyond 0, overage 0.00, invoiced 0.00"},
            Case{"a quota that bills lets all through",
                R"({"id":"p","quotas":[{"included":3,"when_exhausted":"bill_overage","overage":{"unit_price":"0.005"}}]})",
                "", "6 requests, 6 accepted, beyond 1, overage 0.01, invoiced 0.01"},
            Case{"a quota that notifies counts what is beyond, and bills nothing",
                R"({"id":"p","quotas":[{"included":1,"when_exhausted":"notify"}]})", "",
                "6 requests, 6 accepted, beyond 3, overage 0.00, invoiced 0.00"},
            Case{"a route's weight raises compute units",
                R"({"id":"p","quotas":[{"meter":"compute_units","included":5}]})",
                R"({"id":"r","match":{"path":"/*"},"weights":{"compute_units":"2.5"}})",
                "6 requests, 4 accepted, quota 2, beyond 0, overage 0.00, invoiced 0.00"},
            Case{"a feature that the plan lacks", R"({"id":"p"})",
                R"({"id":"r","match":{"method":"GET"},"feature":"batch"})",
                "6 requests, 0 accepted, feature 6, beyond 0, overage 0.00, invoiced 0.00"},
            Case{"a feature that the plan has", R"({"id":"p","features":["batch"]})",
                R"({"id":"r","match":{"method":"GET"},"feature":"batch"})",
                "6 requests, 6 accepted, beyond 0, overage 0.00, invoiced 0.00"},
        })
        QTest::addRow("%s", c.name) << QString::fromLatin1(c.plan) << QString::fromLatin1(c.routes)
                                    << QString::fromLatin1(c.expected);
}

void TestReplay::totals()
{
    QFETCH(QString, plan);
    QFETCH(QString, routes);
    QFETCH(QString, expected);
    const auto usage
        = test::historyOf({{.consumer = "ada", .start = "2018-01-31T23:59:00Z", .count = 4},
            {.consumer = "ada", .start = "2018-02-01T00:00:00Z"},
            {.consumer = "bob", .start = "2018-01-01T00:00:00Z"}});
    const auto scenario
        = test::scenarioOf(usage, test::plansOf(plan.toStdString(), routes.toStdString()));
    const auto replay = preview::replay(usage, scenario.before, scenario.rules);
    QVERIFY(replay);
    QCOMPARE(test::lineOf(replay->total), expected);
}

void TestReplay::firstRefusalIsTheEarliest()
{
    const auto usage
        = test::historyOf({{.consumer = "late", .start = "2018-01-02T00:00:00Z", .count = 3},
            {.consumer = "early", .start = "2018-01-01T00:00:00Z", .count = 3}});
    const auto scenario = test::scenarioOf(usage, test::plansOf(kTwoAMinute));
    const auto replay = preview::replay(usage, scenario.before, scenario.rules);
    QVERIFY(replay);
    QCOMPARE(test::text(formatInstant(*replay->total.firstRefusal)),
        QStringLiteral("2018-01-01T00:00:02Z"));
    QCOMPARE(replay->consumersRefused, 2);
}

void TestReplay::stopsWhenAsked()
{
    const auto usage
        = test::historyOf({{.consumer = "ada", .start = "2018-01-01T00:00:00Z", .count = 10}});
    const auto scenario = test::scenarioOf(usage, test::plansOf(kTwoAMinute));
    std::stop_source stop;
    stop.request_stop();
    const auto replay = preview::replay(
        usage, scenario.before, scenario.rules, {.stop = stop.get_token(), .progress = {}});
    QVERIFY(!replay);
    QCOMPARE(replay.error().code, ErrorCode::Cancelled);
}

void TestReplay::moneyThatDoesNotFitIsAnError()
{
    const auto usage = test::historyOf({{.consumer = "ada", .start = "2018-01-31T00:00:00Z"},
        {.consumer = "ada", .start = "2018-02-01T00:00:00Z"}});
    const auto scenario
        = test::scenarioOf(usage, test::plansOf(R"({"id":"p","price":"92233720368547758.07"})"));
    const auto replay = preview::replay(usage, scenario.before, scenario.rules);
    QVERIFY(!replay);
    QCOMPARE(test::text(describe(replay.error())),
        QStringLiteral(
            "ada: the invoices add up to more money than 64 bits hold; check prices and units"));
}

void TestReplay::progressRises()
{
    const auto usage
        = test::historyOf({{.consumer = "ada", .start = "2018-01-01T00:00:00Z", .count = 60'000},
            {.consumer = "bob", .start = "2018-01-01T00:00:00Z", .count = 60'000}});
    const auto scenario = test::scenarioOf(usage, test::plansOf(kTwoAMinute));
    std::vector<double> shares;
    const auto replay = preview::replay(usage, scenario.before, scenario.rules,
        {.stop = {}, .progress = [&](double share) { shares.push_back(share); }});
    QVERIFY(replay);
    QVERIFY(std::is_sorted(shares.begin(), shares.end()));
    QVERIFY(shares.empty() || shares.back() <= 1.0);
}

TOLLGATE_TEST(TestReplay)
#include "tst_replay.moc"
