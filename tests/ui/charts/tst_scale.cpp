#include "charts/scale.h"

#include "support/room_tests.h"

#include <limits>

using namespace tollgate::charts;

namespace {

constexpr std::int64_t kLargest = std::numeric_limits<std::int64_t>::max();

QString edgesOf(const Scale& scale)
{
    QStringList edges;
    for (const std::int64_t edge : scale.edges())
        edges << QString::number(edge);
    return edges.join(u' ');
}

QString textOf(const std::vector<Tick>& ticks)
{
    QStringList values;
    for (const Tick& tick : ticks)
        values << QString::number(tick.value);
    return values.join(u' ');
}

} // namespace

class TestScale : public QObject {
    Q_OBJECT

private slots:
    void cuts_data();
    void cuts();
    void holdsEveryValueOnce();
    void upperEdgeBelongsToTheBin();
    void positionsAndValues_data();
    void positionsAndValues();
    void isExactAbove2To53();
    void reachesTheTopOfInt64();
    void ticks_data();
    void ticks();
    void ticksKeepTheirDistance();
};

void TestScale::cuts_data()
{
    QTest::addColumn<ScaleSpec>("spec");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const ScaleSpec& spec, const char* edges) {
        QTest::addRow("%s", name) << spec << QString::fromLatin1(edges);
    };
    using enum AxisKind;
    row("linear begins at 0", {.kind = Linear, .max = 100, .bins = 4}, "-1 25 50 75 100");
    row("linear, an anchor is an edge", {.kind = Linear, .max = 100, .bins = 4, .anchor = 40},
        "-1 40 80 120");
    row("linear, an anchor under one step is ignored",
        {.kind = Linear, .max = 100, .bins = 4, .anchor = 3}, "-1 25 50 75 100");
    row("linear, fewer values than bins", {.kind = Linear, .max = 3, .bins = 60}, "-1 0 1 2 3");
    row("log by equal factors", {.min = 10, .max = 1'000, .bins = 4}, "9 32 100 316 1000");
    row("log, an anchor is an edge", {.min = 10, .max = 1'000, .bins = 3, .anchor = 50},
        "4 50 500 5000");
    row("log, an anchor at the lower end", {.min = 10, .max = 1'000, .bins = 3, .anchor = 10},
        "0 10 100 1000");
    row("log, an anchor at the upper end", {.min = 10, .max = 1'000, .bins = 3, .anchor = 1'000},
        "9 100 1000");
    row("log, an anchor outside is ignored", {.min = 10, .max = 1'000, .bins = 2, .anchor = 5},
        "9 100 1000");
    row("log, zeros have the first bin", {.min = 10, .max = 1'000, .hasZeros = true, .bins = 2},
        "-1 0 100 1000");
    row("log, few whole values", {.min = 1, .max = 4, .bins = 60}, "0 1 2 3 4");
    row("log, one value", {.min = 7, .max = 7, .bins = 60}, "6 7");
    row("one bin", {.kind = Linear, .max = 10, .bins = 1}, "-1 10");
    row("no bin wanted: one", {.kind = Linear, .max = 10, .bins = 0}, "-1 10");
    row("a max below min is raised", {.min = 7, .max = 3, .bins = 5}, "6 7");
}

void TestScale::cuts()
{
    QFETCH(ScaleSpec, spec);
    QTEST(edgesOf(Scale(spec)), "expected");
}

void TestScale::holdsEveryValueOnce()
{
    const Scale scale({.min = 1, .max = 5'000, .hasZeros = true, .bins = 60});
    std::vector<int> hits(scale.binCount());
    for (std::int64_t value = 0; value <= 5'000; ++value) {
        const std::size_t bin = scale.binOf(value);
        QVERIFY(scale.firstOf(bin) <= value && value <= scale.lastOf(bin));
        ++hits[bin];
    }
    for (std::size_t bin = 0; bin < scale.binCount(); ++bin)
        QCOMPARE(std::int64_t(hits[bin]), scale.lastOf(bin) - scale.firstOf(bin) + 1);
}

void TestScale::upperEdgeBelongsToTheBin()
{
    const Scale scale({.min = 10, .max = 1'000, .bins = 4}); // 9 32 100 316 1000
    QCOMPARE(scale.binOf(32), 0U);
    QCOMPARE(scale.binOf(33), 1U);
    QCOMPARE(scale.binOf(0), 0U); // outside: the first
    QCOMPARE(scale.binOf(1'001), 3U); // outside: the last
    QCOMPARE(scale.positionOf(100), 2.0);
    QVERIFY(scale.positionOf(101) > 2.0);
}

void TestScale::positionsAndValues_data()
{
    QTest::addColumn<ScaleSpec>("spec");
    using enum AxisKind;
    QTest::addRow("linear") << ScaleSpec{.kind = Linear, .max = 100'000};
    QTest::addRow("log") << ScaleSpec{.min = 1'000, .max = 350'000};
    QTest::addRow("log with zeros and anchor")
        << ScaleSpec{.min = 1, .max = 350'000, .hasZeros = true, .anchor = 50'000};
}

void TestScale::positionsAndValues()
{
    QFETCH(ScaleSpec, spec);
    const Scale scale(spec);
    const auto bins = static_cast<double>(scale.binCount());
    for (const std::int64_t edge : scale.edges().subspan(1))
        QCOMPARE(scale.valueAt(scale.positionOf(edge)), edge);
    QCOMPARE(scale.positionOf(-5), 0.0);
    QCOMPARE(scale.positionOf(kLargest), bins);
    QCOMPARE(scale.valueAt(-3), std::max<std::int64_t>(0, scale.edge(0)));
    QCOMPARE(scale.valueAt(bins + 3), scale.last());
    QCOMPARE(scale.valueAt(std::numeric_limits<double>::quiet_NaN()), scale.valueAt(0));
    double before = -1;
    for (std::int64_t value = scale.first(); value <= scale.last(); value += 997) {
        const double position = scale.positionOf(value);
        QVERIFY(position > before);
        before = position;
    }
}

void TestScale::isExactAbove2To53()
{
    constexpr std::int64_t value = (std::int64_t(1) << 53) + 1; // no double holds it
    const Scale scale({.min = 1'000, .max = 4 * value, .bins = 60, .anchor = value});
    const std::size_t bin = scale.binOf(value);
    QCOMPARE(scale.lastOf(bin), value);
    QCOMPARE(scale.binOf(value + 1), bin + 1);
    QCOMPARE(scale.valueAt(scale.positionOf(value)), value);
}

void TestScale::reachesTheTopOfInt64()
{
    for (const AxisKind kind : {AxisKind::Linear, AxisKind::Log}) {
        const Scale scale({.kind = kind, .max = kLargest, .anchor = kLargest / 3});
        QCOMPARE(scale.last(), kLargest);
        QVERIFY(scale.binCount() <= 61);
        QVERIFY(!ticksOf(scale, 8).empty());
    }
}

void TestScale::ticks_data()
{
    QTest::addColumn<ScaleSpec>("spec");
    QTest::addColumn<double>("minGap");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const ScaleSpec& spec, double gap, const char* ticks) {
        QTest::addRow("%s", name) << spec << gap << QString::fromLatin1(ticks);
    };
    using enum AxisKind;
    row("linear, room for many", {.kind = Linear, .max = 100'000}, 5,
        "0 10000 20000 30000 40000 50000 60000 70000 80000 90000 100000");
    row("linear, room for few", {.kind = Linear, .max = 100'000}, 15, "0 50000 100000");
    row("linear, the last one inside", {.kind = Linear, .max = 90'000}, 10,
        "0 20000 40000 60000 80000");
    row("linear, whole values only", {.kind = Linear, .max = 3}, 1, "0 1 2 3");
    row("log, 1-2-5", {.min = 800, .max = 300'000}, 5,
        "1000 2000 5000 10000 20000 50000 100000 200000");
    row("log, decades when 1-2-5 is too dense", {.min = 800, .max = 300'000}, 10,
        "1000 10000 100000");
    row("log, every second decade when those are", {.min = 1, .max = 1'000'000}, 15,
        "1 100 10000 1000000");
    row("log of less than a decade: equal steps", {.min = 400, .max = 800}, 11,
        "400 500 600 700 800");
    row("zero in its own bin", {.min = 10, .max = 1'000, .hasZeros = true}, 8,
        "0 20 50 100 200 500 1000");
    row("one value", {.min = 7, .max = 7}, 1, "6 7");
}

void TestScale::ticks()
{
    QFETCH(ScaleSpec, spec);
    QFETCH(double, minGap);
    QTEST(textOf(ticksOf(Scale(spec), minGap)), "expected");
}

void TestScale::ticksKeepTheirDistance()
{
    for (const AxisKind kind : {AxisKind::Linear, AxisKind::Log}) {
        for (const std::int64_t max : {1L, 5L, 42L, 999L, 123'456L, 987'654'321'012L}) {
            for (const double gap : {0.0, 1.0, 4.5, 20.0, 100.0}) {
                const Scale scale({.kind = kind, .max = max, .hasZeros = true});
                const auto ticks = ticksOf(scale, gap);
                QVERIFY(!ticks.empty());
                for (std::size_t i = 1; i < ticks.size(); ++i)
                    QVERIFY(ticks[i].position - ticks[i - 1].position >= std::max(1.0, gap));
            }
        }
    }
}

TOLLGATE_TEST(TestScale)
#include "tst_scale.moc"
