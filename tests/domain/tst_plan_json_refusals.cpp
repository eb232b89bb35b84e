#include "domain/plan_json.h"

#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;

// Every refusal names the field: nothing that was written is dropped or guessed.
class TestPlanJsonRefusals : public QObject {
    Q_OBJECT

private slots:
    void ofPlans_data();
    void ofPlans();
    void ofLimits_data();
    void ofLimits();
    void ofQuotas_data();
    void ofQuotas();
    void ofFiles_data();
    void ofFiles();

private:
    static void addRow(const char* name, const char* document, const char* expected)
    {
        QTest::addRow("%s", name) << QByteArray(document) << QString::fromLatin1(expected);
    }
    static void addColumns()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QString>("expected");
    }
    // The document stands at `path` within a file of one plan.
    static void compare(const char* before, const char* after)
    {
        QFETCH(QByteArray, document);
        QFETCH(QString, expected);
        const std::string file = before + document.toStdString() + after;
        QCOMPARE(test::failureText(parsePlanSet(file, "plans.json")), expected);
    }
};

void TestPlanJsonRefusals::ofPlans_data()
{
    addColumns();
    addRow("no id", "{}", "plans.json, plans[0].id: is missing");
    addRow("an empty id", R"({"id":""})", "plans.json, plans[0].id: must not be empty");
    addRow("no object", "7", "plans.json, plans[0]: must be an object, is a whole number");
    addRow("a name that is no string", R"({"id":"a","name":7})",
        "plans.json, plans[0].name: must be a string, is 7");
    addRow("a version below zero", R"({"id":"a","version":-1})",
        "plans.json, plans[0].version: must be a whole number from 0 to 9223372036854775807, is "
        "-1");
    addRow("a currency of four letters", R"({"id":"a","currency":"USDT"})",
        "plans.json, plans[0].currency: 'USDT' is not a currency code; use the three capital "
        "letters of ISO 4217, such as USD");
    addRow("a price that is a number", R"({"id":"a","price":49.0})",
        "plans.json, plans[0].price: must be a string, is 49.0");
    addRow("a price below zero", R"({"id":"a","price":"-1"})",
        "plans.json, plans[0].price: '-1' is not an amount from 0 up with at most 2 decimal "
        "places");
    addRow("half a yen", R"({"id":"a","currency":"JPY","price":"0.5"})",
        "plans.json, plans[0].price: '0.5' is not an amount from 0 up with at most 0 decimal "
        "places");
    addRow("a cycle that is not offered", R"({"id":"a","cycle":"weekly"})",
        "plans.json, plans[0].cycle: must be daily or monthly, is 'weekly'");
    addRow("limits that are no list", R"({"id":"a","rate_limits":{}})",
        "plans.json, plans[0].rate_limits: must be a list, is an object");
    addRow("two limits of one window", R"({"id":"a","rate_limits":[{"limit":1},{"limit":2}]})",
        "plans.json, plans[0].rate_limits[1].window: is named twice");
    addRow("two quotas of one meter", R"({"id":"a","quotas":[{"meter":"bytes_in"},{},{}]})",
        "plans.json, plans[0].quotas[2].meter: is named twice");
    addRow("a feature that is no string", R"({"id":"a","features":["x",null]})",
        "plans.json, plans[0].features[1]: must be a string, is null");
    addRow("a flat fee", R"({"id":"a","flat_fee":"5.00"})",
        "plans.json, plans[0].flat_fee: is not offered; take it out to go on without it");
    addRow("a minimum commit", R"({"id":"a","minimum_commit":"5.00"})",
        "plans.json, plans[0].minimum_commit: is not offered; take it out to go on without it");
}

void TestPlanJsonRefusals::ofPlans() { compare(R"({"plans":[)", "]}"); }

void TestPlanJsonRefusals::ofLimits_data()
{
    addColumns();
    addRow("no limit", "{}", "plans.json, plans[0].rate_limits[0].limit: is missing");
    addRow("below zero", R"({"limit":-1})",
        "plans.json, plans[0].rate_limits[0].limit: must be a whole number from 0 to "
        "9223372036854775807, is -1");
    addRow("above int64", R"({"limit":9223372036854775808})",
        "plans.json, plans[0].rate_limits[0].limit: must be a whole number from 0 to "
        "9223372036854775807, is 9223372036854775808");
    addRow("half a request", R"({"limit":0.5})",
        "plans.json, plans[0].rate_limits[0].limit: must be a whole number from 0 to "
        "9223372036854775807, is 0.5");
    addRow("in words", R"({"limit":"60"})",
        "plans.json, plans[0].rate_limits[0].limit: must be a whole number from 0 to "
        "9223372036854775807, is a string");
    addRow("a window that is not offered", R"({"limit":1,"window":"second"})",
        "plans.json, plans[0].rate_limits[0].window: must be minute, hour or day, is 'second'");
    addRow("a sliding window", R"({"limit":600,"window":"minute","algorithm":"sliding_window"})",
        "plans.json, plans[0].rate_limits[0].algorithm: 'sliding_window' is not offered; the one "
        "on offer is fixed_window");
    addRow("a token bucket", R"({"algorithm":"token_bucket","rate":10,"per":"second","burst":50})",
        "plans.json, plans[0].rate_limits[0].algorithm: 'token_bucket' is not offered; the one on "
        "offer is fixed_window");
}

