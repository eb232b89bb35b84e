#include "metering/routing.h"

#include "metering/usage_history_builder.h"

#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;
using namespace tollgate::metering;

namespace {

// A history with one event for each target, in that order of time.
UsageHistory historyOf(const std::vector<Target>& targets)
{
    UsageHistoryBuilder builder;
    const ConsumerIndex consumer = builder.consumer("a");
    Instant at{};
    for (const Target& target : targets)
        builder.add({.consumer = consumer,
            .target = builder.target(target.method, target.path),
            .decidedAt = at += std::chrono::seconds(1)});
    return *std::move(builder).build();
}

QString printedRoute(const Routed& routed)
{
    return test::text(routed.feature) + QLatin1Char(' ')
        + test::text(formatQuantity(Meter::ComputeUnits, routed.computeUnits));
}

const std::vector<Route> kRoutes{
    {.id = {"batch"},
        .method = "POST",
        .path = "/v1/batch*",
        .feature = "batch-processing",
        .computeUnits = {5'000'000}},
    {.id = {"search"}, .method = {}, .path = "/v1/search", .computeUnits = {2'500'000}},
    {.id = {"status"}, .method = {}, .path = "/v1/*", .feature = "v1", .computeUnits = {0}},
};

} // namespace

class TestRouting : public QObject {
    Q_OBJECT

private slots:
    void routes_data();
    void routes();
    void needsNothingWithoutRoutes();
    void needsNothingWithoutATarget();
    void routesEachTargetOfAHistory();
};

void TestRouting::routes_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("expected");
    QTest::addRow("a prefix") << "POST"
                              << "/v1/batch/7"
                              << "batch-processing 5";
    QTest::addRow("another method goes on to the next") << "GET"
                                                        << "/v1/batch/7"
                                                        << "v1 0";
    QTest::addRow("any method") << "DELETE"
                                << "/v1/search"
                                << " 2.5";
    QTest::addRow("first match wins") << "GET"
                                      << "/v1/search"
                                      << " 2.5";
    QTest::addRow("what follows '?' is not the path's") << "GET"
                                                        << "/v1/search?q=x y"
                                                        << " 2.5";
    QTest::addRow("no match weighs 1") << "GET"
                                       << "/v2/search"
                                       << " 1";
    QTest::addRow("a path with blanks") << "GET"
                                        << "/v1/a b"
                                        << "v1 0";
    QTest::addRow("no method") << ""
                               << "/v1/x"
                               << "v1 0";
    QTest::addRow("no path") << "GET"
                             << ""
                             << " 1";
}

void TestRouting::routes()
{
    QFETCH(QString, method);
    QFETCH(QString, path);
    QFETCH(QString, expected);
    const std::string methodText = method.toStdString();
    const std::string pathText = path.toStdString();
    const UsageHistory history = historyOf({{.method = methodText, .path = pathText}});
    const Routing routing(history, kRoutes);
    QCOMPARE(printedRoute(routing.of(history.targetOf(0))), expected);
}

void TestRouting::needsNothingWithoutRoutes()
{
    const UsageHistory history = historyOf({{.method = "POST", .path = "/v1/batch"}});
    const Routing routing(history, {});
    QCOMPARE(printedRoute(routing.of(history.targetOf(0))), QStringLiteral(" 1"));
}

void TestRouting::needsNothingWithoutATarget()
{
    const UsageHistory history = historyOf({{.method = "POST", .path = "/v1/batch"}});
    const Routing routing(history, kRoutes);
    QCOMPARE(printedRoute(routing.of(std::nullopt)), QStringLiteral(" 1"));
}

void TestRouting::routesEachTargetOfAHistory()
{
    const UsageHistory history
        = historyOf({{.method = "GET", .path = "/"}, {.method = "POST", .path = "/v1/batch"},
            {.method = "GET", .path = "/"}, {.method = "GET", .path = "/v1/search"}});
    QCOMPARE(history.targetCount(), 3U);
    const Routing routing(history, kRoutes);
    QStringList all;
    for (std::size_t event = 0; event < history.eventCount(); ++event)
        all += printedRoute(routing.of(history.targetOf(event)));
    QCOMPARE(all.join(QLatin1Char('|')), QStringLiteral(" 1|batch-processing 5| 1| 2.5"));
}

TOLLGATE_TEST(TestRouting)
#include "tst_routing.moc"
