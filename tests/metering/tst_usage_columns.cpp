#include "metering/usage_history_builder.h"

#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;
using namespace tollgate::metering;

namespace {

Instant at(int milli) { return Instant(std::chrono::milliseconds(milli)); }

// A history of one event.
UsageHistory single(UsageEvent event)
{
    UsageHistoryBuilder builder;
    event.consumer = builder.consumer("a");
    builder.add(event);
    return *std::move(builder).build();
}

} // namespace

// Columns that a history has only where it needs them.
class TestUsageColumns : public QObject {
    Q_OBJECT

private slots:
    void keepsStatusesFromWhereTheyBegin();
    void settlesAtOnceUnlessSaid();
    void keepsTargets();
    void keepsRefusals();
    void countsEachEventAsOneRequest();
    void keepsUnitsOfEachMeter();
    void tellsOwnComputeUnits_data();
    void tellsOwnComputeUnits();
};

void TestUsageColumns::keepsStatusesFromWhereTheyBegin()
{
    UsageHistoryBuilder builder;
    const auto consumer = builder.consumer("a");
    const std::vector<Status> statuses{0, 0, 200, 0, 500, 0};
    for (std::size_t i = 0; i < statuses.size(); ++i)
        builder.add({.consumer = consumer,
            .decidedAt = at(static_cast<int>(i)),
            .settledAt = at(static_cast<int>(i)),
            .status = statuses[i]});
    const UsageHistory history = *std::move(builder).build();
    for (std::size_t i = 0; i < statuses.size(); ++i)
        QCOMPARE(history.status(i), statuses[i]);
    QCOMPARE(single({}).status(0), Status{0});
}

void TestUsageColumns::settlesAtOnceUnlessSaid()
{
    UsageHistoryBuilder builder;
    const auto consumer = builder.consumer("a");
    builder.add({.consumer = consumer, .decidedAt = at(3), .settledAt = at(3)});
    builder.add({.consumer = consumer, .decidedAt = at(1), .settledAt = at(9)});
    builder.add({.consumer = consumer, .decidedAt = at(2), .settledAt = at(2)});
    const UsageHistory history = *std::move(builder).build();
    QCOMPARE(history.settledAt(0), at(9));
    QCOMPARE(history.settledAt(1), at(2));
    QCOMPARE(history.settledAt(2), at(3));
    QCOMPARE(single({.decidedAt = at(4), .settledAt = at(4)}).settledAt(0), at(4));
}

void TestUsageColumns::keepsTargets()
{
    UsageHistoryBuilder builder;
    const auto consumer = builder.consumer("a");
    const std::vector<std::optional<TargetIndex>> targets{std::nullopt,
        builder.target("GET", "/a b"), builder.target("", "/x"), std::nullopt,
        builder.target("GET", "/a b")};
    for (std::size_t i = 0; i < targets.size(); ++i)
        builder.add({.consumer = consumer,
            .target = targets[i],
            .decidedAt = at(static_cast<int>(i)),
            .settledAt = at(static_cast<int>(i))});
    const UsageHistory history = *std::move(builder).build();
    QStringList names;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const auto index = history.targetOf(i);
        const auto [method, path] = index ? history.target(valueOf(*index)) : Target{"none", ""};
        names += test::text(method) + QLatin1Char(' ') + test::text(path);
    }
    QCOMPARE(names.join(QLatin1Char('|')), QStringLiteral("none |GET /a b| /x|none |GET /a b"));
    QCOMPARE(history.targetCount(), 2U);
    QVERIFY(!single({}).targetOf(0));
}

void TestUsageColumns::keepsRefusals()
{
    UsageHistoryBuilder builder;
    const auto consumer = builder.consumer("a");
    // The first reason has the number 0, which must not be taken for none.
    const std::vector<std::optional<RefusalReason>> reasons{
        std::nullopt, RefusalReason::NoKey, RefusalReason::Quota, std::nullopt};
    for (std::size_t i = 0; i < reasons.size(); ++i)
        builder.add({.consumer = consumer,
            .decidedAt = at(static_cast<int>(i)),
            .settledAt = at(static_cast<int>(i)),
            .refused = reasons[i]});
    const UsageHistory history = *std::move(builder).build();
    for (std::size_t i = 0; i < reasons.size(); ++i)
        QCOMPARE(history.refused(i), reasons[i]);
    QVERIFY(!single({}).refused(0));
}

void TestUsageColumns::countsEachEventAsOneRequest()
{
    Units units{};
    units[indexOf(Meter::Requests)].value = 7;
    QCOMPARE(single({.units = units}).units(0, Meter::Requests).value, 1);
}

void TestUsageColumns::keepsUnitsOfEachMeter()
{
    UsageHistoryBuilder builder;
    const auto consumer = builder.consumer("a");
    for (int i = 0; i < 3; ++i) {
        UsageEvent event{.consumer = consumer, .decidedAt = at(3 - i), .settledAt = at(3 - i)};
        for (const Meter meter : kMeters)
            event.units[indexOf(meter)].value
                = i * (10 + static_cast<std::int64_t>(indexOf(meter)));
        builder.add(event);
    }
    const UsageHistory history = *std::move(builder).build();
    for (const Meter meter : kMeters) {
        if (meter == Meter::Requests)
            continue;
        const auto unit = 10 + static_cast<std::int64_t>(indexOf(meter));
        QCOMPARE(history.units(0, meter).value, 2 * unit);
        QCOMPARE(history.units(1, meter).value, unit);
        QCOMPARE(history.units(2, meter).value, 0);
    }
}

void TestUsageColumns::tellsOwnComputeUnits_data()
{
    QTest::addColumn<QString>("events"); // "-": has none, else the units
    QTest::addColumn<QString>("expected");
    QTest::addRow("none has any") << "- -"
                                  << "route";
    QTest::addRow("all have some") << "3 4"
                                   << "3 4";
    QTest::addRow("zeros are own units too") << "0 0"
                                             << "0 0";
    QTest::addRow("a zero first") << "0 5"
                                  << "0 5";
    QTest::addRow("they begin later") << "- - 5 0"
                                      << "0 0 5 0";
    QTest::addRow("they end earlier") << "5 -"
                                      << "5 0";
}

void TestUsageColumns::tellsOwnComputeUnits()
{
    QFETCH(QString, events);
    QFETCH(QString, expected);
    UsageHistoryBuilder builder;
    const auto consumer = builder.consumer("a");
    int milli = 0;
    for (const QString& units : events.split(QLatin1Char(' '))) {
        UsageEvent event{.consumer = consumer,
            .decidedAt = at(++milli),
            .settledAt = at(milli),
            .hasComputeUnits = units != QLatin1String("-")};
        event.units[indexOf(Meter::ComputeUnits)].value = units.toInt();
        builder.add(event);
    }
    const UsageHistory history = *std::move(builder).build();
    QStringList all;
    for (std::size_t event = 0; event < history.eventCount(); ++event)
        all += QString::number(history.units(event, Meter::ComputeUnits).value);
    QCOMPARE(history.hasOwnComputeUnits() ? all.join(QLatin1Char(' ')) : QStringLiteral("route"),
        expected);
}

TOLLGATE_TEST(TestUsageColumns)
#include "tst_usage_columns.moc"
