#include "charts/histogram.h"

#include "support/room_tests.h"

#include <limits>
#include <numeric>

using namespace tollgate::charts;

using Values = std::vector<std::int64_t>;

namespace {

// "3 | 1 new | 2 old" per bar, empty bars as "-".
QString textOf(const std::vector<Bar>& bars)
{
    QStringList parts;
    for (const Bar& bar : bars) {
        parts << (bar.total() == 0 ? QStringLiteral("-")
                                   : QStringLiteral("%1/%2/%3")
                                         .arg(bar.inside)
                                         .arg(bar.newlyBeyond)
                                         .arg(bar.alreadyBeyond));
    }
    return parts.join(u' ');
}

const ScaleSpec kTens{.kind = AxisKind::Linear, .max = 40, .bins = 4}; // -1 10 20 30 40

} // namespace

class TestHistogram : public QObject {
    Q_OBJECT

private slots:
    void splits_data();
    void splits();
    void accumulates();
    void losesNoValue_data();
    void losesNoValue();
    void isExactAbove2To53();
    void countsBeyond_data();
    void countsBeyond();
    void findsNeighbours();
    void choosesAnAxis_data();
    void choosesAnAxis();
};

void TestHistogram::splits_data()
{
    QTest::addColumn<Values>("values");
    QTest::addColumn<LimitPair>("limits");
    QTest::addColumn<QString>("expected");
    const Values values{5, 10, 11, 20, 25, 40};
    const auto row = [](const char* name, const Values& v, const LimitPair& limits, const char* e) {
        QTest::addRow("%s", name) << v << limits << QString::fromLatin1(e);
    };
    row("a value equal to the limit is inside", values, {.today = 20, .draft = 20},
        "2/0/0 2/0/0 0/0/1 0/0/1");
    row("one below the value it is beyond", values, {.today = 20, .draft = 19},
        "2/0/0 1/1/0 0/0/1 0/0/1");
    row("a lowered limit splits the bar it cuts", values, {.today = 30, .draft = 11},
        "2/0/0 1/1/0 0/1/0 0/0/1");
    row("both limits in one bar", {21, 22, 23, 24, 25}, {.today = 24, .draft = 22}, "- - 2/2/1 -");
    row("a raised limit lets values in again", values, {.today = 10, .draft = 20},
        "2/0/0 2/0/0 0/0/1 0/0/1");
    row("a limit of 0: all but zeros are beyond", {0, 0, 1}, {.today = 0, .draft = 0},
        "2/0/1 - - -");
    row("no limit: all inside", values, {}, "2/0/0 2/0/0 1/0/0 1/0/0");
    row("no limit today, one in the draft", values, {.today = {}, .draft = 20},
        "2/0/0 2/0/0 0/1/0 0/1/0");
    row("a limit today, none in the draft", values, {.today = 20, .draft = {}},
        "2/0/0 2/0/0 1/0/0 1/0/0");
    row("no values", {}, {.today = 20, .draft = 10}, "- - - -");
    row("one value", {15}, {.today = 20, .draft = 10}, "- 0/1/0 - -");
    row("all equal", {15, 15, 15}, {.today = 14, .draft = 14}, "- 0/0/3 - -");
}

void TestHistogram::splits()
{
    QFETCH(Values, values);
    QFETCH(LimitPair, limits);
    QTEST(textOf(Histogram(values, Scale(kTens)).bars(limits)), "expected");
}

void TestHistogram::accumulates()
{
    const Values values{5, 10, 11, 20, 25, 40};
    const Histogram histogram(values, Scale(kTens));
    QCOMPARE(textOf(histogram.cumulativeBars({.today = 30, .draft = 11})),
        QStringLiteral("2/0/0 3/1/0 3/2/0 3/2/1"));
}

void TestHistogram::losesNoValue_data()
{
    QTest::addColumn<Values>("values");
    QTest::addRow("none") << Values{};
    QTest::addRow("zeros alone") << Values{0, 0, 0};
    QTest::addRow("ones") << Values{1, 1};
    QTest::addRow("zeros and a giant") << Values{0, std::numeric_limits<std::int64_t>::max()};
    QTest::addRow("outside the axis") << Values{1, 2, 3, 1'000'000};
}