void TestPlanJsonRefusals::ofLimits() { compare(R"({"plans":[{"id":"a","rate_limits":[)", "]}]}"); }

void TestPlanJsonRefusals::ofQuotas_data()
{
    addColumns();
    addRow("a meter that is none", R"({"meter":"tokens"})",
        "plans.json, plans[0].quotas[0].meter: 'tokens' is no meter; known are requests, "
        "compute_units, bytes_in, bytes_out, resource_seconds, active_resources");
    addRow("an allowance below zero", R"({"included":-1})",
        "plans.json, plans[0].quotas[0].included: must be a whole number from 0 to "
        "9223372036854775807, is -1");
    addRow("an allowance that overflows its millionths",
        R"({"meter":"compute_units","included":9223372036855})",
        "plans.json, plans[0].quotas[0].included: 9223372036855 is too large for compute_units");
    addRow("a mode that is none", R"({"when_exhausted":"throttle"})",
        "plans.json, plans[0].quotas[0].when_exhausted: must be refuse, bill_overage or notify, is "
        "'throttle'");
    addRow("overage without a price", R"({"when_exhausted":"bill_overage"})",
        "plans.json, plans[0].quotas[0].overage: is missing, and bill_overage needs a unit_price");
    addRow("overage without its price", R"({"when_exhausted":"bill_overage","overage":{}})",
        "plans.json, plans[0].quotas[0].overage.unit_price: is missing");
    addRow("a unit price that is a number", R"({"overage":{"unit_price":0.002}})",
        "plans.json, plans[0].quotas[0].overage.unit_price: must be a string, is 0.002");
    addRow("a unit price too fine", R"({"overage":{"unit_price":"0.0000000000001"}})",
        "plans.json, plans[0].quotas[0].overage.unit_price: '0.0000000000001' is not an amount "
        "from 0 up with at most 12 decimal places");
    addRow("tiers", R"({"overage":{"model":"graduated","tiers":[]}})",
        "plans.json, plans[0].quotas[0].overage.model: 'graduated' is not offered; the one on "
        "offer is per_unit");
    addRow("tiers beside a unit price", R"({"overage":{"unit_price":"1","tiers":[]}})",
        "plans.json, plans[0].quotas[0].overage.tiers: is not offered; take it out to go on "
        "without it");
    addRow("a package price", R"({"overage":{"unit_price":"1","size":1000,"price":"1.50"}})",
        "plans.json, plans[0].quotas[0].overage.size: is not offered; take it out to go on without "
        "it");
    addRow("a flat fee", R"({"flat_fee":"1.00"})",
        "plans.json, plans[0].quotas[0].flat_fee: is not offered; take it out to go on without it");
    addRow("a threshold of nothing", R"({"notify_at":[0.8,0]})",
        "plans.json, plans[0].quotas[0].notify_at[1]: must be a share of the allowance above 0, "
        "such as 0.8");
    addRow("a threshold in words", R"({"notify_at":["80%"]})",
        "plans.json, plans[0].quotas[0].notify_at[0]: must be a share of the allowance above 0, "
        "such as 0.8");
}

void TestPlanJsonRefusals::ofQuotas() { compare(R"({"plans":[{"id":"a","quotas":[)", "]}]}"); }

void TestPlanJsonRefusals::ofFiles_data()
{
    addColumns();
    addRow("no plans", "{}", "plans.json, plans: is missing");
    addRow("a list of plans alone", "[]", "plans.json, the document: must be an object, is a list");
    addRow("two plans of one id", R"({"plans":[{"id":"a"},{"id":"a"}]})",
        "plans.json, plans[1].id: is named twice");
    addRow("two routes of one id", R"({"plans":[],"routes":[{"id":"a"},{"id":"a"}]})",
        "plans.json, routes[1].id: is named twice");
    addRow("the second plan", R"({"plans":[{"id":"a"},{"id":"b","quotas":[{"included":"x"}]}]})",
        "plans.json, plans[1].quotas[0].included: must be a whole number from 0 to "
        "9223372036854775807, is a string");
    addRow("a broken file", "{\"plans\":\n[}",
        "plans.json, line 2, column 2: not valid JSON: unexpected '}'; expected '[', '{', or a "
        "literal");
    addRow("one line, however long or odd the word",
        R"({"plans":[{"id":"a","cycle":"a\nvery very very very very very very long word"}]})",
        "plans.json, plans[0].cycle: must be daily or monthly, is 'a?very very very very very very "
        "very lon...'");
}

void TestPlanJsonRefusals::ofFiles() { compare("", ""); }

TOLLGATE_TEST(TestPlanJsonRefusals)
#include "tst_plan_json_refusals.moc"
