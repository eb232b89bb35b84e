#include "charts/stack_bars.h"

#include "support/room_tests.h"

using namespace tollgate::charts;

namespace {

// "0:3/1 10:4/5": sums over known units, by where each bar begins.
QString print(const StackBars& stack)
{
    QStringList words;
    for (const StackBar& bar : stack.bars)
        words << QStringLiteral("%1:%2/%3").arg(bar.from).arg(bar.sums[0]).arg(bar.known);
    return words.join(u' ');
}

using Samples = std::vector<StackSample>;
using Stretches = std::vector<Stretch>;

} // namespace

class TestStackBars : public QObject {
    Q_OBJECT

private slots:
    void cuts_data();
    void cuts();
    void stepsAreRound_data();
    void stepsAreRound();
    void barsStayWhileTheWindowSlides();
    void heightsAreMeans();
    void nothingHasNoTime();
};

void TestStackBars::cuts_data()
{
    QTest::addColumn<Samples>("samples");
    QTest::addColumn<Stretch>("time");
    QTest::addColumn<int>("mostBars");
    QTest::addColumn<Stretches>("unknown");
    QTest::addColumn<QString>("bars");
    const Samples three{{0, {1}}, {1, {2}}, {3, {4}}};
    QTest::addRow("a unit without a sample had nothing")
        << three << Stretch{0, 4} << 4 << Stretches{} << u"0:1/1 1:2/1 2:0/1 3:4/1"_qs;
    QTest::addRow("fewer bars hold more units")
        << three << Stretch{0, 4} << 2 << Stretches{} << u"0:3/2 2:4/2"_qs;
    QTest::addRow("a window that cuts bars")
        << three << Stretch{1, 5} << 3 << Stretches{} << u"0:2/1 2:4/2 4:0/1"_qs;
    QTest::addRow("samples outside are not counted")
        << three << Stretch{1, 3} << 4 << Stretches{} << u"1:2/1 2:0/1"_qs;
    QTest::addRow("unknown units")
        << three << Stretch{0, 4} << 4 << Stretches{{1, 3}} << u"0:1/1 1:2/0 2:0/0 3:4/1"_qs;
    QTest::addRow("unknown in part of a bar")
        << three << Stretch{0, 4} << 2 << Stretches{{2, 3}} << u"0:3/2 2:4/1"_qs;
    QTest::addRow("unknown beyond the window")
        << three << Stretch{1, 3} << 4 << Stretches{{-9, 2}} << u"1:2/0 2:0/1"_qs;
    QTest::addRow("before the epoch")
        << Samples{{-3, {7}}} << Stretch{-4, 0} << 2 << Stretches{} << u"-4:7/2 -2:0/2"_qs;
    QTest::addRow("one bar") << three << Stretch{0, 1} << 1 << Stretches{} << u"0:1/1"_qs;
    QTest::addRow("no time") << three << Stretch{2, 2} << 4 << Stretches{} << QString();
}

void TestStackBars::cuts()
{
    QFETCH(Samples, samples);
    QFETCH(Stretch, time);
    QFETCH(int, mostBars);
    QFETCH(Stretches, unknown);
    QTEST(print(stackBars(samples, {.time = time, .mostBars = mostBars, .unknown = unknown})),
        "bars");
}

void TestStackBars::stepsAreRound_data()
{
    QTest::addColumn<qint64>("to");
    QTest::addColumn<int>("mostBars");
    QTest::addColumn<qint64>("step");
    QTest::addRow("one each") << qint64(120) << 120 << qint64(1);
    QTest::addRow("one too few") << qint64(120) << 119 << qint64(2);
    QTest::addRow("ten minutes on a small chart") << qint64(600) << 100 << qint64(10);
    QTest::addRow("a week") << qint64(604'800) << 200 << qint64(3'600);
    QTest::addRow("a century in few bars") << qint64(3'153'600'000) << 10 << qint64(315'360'001);
}

void TestStackBars::stepsAreRound()
{
    QFETCH(qint64, to);
    QFETCH(int, mostBars);
    const StackBars stack = stackBars({}, {.time = {0, to}, .mostBars = mostBars, .unknown = {}});
    QTEST(qint64(stack.step), "step");
    QVERIFY(stack.bars.size() <= static_cast<std::size_t>(mostBars));
}

void TestStackBars::barsStayWhileTheWindowSlides()
{
    const Samples samples{{5, {1}}, {12, {2}}, {17, {4}}};
    const auto at = [&](std::int64_t from) {
        return stackBars(samples, {.time = {from, from + 20}, .mostBars = 5, .unknown = {}});
    };
    QCOMPARE(at(0).bars[1].from, 5);
    QCOMPARE(at(1).bars[1], at(0).bars[1]);
    QCOMPARE(at(5).bars[0], at(0).bars[1]);
}

void TestStackBars::heightsAreMeans()
{
    const StackBar bar{.from = 0, .known = 4, .sums = {8, 2, 0, 0, 6}};
    QCOMPARE(bar.mean(0), 2.0);
    QCOMPARE(bar.height(), 4.0);
    QCOMPARE(StackBar{}.mean(0), 0.0);
    QCOMPARE(StackBar{}.height(), 0.0);
    QCOMPARE((StackBars{.step = 4, .bars = {StackBar{}, bar}}.tallest()), 4.0);
}

void TestStackBars::nothingHasNoTime()
{
    QCOMPARE(StackBars{}.time(), Stretch{});
    QCOMPARE(StackBars{}.tallest(), 0.0);
}

TOLLGATE_TEST(TestStackBars)
#include "tst_stack_bars.moc"
