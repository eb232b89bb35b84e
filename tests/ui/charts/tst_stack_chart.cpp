#include "charts/stack_chart.h"

#include "charts/legend.h"
#include "charts/sparkline.h"
#include "common/theme.h"
#include "support/room_tests.h"
#include "support/widgets.h"

#include <QSignalSpy>

using namespace tollgate::charts;
using namespace tollgate;

namespace {

// As many bars of one unit; the last is the tallest.
StackChartData rising(int bars)
{
    StackChartData data{.title = u"Outcomes"_qs, .unit = u"requests/s"_qs};
    for (int i = 0; i < bars; ++i)
        data.stack.bars.push_back({.from = i, .known = 1, .sums = {i + 1, 0, 0, 0, 0}});
    return data;
}

struct Shown {
    StackChart chart;
    QSignalSpy pointed{&chart, &StackChart::barPointed};

    explicit Shown(StackChartData data)
    {
        chart.setPalette(common::Theme::light().palette());
        chart.resize(500, 240);
        chart.show();
        chart.activateWindow();
        chart.setFocus();
        chart.setData(std::move(data));
    }

    // The colour in the middle of a bar, as high as that share of the plot.
    QColor colorAt(std::size_t bar, qreal share)
    {
        const QRectF plot = chart.plot();
        const qreal pitch = plot.width() / static_cast<qreal>(chart.data().stack.bars.size());
        const QPointF at(plot.left() + pitch * (static_cast<qreal>(bar) + 0.5),
            plot.bottom() - plot.height() * share);
        return chart.grab().toImage().pixelColor(at.toPoint());
    }
};

} // namespace

// The widgets that show something over time.
class TestStackChart : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void barsAreAsHighAsTheirSums();
    void missingDataAreHatched();
    void arrowsPointAtBars();
    void thePointerPointsAtBars();
    void fewerBarsTakeThePointAway();
    void otherKeysAreLeftToThePage();
    void anyDataCanBeDrawn_data();
    void anyDataCanBeDrawn();
    void fillsDifferInMoreThanColour();
    void legendTakesAsManyLinesAsItNeeds();
    void sparklineIsCutWhereNothingIsKnown_data();
    void sparklineIsCutWhereNothingIsKnown();
};

void TestStackChart::barsAreAsHighAsTheirSums()
{
    Shown shown(rising(10));
    const common::Theme& theme = common::Theme::light();
    QCOMPARE(shown.colorAt(9, 0.9), theme.accent);
    QCOMPARE(shown.colorAt(4, 0.4), theme.accent);
    QVERIFY(shown.colorAt(4, 0.62) != theme.accent);
}

void TestStackChart::missingDataAreHatched()
{
    StackChartData data = rising(10);
    data.stack.bars[5] = {.from = 5, .known = 0};
    data.stack.bars[6] = {.from = 6, .known = 1}; // nothing asked: empty, not missing
    Shown shown(data);
    const common::Theme& theme = common::Theme::light();
    const auto isHatched = [&](std::size_t bar) {
        for (qreal share = 0.05; share < 0.95; share += 0.01) {
            if (shown.colorAt(bar, share) == theme.line)
                return true;
        }
        return false;
    };
    QVERIFY(isHatched(5));
    QVERIFY(!isHatched(6));
}

void TestStackChart::arrowsPointAtBars()
{
    Shown shown(rising(3));
    QTest::keyClick(&shown.chart, Qt::Key_Left); // from the newest
    QCOMPARE(shown.chart.pointed().value_or(99), std::size_t{2});
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(&shown.chart, Qt::Key_Left);
    QCOMPARE(shown.chart.pointed().value_or(99), std::size_t{0});
    QTest::keyClick(&shown.chart, Qt::Key_Right);
    QCOMPARE(shown.chart.pointed().value_or(99), std::size_t{1});
    QTest::keyClick(&shown.chart, Qt::Key_Escape);
    QVERIFY(!shown.chart.pointed());
    QVERIFY(shown.pointed.size() >= 7);
}

