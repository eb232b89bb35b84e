#include "domain/plan_json.h"

#include "support/plan_text.h"
#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;

namespace {

constexpr const char* kShipped = R"({"plans":[
  {"id":"free","name":"Free","currency":"USD","price":"0.00","cycle":"monthly",
   "rate_limits":[{"limit":60,"window":"minute"},{"limit":1000,"window":"day"}],
   "quotas":[{"meter":"requests","included":10000,"when_exhausted":"refuse"}],"features":[]},
  {"id":"pro","name":"Pro","currency":"USD","price":"49.00","cycle":"monthly",
   "rate_limits":[{"limit":600,"window":"minute"},{"limit":50000,"window":"day"}],
   "quotas":[{"meter":"requests","included":50000,"when_exhausted":"bill_overage",
     "overage":{"model":"per_unit","unit_price":"0.002"},"notify_at":[0.8,1.0]}],
   "features":["batch-processing","webhooks"]},
  {"id":"enterprise","name":"Enterprise","currency":"USD","price":"990.00","cycle":"monthly",
   "rate_limits":[{"limit":6000,"window":"minute"}],
   "quotas":[{"meter":"requests","included":5000000,"when_exhausted":"notify",
     "notify_at":[0.8,1.0]}],"features":["batch-processing","webhooks","priority"]}],
 "routes":[{"id":"batch","match":{"method":"POST","path":"/v1/batch*"},
   "feature":"batch-processing","weights":{"compute_units":"5"},
   "upstream":"http://127.0.0.1:9000"}]})";

} // namespace

class TestPlanJson : public QObject {
    Q_OBJECT

private slots:
    void shippedPlans();
    void shippedPlansRoundTrip();
    void reads_data();
    void reads();
    void roundTrips_data();
    void roundTrips();
    void readsWhatItMadeInMemory();
    void aLimitSetOverNullIsWritten();
    void speaksOfRoutesOnlyWhereTheFileDoes_data();
    void speaksOfRoutesOnlyWhereTheFileDoes();
    void namesTheFileWhateverItIsCalled();
};

void TestPlanJson::shippedPlans()
{
    const auto plans = parsePlanSet(kShipped, "plans.json");
    QVERIFY2(plans, qPrintable(test::failureText(plans)));
    QCOMPARE(test::text(*plans),
        QStringLiteral("free 60/minute 1000/day 10000 requests refuse\n"
                       "pro USD 49.00 600/minute 50000/day 50000 requests bill_overage at 0.002 "
                       "+batch-processing +webhooks\n"
                       "enterprise USD 990.00 6000/minute 5000000 requests notify "
                       "+batch-processing +webhooks +priority"));
    QCOMPARE(plans->plans[1].name, "Pro");
    QCOMPARE(plans->plans[1].quotas[0].notifyAt, (std::vector<double>{0.8, 1.0}));
    QCOMPARE(plans->routesOrNone().size(), 1U);
}

void TestPlanJson::shippedPlansRoundTrip()
{
    const auto plans = parsePlanSet(kShipped, "plans.json");
    QVERIFY2(plans, qPrintable(test::failureText(plans)));
    QCOMPARE(test::text(toJson(*plans).dump()), test::text(Json::parse(kShipped).dump()));
}

void TestPlanJson::reads_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QString>("expected");
    struct Case {
        const char* name;
        const char* document;
        const char* expected;
    };
    for (const Case& c : {
             Case{"an id is enough", R"({"id":"a"})", "a"},
             Case{"null is as good as absent",
                 R"({"id":"a","name":null,"currency":null,"price":null,"cycle":null,)"
                 R"("rate_limits":null,"quotas":null,"features":null,"version":null})",
                 "a"},
             Case{"daily", R"({"id":"a","cycle":"daily"})", "a daily"},
             Case{"yen", R"({"id":"a","currency":"JPY","price":"4900"})", "a JPY 4900"},
             Case{"the one algorithm, named",
                 R"({"id":"a","rate_limits":[{"limit":1,"window":"hour",)"
                 R"("algorithm":"fixed_window"}]})",
                 "a 1/hour"},
             Case{"a limit without a window is per minute",
                 R"({"id":"a","rate_limits":[{"limit":1}]})", "a 1/minute"},
             Case{"a limit of nothing", R"({"id":"a","rate_limits":[{"limit":0,"window":"day"}]})",
                 "a 0/day"},
             Case{"the largest limit",
                 R"({"id":"a","rate_limits":[{"limit":9223372036854775806,"window":"day"}]})",
                 "a 9223372036854775806/day"},
             Case{"a limit of null is unlimited",
                 R"({"id":"a","rate_limits":[{"limit":null,"window":"day"}]})", "a any/day"},
             Case{"all three windows",
                 R"({"id":"a","rate_limits":[{"limit":3,"window":"day"},)"
                 R"({"limit":1,"window":"minute"},{"limit":2,"window":"hour"}]})",
                 "a 3/day 1/minute 2/hour"},
             Case{"a quota counts requests and refuses", R"({"id":"a","quotas":[{"included":5}]})",
                 "a 5 requests refuse"},
             Case{"an allowance of null is unlimited",
                 R"({"id":"a","quotas":[{"meter":"bytes_out","included":null}]})",
                 "a any bytes_out refuse"},
             Case{"no allowance is unlimited", R"({"id":"a","quotas":[{"meter":"bytes_in"}]})",
                 "a any bytes_in refuse"},
             Case{"overage is per unit",
                 R"({"id":"a","quotas":[{"included":0,"when_exhausted":"bill_overage",)"
                 R"("overage":{"unit_price":"0.000000000001"}}]})",
                 "a 0 requests bill_overage at 0.000000000001"},
             Case{"a price stays while another mode is tried",
                 R"({"id":"a","quotas":[{"included":9,"when_exhausted":"notify",)"
                 R"("overage":{"unit_price":"0.5"}}]})",
                 "a 9 requests notify at 0.5"},
             Case{"the largest allowance of compute units",
                 R"({"id":"a","quotas":[{"meter":"compute_units","included":9223372036854}]})",
                 "a 9223372036854 compute_units refuse"},
         })
        QTest::addRow("%s", c.name) << QByteArray(c.document) << QString::fromLatin1(c.expected);
}

