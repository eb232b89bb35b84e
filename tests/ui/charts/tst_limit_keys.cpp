#include "charts/limit_keys.h"

#include "support/room_tests.h"

using namespace tollgate::charts;

namespace {

const std::vector<std::int64_t> kUse{900, 12'345, 39'000, 39'000, 60'001, 250'000};

LimitChartData dataFor(const LimitPair& limits)
{
    const Histogram histogram(kUse, Scale(axisFor(kUse, 50'000, AxisKind::Log)));
    return limitChartData(histogram, limits, {});
}

} // namespace

class TestLimitKeys : public QObject {
    Q_OBJECT

private slots:
    void moves_data();
    void moves();
    void countsForTheChart();
    void tableLeavesEmptyBinsOut();
};

void TestLimitKeys::moves_data()
{
    QTest::addColumn<Limit>("draft");
    QTest::addColumn<LimitMove>("move");
    QTest::addColumn<Limit>("expected");
    const auto row = [](const char* name, Limit draft, LimitMove move, Limit expected) {
        QTest::addRow("%s", name) << draft << move << expected;
    };
    using enum LimitMove;
    row("one step down", 50'000, StepDown, 40'000);
    row("one step up", 50'000, StepUp, 60'000);
    row("from between steps to the next", 41'234, StepUp, 50'000);
    row("ten steps down: one decade", 50'000, TenStepsDown, 5'000);
    row("ten steps up stop at the end of the axis", 50'000, TenStepsUp, 300'000);
    row("steps down stop at the beginning", 800, TenStepsDown, 770);
    row("to the next consumer", 50'000, NextConsumer, 60'001);
    row("to the consumer before, who is just inside", 50'000, PreviousConsumer, 39'000);
    row("consumers that use the same count once", 39'000, PreviousConsumer, 12'345);
    row("no consumer above: stays", 250'000, NextConsumer, {});
    row("no consumer below: stays", 900, PreviousConsumer, {});
    row("first", 50'000, First, 770);
    row("last", 50'000, Last, 300'000);
    row("last, there already", 300'000, Last, {});
    row("back to today", 40'000, Today, 50'000);
    row("today already", 50'000, Today, {});
    row("without a limit, from the end", {}, StepDown, 250'000);
    row("without a limit, to the end", {}, Last, 300'000);
}

void TestLimitKeys::moves()
{
    QFETCH(Limit, draft);
    QFETCH(LimitMove, move);
    QFETCH(Limit, expected);
    LimitChartData data = dataFor({.today = 50'000, .draft = draft});
    data.scale = Scale({.min = 771, .max = 300'000, .bins = 60});
    QCOMPARE(moved(data, move), expected);
}

void TestLimitKeys::countsForTheChart()
{
    const LimitChartData data = dataFor({.today = 50'000, .draft = 39'000});
    QCOMPARE(data.total, 6);
    QCOMPARE(data.beyondDraft, 2);
    QCOMPARE(data.beyondToday, 2);
    QCOMPARE(data.nextValue, Limit(60'001));
    QCOMPARE(data.previousValue, Limit(12'345));
    QCOMPARE(dataFor({.today = 50'000, .draft = 38'999}).beyondDraft, 4);
    QCOMPARE(dataFor({.today = 50'000, .draft = {}}).beyondDraft, 0);
    QCOMPARE(
        dataFor({.today = 50'000, .draft = 50'000}), dataFor({.today = 50'000, .draft = 50'000}));
}

void TestLimitKeys::tableLeavesEmptyBinsOut()
{
    const std::vector<std::int64_t> use{5, 15, 16, 35};
    const Histogram histogram(use, Scale({.kind = AxisKind::Linear, .max = 40, .bins = 4}));
    const auto rows = tableOf(limitChartData(histogram, {.today = 30, .draft = 15}, {}));
    const std::vector<LimitTableRow> expected{{.from = 0, .to = 10, .bar = {.inside = 1}},
        {.from = 11, .to = 20, .bar = {.inside = 1, .newlyBeyond = 1}},
        {.from = 31, .to = 40, .bar = {.alreadyBeyond = 1}}};
    QCOMPARE(rows, expected);
}

TOLLGATE_TEST(TestLimitKeys)
#include "tst_limit_keys.moc"