void TestStackChart::thePointerPointsAtBars()
{
    Shown shown(rising(10));
    const QRectF plot = shown.chart.plot();
    const auto at = [&](qreal share) {
        return QPointF(plot.left() + plot.width() * share, plot.center().y()).toPoint();
    };
    QTest::mouseMove(shown.chart.viewport(), at(0.35));
    QCOMPARE(shown.chart.pointed().value_or(99), std::size_t{3});
    QTest::mouseMove(shown.chart.viewport(), at(0.95));
    QCOMPARE(shown.chart.pointed().value_or(99), std::size_t{9});
    QTest::mouseMove(shown.chart.viewport(), QPoint(qRound(plot.center().x()), 1));
    QVERIFY(!shown.chart.pointed());
}

void TestStackChart::fewerBarsTakeThePointAway()
{
    Shown shown(rising(10));
    QTest::keyClick(&shown.chart, Qt::Key_Left);
    shown.chart.setData(rising(4));
    QVERIFY(!shown.chart.pointed());
}

void TestStackChart::otherKeysAreLeftToThePage()
{
    Shown shown(rising(10));
    for (const auto key : {Qt::Key_Space, Qt::Key_R, Qt::Key_Escape}) {
        QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier);
        QCoreApplication::sendEvent(&shown.chart, &event);
        QVERIFY(!event.isAccepted());
    }
}

void TestStackChart::anyDataCanBeDrawn_data()
{
    QTest::addColumn<int>("bars");
    QTest::addColumn<qint64>("height");
    QTest::addRow("none") << 0 << qint64(0);
    QTest::addRow("one without anything") << 1 << qint64(0);
    QTest::addRow("one of one") << 1 << qint64(1);
    QTest::addRow("more than there are pixels") << 5'000 << qint64(7);
    QTest::addRow("very many requests") << 3 << qint64(4'000'000'000'000'000);
}

void TestStackChart::anyDataCanBeDrawn()
{
    QFETCH(int, bars);
    QFETCH(qint64, height);
    StackChartData data = rising(bars);
    for (StackBar& bar : data.stack.bars)
        bar.sums = {height, 0, 0, 0, 0};
    Shown shown(data);
    QVERIFY(!shown.chart.grab().isNull());
    QTest::keyClick(&shown.chart, Qt::Key_Left);
    QCOMPARE(shown.chart.pointed().has_value(), bars > 0);
}

void TestStackChart::fillsDifferInMoreThanColour()
{
    Shown shown(rising(3));
    // Rate and quota share the colour of a refusal: one of them has a hatch.
    QVERIFY(shown.chart.fill(2).style() != shown.chart.fill(3).style());
    for (std::size_t part = 1; part < kStackParts; ++part)
        QVERIFY(shown.chart.fill(part) != shown.chart.fill(part - 1));
}

void TestStackChart::legendTakesAsManyLinesAsItNeeds()
{
    Legend legend;
    legend.setEntries({{.fill = Qt::black, .figure = u"1,204"_qs, .words = u"accepted"_qs},
        {.fill = Qt::red, .figure = u"12"_qs, .words = u"refused: rate"_qs}});
    QCOMPARE(legend.accessibleName(), u"1,204 accepted, 12 refused: rate"_qs);
    const int oneLine = legend.heightForWidth(800);
    QCOMPARE(legend.heightForWidth(60), 2 * oneLine);
    legend.setEntries({});
    QCOMPARE(legend.heightForWidth(800), oneLine); // keeps its place
}

void TestStackChart::sparklineIsCutWhereNothingIsKnown_data()
{
    QTest::addColumn<SparkValues>("values");
    QTest::addColumn<int>("stretches");
    QTest::addRow("nothing") << SparkValues{} << 0;
    QTest::addRow("nothing known") << SparkValues{std::nullopt, std::nullopt} << 0;
    QTest::addRow("one value") << SparkValues{3.0} << 1;
    QTest::addRow("all known") << SparkValues{1.0, 0.0, 2.0} << 1;
    QTest::addRow("a gap") << SparkValues{1.0, std::nullopt, 2.0, 3.0} << 2;
    QTest::addRow("gaps at both ends") << SparkValues{std::nullopt, 0.0, 0.0, std::nullopt} << 1;
}

void TestStackChart::sparklineIsCutWhereNothingIsKnown()
{
    QFETCH(SparkValues, values);
    Sparkline spark;
    spark.resize(spark.sizeHint());
    spark.show();
    spark.setValues(values);
    QTEST(static_cast<int>(spark.stretches()), "stretches");
    QVERIFY(!spark.grab().isNull());
}

TOLLGATE_TEST(TestStackChart)
#include "tst_stack_chart.moc"