void TestPlanJson::reads()
{
    QFETCH(QByteArray, document);
    QFETCH(QString, expected);
    const auto plan = planFromJson(Json::parse(document.toStdString()), "plans[0]");
    QVERIFY2(plan, qPrintable(test::failureText(plan)));
    QCOMPARE(test::text(*plan), expected);
}

void TestPlanJson::roundTrips_data()
{
    QTest::addColumn<QByteArray>("document");
    struct Case {
        const char* name;
        const char* document;
    };
    for (const Case& c : {
             Case{"members of the file", R"({"plans":[],"note":"x","contact":{"mail":null}})"},
             Case{"members of a plan", R"({"plans":[{"id":"a","legacy":{"tier":[1,2.5]}}]})"},
             Case{"members of a limit",
                 R"({"plans":[{"id":"a","rate_limits":[{"limit":1,"why":{"a":[]}}]}]})"},
             Case{"members of a quota", R"({"plans":[{"id":"a","quotas":[{"note":"soft"}]}]})"},
             Case{"members of an overage that is billed",
                 R"({"plans":[{"id":"a","quotas":[{"when_exhausted":"bill_overage",)"
                 R"("overage":{"unit_price":"0.1","sku":"x"}}]}]})"},
             Case{"members of an overage that is not",
                 R"({"plans":[{"id":"a","quotas":[{"overage":{"unit_price":"0","sku":"x"}}]}]})"},
             Case{"members of a route", R"({"plans":[],"routes":[{"id":"r","note":{"a":{}}}]})"},
             Case{"no routes and an empty list differ", R"({"plans":[],"routes":[]})"},
             Case{"a served version", R"({"plans":[{"id":"a","version":7}]})"},
             Case{"an unlimited window",
                 R"({"plans":[{"id":"a","rate_limits":[{"limit":null,"window":"day"}]}]})"},
         })
        QTest::addRow("%s", c.name) << QByteArray(c.document);
}

// Read, written and read again: the same value, and every member of the first text is in the
// second.
void TestPlanJson::roundTrips()
{
    QFETCH(QByteArray, document);
    const auto first = parsePlanSet(document.toStdString(), "plans.json");
    QVERIFY2(first, qPrintable(test::failureText(first)));
    const std::string written = toJson(*first).dump();
    const auto second = parsePlanSet(written, "written.json");
    QVERIFY2(second, qPrintable(test::failureText(second)));
    QVERIFY2(*second == *first, written.c_str());
    const Json patch = Json::diff(Json::parse(document.toStdString()), Json::parse(written));
    for (const Json& step : patch)
        QVERIFY2(step.at("op") == "add", (step.dump() + " in " + written).c_str());
}

void TestPlanJson::readsWhatItMadeInMemory()
{
    const auto plans = parsePlanSet(kShipped, "plans.json").value();
    const auto again = planSetFromJson(toJson(plans));
    QVERIFY2(again, qPrintable(test::failureText(again)));
    QVERIFY(*again == plans);
}

void TestPlanJson::aLimitSetOverNullIsWritten()
{
    Plan plan = parsePlanSet(
        R"({"plans":[{"id":"a","rate_limits":[{"window":"day","limit":null}]}]})", "")
                    .value()
                    .plans.front();
    plan.rateLimits.front().limit = 60;
    QCOMPARE(test::text(toJson(plan)["rate_limits"].dump()),
        QStringLiteral(R"([{"limit":60,"window":"day"}])"));
}

void TestPlanJson::speaksOfRoutesOnlyWhereTheFileDoes_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<bool>("expected");
    QTest::addRow("absent") << QByteArray(R"({"plans":[]})") << false;
    QTest::addRow("null") << QByteArray(R"({"plans":[],"routes":null})") << false;
    QTest::addRow("an empty list") << QByteArray(R"({"plans":[],"routes":[]})") << true;
}

void TestPlanJson::speaksOfRoutesOnlyWhereTheFileDoes()
{
    QFETCH(QByteArray, document);
    QFETCH(bool, expected);
    const auto plans = parsePlanSet(document.toStdString(), "plans.json");
    QVERIFY2(plans, qPrintable(test::failureText(plans)));
    QCOMPARE(plans->routes.has_value(), expected);
    QCOMPARE(toJson(*plans).contains("routes"), expected);
}

void TestPlanJson::namesTheFileWhateverItIsCalled()
{
    QCOMPARE(test::failureText(parsePlanSet(R"({"plans":[{}]})", "plans")),
        QStringLiteral("plans, plans[0].id: is missing"));
}

TOLLGATE_TEST(TestPlanJson)
#include "tst_plan_json.moc"