void TestHistogram::losesNoValue()
{
    QFETCH(Values, values);
    for (const AxisKind kind : {AxisKind::Linear, AxisKind::Log}) {
        const Scale fitting(axisFor(values, 50, kind));
        const Scale narrow({.kind = kind, .min = 2, .max = 10});
        for (const Scale& scale : {fitting, narrow}) {
            const auto bars = Histogram(values, scale).bars({.today = 50, .draft = 5});
            const auto total = std::accumulate(bars.begin(), bars.end(), std::int64_t(0),
                [](std::int64_t sum, const Bar& bar) { return sum + bar.total(); });
            QCOMPARE(total, std::int64_t(values.size()));
        }
    }
}

void TestHistogram::isExactAbove2To53()
{
    constexpr std::int64_t limit = (std::int64_t(1) << 53) + 1;
    const Values values{limit - 1, limit, limit + 1};
    const Histogram histogram(values, Scale(axisFor(values, limit, AxisKind::Log)));
    QCOMPARE(histogram.beyond(limit - 1), 2);
    QCOMPARE(histogram.beyond(limit), 1);
    QCOMPARE(histogram.beyond(limit + 1), 0);
    const auto bars = histogram.bars({.today = limit, .draft = limit - 1});
    const std::size_t bin = histogram.scale().binOf(limit);
    QCOMPARE(bars[bin], (Bar{.inside = 1, .newlyBeyond = 1, .alreadyBeyond = 0}));
    QCOMPARE(bars[bin + 1], (Bar{.inside = 0, .newlyBeyond = 0, .alreadyBeyond = 1}));
}

void TestHistogram::countsBeyond_data()
{
    QTest::addColumn<Limit>("limit");
    QTest::addColumn<qint64>("expected");
    QTest::addRow("no limit") << Limit() << qint64(0);
    QTest::addRow("0") << Limit(0) << qint64(3);
    QTest::addRow("limit - 1") << Limit(9) << qint64(3);
    QTest::addRow("limit") << Limit(10) << qint64(1);
    QTest::addRow("limit + 1") << Limit(11) << qint64(1);
    QTest::addRow("the largest value") << Limit(20) << qint64(0);
}

void TestHistogram::countsBeyond()
{
    QFETCH(Limit, limit);
    const Values values{10, 10, 20};
    QTEST(qint64(Histogram(values, Scale(kTens)).beyond(limit)), "expected");
}

void TestHistogram::findsNeighbours()
{
    const Values values{10, 10, 20};
    const Histogram histogram(values, Scale(kTens));
    QCOMPARE(histogram.nextValue(9), Limit(10));
    QCOMPARE(histogram.nextValue(10), Limit(20));
    QCOMPARE(histogram.nextValue(20), Limit());
    QCOMPARE(histogram.previousValue(20), Limit(10));
    QCOMPARE(histogram.previousValue(10), Limit());
    QCOMPARE(histogram.previousValue(21), Limit(20));
}

void TestHistogram::choosesAnAxis_data()
{
    QTest::addColumn<Values>("values");
    QTest::addColumn<Limit>("today");
    QTest::addColumn<QString>("expected");
    QTest::addRow("holds the values and a step around")
        << Values{900, 250'000} << Limit(50'000) << QStringLiteral("800..300000");
    QTest::addRow("holds a limit above all values")
        << Values{900} << Limit(50'000) << QStringLiteral("800..60000");
    QTest::addRow("holds a limit below all values")
        << Values{900} << Limit(20) << QStringLiteral("15..1000");
    QTest::addRow("zeros and a limit of 0")
        << Values{0, 0} << Limit(0) << QStringLiteral("1..2 with zeros");
    QTest::addRow("nothing at all") << Values{} << Limit() << QStringLiteral("1..2");
    QTest::addRow("no limit, one value")
        << Values{0, 500} << Limit() << QStringLiteral("400..600 with zeros");
}

void TestHistogram::choosesAnAxis()
{
    QFETCH(Values, values);
    QFETCH(Limit, today);
    const ScaleSpec spec = axisFor(values, today, AxisKind::Log);
    const QString range = QStringLiteral("%1..%2").arg(spec.min).arg(spec.max);
    QTEST(spec.hasZeros ? range + QStringLiteral(" with zeros") : range, "expected");
}

TOLLGATE_TEST(TestHistogram)
#include "tst_histogram.moc"
