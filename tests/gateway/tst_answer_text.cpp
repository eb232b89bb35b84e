#include "gateway/answer_text.h"

#include "base/json.h"
#include "domain/plan_json.h"
#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;
using namespace tollgate::gateway;

namespace {

const Instant kNow = *parseInstant("2026-03-10T12:00:30.500Z");

std::shared_ptr<const ServedPlan> planOf(const char* json)
{
    const auto plans = parsePlanSet(std::string("{\"plans\":[") + json + "]}", "plans");
    auto plan = plans->plans.front();
    plan.version = 4;
    return (*Serving::of({.plans = {plan}}))->newest(plan.id);
}

enforcement::LimitState stateWith(std::int64_t perMinute, std::int64_t perDay)
{
    auto state = enforcement::advanced({}, Cycle::Monthly, kNow);
    state.windows[indexOf(Window::Minute)].accepted = perMinute;
    state.windows[indexOf(Window::Day)].accepted = perDay;
    return state;
}

constexpr const char* kTwoWindows
    = R"({"id":"free","name":"Free","rate_limits":[{"limit":60,"window":"minute"},{"limit":100,"window":"day"}]})";

} // namespace

class TestAnswerText : public QObject {
    Q_OBJECT

private slots:
    void namesTheTightestWindow_data();
    void namesTheTightestWindow();
    void saysNothingWithoutLimits();
    void tellsOfAQuotaThatOnlyNotifies();
    void writesProblemsThatParse();
    void givesQuotasInWholeUnits();
};

void TestAnswerText::namesTheTightestWindow_data()
{
    QTest::addColumn<int>("perMinute");
    QTest::addColumn<int>("perDay");
    QTest::addColumn<QString>("says");
    QTest::addRow("the minute has less left") << 59 << 59 << "60 1 30 \"minute\";r=1;t=30";
    QTest::addRow("the day has less left") << 0 << 99 << "100 1 43170 \"day\";r=1;t=43170";
    QTest::addRow("as little: the longer holds") << 60 << 100 << "100 0 43170 \"day\";r=0;t=43170";
}

void TestAnswerText::namesTheTightestWindow()
{
    QFETCH(int, perMinute);
    QFETCH(int, perDay);
    QFETCH(QString, says);
    std::string out;
    appendLimitHeaders(out, *planOf(kTwoWindows), stateWith(perMinute, perDay), kNow);
    const auto parts = says.split(QLatin1Char(' '));
    QCOMPARE(test::text(out),
        QStringLiteral("X-RateLimit-Limit: %1\r\nX-RateLimit-Remaining: %2\r\n"
                       "X-RateLimit-Reset: %3\r\n"
                       "RateLimit-Policy: \"minute\";q=60;w=60, \"day\";q=100;w=86400\r\n"
                       "RateLimit: %4\r\n")
            .arg(parts[0], parts[1], parts[2], parts[3]));
}

void TestAnswerText::saysNothingWithoutLimits()
{
    std::string out;
    appendLimitHeaders(out, *planOf(R"({"id":"open"})"), stateWith(5, 5), kNow);
    QCOMPARE(test::text(out), QString());
}

void TestAnswerText::tellsOfAQuotaThatOnlyNotifies()
{
    const auto plan = planOf(
        R"({"id":"e","quotas":[{"meter":"requests","included":5,"when_exhausted":"notify"}]})");
    for (const std::int64_t used : {5, 6}) {
        auto state = stateWith(0, 0);
        state.meters[indexOf(Meter::Requests)].used = Quantity{used};
        std::string out;
        appendLimitHeaders(out, *plan, state, kNow);
        QCOMPARE(test::text(out),
            used == 5 ? QString()
                      : QStringLiteral("X-Quota-Notice: requests;used=6;included=5\r\n"));
    }
}

void TestAnswerText::writesProblemsThatParse()
{
    const auto plan = planOf(kTwoWindows);
    const enforcement::Refused refused{.reason = RefusalReason::Minute,
        .limit = 60,
        .observed = 60,
        .resetsAt = *parseInstant("2026-03-10T12:01:00Z")};
    const std::string detail = detailOf(refused, *plan) + " \"\n";
    const std::string body = problemBody({.status = 429, .reason = "minute", .detail = detail},
        {.plan = plan.get(), .refused = &refused, .requestId = "r-1"});
    const auto json = parseJson(body, "body");
    QVERIFY2(json, json ? "" : describe(json.error()).c_str());
    QCOMPARE(test::text(json->dump()),
        QStringLiteral(
            "{\"type\":\"urn:tollgate:problem:minute\",\"title\":\"Too Many Requests\","
            "\"status\":429,\"detail\":\"The plan Free lets 60 requests through per "
            "minute. "
            "\\\"\\n\",\"reason\":\"minute\",\"limit\":60,\"window\":\"minute\",\"observed\":60,"
            "\"reset\":\"2026-03-10T12:01:00Z\",\"plan\":\"free\",\"plan_version\":4,"
            "\"request_id\":\"r-1\"}"));
}

void TestAnswerText::givesQuotasInWholeUnits()
{
    const auto plan = planOf(R"({"id":"free"})");
    const enforcement::Refused refused{.reason = RefusalReason::Quota,
        .meter = Meter::ComputeUnits,
        .limit = 5'000'000,
        .observed = 5'500'000,
        .resetsAt = kNow};
    const auto json = parseJson(
        problemBody({.status = 429, .reason = "quota"}, {.plan = plan.get(), .refused = &refused}),
        "body");
    QVERIFY(json);
    QCOMPARE((*json)["limit"].get<double>(), 5.0);
    QCOMPARE((*json)["observed"].get<double>(), 5.5);
    QCOMPARE(test::text((*json)["meter"].get<std::string>()), QStringLiteral("compute_units"));
}

TOLLGATE_TEST(TestAnswerText)
#include "tst_answer_text.moc"
