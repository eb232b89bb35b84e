#include "charts/limit_chart.h"

#include "common/theme.h"
#include "support/log_normal.h"
#include "support/room_tests.h"
#include "support/widgets.h"

#include <QApplication>
#include <QSignalSpy>

using namespace tollgate;
using namespace tollgate::charts;

namespace {

// A chart that is answered as a page answers it: new data for every limit that is dragged.
struct Lab {
    std::vector<std::int64_t> use = test::logNormalUse(412, 20'000, 0.95);
    Histogram histogram{use, Scale(axisFor(use, 50'000, AxisKind::Log))};
    LimitPair limits{.today = 50'000, .draft = 50'000};
    LimitChart chart;
    QSignalSpy dragged{&chart, &LimitChart::limitDragged};
    QSignalSpy released{&chart, &LimitChart::limitReleased};
    QSignalSpy clicked{&chart, &LimitChart::binClicked};

    explicit Lab(Limit draft = 50'000)
    {
        show(draft);
        QObject::connect(&chart, &LimitChart::limitDragged, &chart,
            [this](qint64 limit) { show(limit == LimitChart::kNoLimit ? Limit() : Limit(limit)); });
        chart.resize(900, 400);
        chart.show();
        chart.activateWindow();
        chart.setFocus();
    }

    void show(Limit draft)
    {
        limits.draft = draft;
        chart.setData(limitChartData(histogram, limits, {.title = u"Usage"_qs}));
    }

    QPoint at(qreal x) const { return {qRound(x), chart.viewport()->height() / 2}; }
    void press(qreal x) { QTest::mousePress(chart.viewport(), Qt::LeftButton, {}, at(x)); }
    void move(qreal x) { QTest::mouseMove(chart.viewport(), at(x)); }
    void release(qreal x) { QTest::mouseRelease(chart.viewport(), Qt::LeftButton, {}, at(x)); }

    // QTest::mouseMove knows no modifiers.
    void moveWithAlt(qreal x)
    {
        QMouseEvent event(QEvent::MouseMove, at(x), chart.viewport()->mapToGlobal(at(x)),
            Qt::NoButton, Qt::LeftButton, Qt::AltModifier);
        QApplication::sendEvent(chart.viewport(), &event);
    }

    Limit draft() const { return chart.data().limits.draft; }
    static qint64 last(const QSignalSpy& spy) { return spy.last().first().toLongLong(); }
};

} // namespace

class TestLimitChart : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void dragFollowsThePointer();
    void dragSnapsToRoundNumbers();
    void dragWithAltIsFree();
    void dragSnapsToToday();
    void dragDoesNotJumpWhenGrabbedBesideTheLine();
    void dragStopsAtTheEndsOfTheAxis();
    void escapePutsTheHandleBack();
    void escapeRestoresNoLimit();
    void grabWithoutMovingCommitsNothing();
    void thereAndBackCommits();
    void lateDataDoesNotMoveAHeldHandle();
    void handleMovesWithoutAListener();
    void keysMoveAndCommit_data();
    void keysMoveAndCommit();
    void heldKeyCommitsOnce();
    void losingFocusCommits();
    void escapeWithNothingToTakeBackGoesOn();
    void clickOnABarNamesItsBin();
    void clickBesideBarsSaysNothing();
    void describesBins();
    void resizingKeepsTheHandleOnItsValue();
    void showsEveryKindOfBar();
    void anEmptyChartIsCalm();
};

void TestLimitChart::dragFollowsThePointer()
{
    Lab lab;
    const qreal from = lab.chart.xOf(50'000);
    lab.press(from);
    QVERIFY(lab.chart.isDragging());
    qint64 before = 50'000;
    for (qreal x = from - 40; x > from - 300; x -= 40) {
        lab.move(x);
        const qint64 limit = *lab.draft();
        QVERIFY(limit < before);
        QCOMPARE_LE(std::abs(lab.chart.xOf(limit) - x), 5.0);
        QCOMPARE(Lab::last(lab.dragged), limit);
        QCOMPARE(lab.chart.handleRect().center().x(), lab.chart.xOf(limit));
        before = limit;
    }
    QCOMPARE(lab.released.count(), 0);
    lab.release(from - 290);
    QVERIFY(!lab.chart.isDragging());
    QCOMPARE(lab.released.count(), 1);
    QCOMPARE(Lab::last(lab.released), *lab.draft());
}

void TestLimitChart::dragSnapsToRoundNumbers()
{
    Lab lab;
    lab.press(lab.chart.xOf(50'000));
    lab.move(lab.chart.xOf(40'000) + 3);
    QCOMPARE(lab.draft(), Limit(40'000));
    lab.move(lab.chart.xOf(20'000) - 3);
    QCOMPARE(lab.draft(), Limit(20'000));
}

void TestLimitChart::dragWithAltIsFree()
{
    Lab lab;
    lab.press(lab.chart.xOf(50'000));
    lab.moveWithAlt(lab.chart.xOf(40'000) + 3);
    QVERIFY(lab.draft() > Limit(40'000));
    QCOMPARE_LE(std::abs(lab.chart.xOf(*lab.draft()) - lab.chart.xOf(40'000) - 3), 1.0);
}

void TestLimitChart::dragSnapsToToday()
{
    Lab lab;
    lab.limits.today = 43'217;
    lab.show(50'000);
    lab.press(lab.chart.xOf(50'000));
    lab.move(lab.chart.xOf(43'217) + 3);
    QCOMPARE(lab.draft(), Limit(43'217));
}

void TestLimitChart::dragDoesNotJumpWhenGrabbedBesideTheLine()
{
    Lab lab(40'000);
    const qreal line = lab.chart.xOf(40'000);
    lab.press(line + 9);
    QVERIFY(lab.chart.isDragging());
    lab.move(line + 9);
    QCOMPARE(lab.draft(), Limit(40'000));
    lab.move(lab.chart.xOf(20'000) + 9);
    QCOMPARE(lab.draft(), Limit(20'000));
}

void TestLimitChart::dragStopsAtTheEndsOfTheAxis()
{
    Lab lab;
    const Scale& scale = lab.chart.data().scale;
    lab.press(lab.chart.xOf(50'000));
    lab.moveWithAlt(5'000);
    QCOMPARE(lab.draft(), Limit(scale.last()));
    lab.moveWithAlt(-5'000);
    QCOMPARE(lab.draft(), Limit(scale.first() - 1));
}

void TestLimitChart::escapePutsTheHandleBack()
{
    Lab lab(40'000);
    lab.press(lab.chart.xOf(40'000));
    lab.move(lab.chart.xOf(10'000));
    QCOMPARE(lab.draft(), Limit(10'000));
    QTest::keyClick(&lab.chart, Qt::Key_Escape);
    QCOMPARE(lab.draft(), Limit(40'000));
    QCOMPARE(Lab::last(lab.dragged), 40'000);
    QCOMPARE(lab.released.count(), 1);
    QCOMPARE(Lab::last(lab.released), 40'000);
    lab.move(lab.chart.xOf(20'000)); // the button is still down
    lab.release(lab.chart.xOf(20'000));
    QCOMPARE(lab.draft(), Limit(40'000));
    QCOMPARE(lab.released.count(), 1);
}

void TestLimitChart::escapeRestoresNoLimit()
{
    Lab lab(std::nullopt);
    lab.press(lab.chart.handleRect().center().x());
    lab.move(lab.chart.xOf(10'000));
    QCOMPARE(lab.draft(), Limit(10'000));
    QTest::keyClick(&lab.chart, Qt::Key_Escape);
    QCOMPARE(lab.draft(), Limit());
    QCOMPARE(Lab::last(lab.released), LimitChart::kNoLimit);
}

void TestLimitChart::grabWithoutMovingCommitsNothing()
{
    Lab lab;
    const qreal x = lab.chart.xOf(50'000);
    lab.press(x);
    lab.release(x);
    QCOMPARE(lab.dragged.count(), 0);
    QCOMPARE(lab.released.count(), 0);
    QCOMPARE(lab.clicked.count(), 0);
}

void TestLimitChart::thereAndBackCommits()
{
    Lab lab;
    const qreal x = lab.chart.xOf(50'000);
    const Limit origin = lab.draft();
    lab.press(x);
    lab.move(lab.chart.xOf(10'000));
    lab.move(x);
    QCOMPARE(lab.draft(), origin);
    lab.release(x);
    QCOMPARE(lab.released.count(), 1); // the way there was told, so the end of it is, too
    QCOMPARE(Lab::last(lab.released), *origin);
}

void TestLimitChart::lateDataDoesNotMoveAHeldHandle()
{
    Lab lab;
    lab.press(lab.chart.xOf(50'000));
    lab.move(lab.chart.xOf(10'000));
    lab.show(30'000);
    QCOMPARE(lab.draft(), Limit(10'000));
    lab.release(lab.chart.xOf(10'000));
    lab.show(30'000);
    QCOMPARE(lab.draft(), Limit(30'000));
}

void TestLimitChart::handleMovesWithoutAListener()
{
    Lab lab;
    lab.chart.disconnect();
    lab.press(lab.chart.xOf(50'000));
    lab.move(lab.chart.xOf(10'000));
    QCOMPARE(lab.chart.handleRect().center().x(), lab.chart.xOf(10'000));
}

void TestLimitChart::keysMoveAndCommit_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<bool>("withControl");
    QTest::addColumn<qint64>("expected");
    const Lab lab(40'000);
    const LimitChartData& data = lab.chart.data();
    const auto row = [](const char* name, Qt::Key key, bool withControl, std::int64_t expected) {
        QTest::addRow("%s", name) << key << withControl << qint64(expected);
    };
    row("left: a step down", Qt::Key_Left, false, 30'000);
    row("right: a step up", Qt::Key_Right, false, 50'000);
    row("down: a step down", Qt::Key_Down, false, 30'000);
    row("up: a step up", Qt::Key_Up, false, 50'000);
    row("Ctrl+left: ten", Qt::Key_Left, true, 4'000);
    row("Ctrl+right: ten", Qt::Key_Right, true, 400'000);
    row("page up: the next consumer", Qt::Key_PageUp, false, *data.nextValue);
    row("page down: the one before", Qt::Key_PageDown, false, *data.previousValue);
    row("home", Qt::Key_Home, false, data.scale.first() - 1);
    row("end", Qt::Key_End, false, data.scale.last());
    row("escape: today", Qt::Key_Escape, false, 50'000);
}

void TestLimitChart::keysMoveAndCommit()
{
    QFETCH(Qt::Key, key);
    QFETCH(bool, withControl);
    QFETCH(qint64, expected);
    Lab lab(40'000);
    QTest::keyClick(&lab.chart, key, withControl ? Qt::ControlModifier : Qt::NoModifier);
    QCOMPARE(lab.draft(), Limit(expected));
    QCOMPARE(lab.dragged.count(), 1);
    QCOMPARE(Lab::last(lab.dragged), expected);
    QCOMPARE(lab.released.count(), 1);
    QCOMPARE(Lab::last(lab.released), expected);
}

void TestLimitChart::heldKeyCommitsOnce()
{
    Lab lab;
    for (int i = 0; i < 4; ++i)
        QTest::keyPress(&lab.chart, Qt::Key_Left);
    QCOMPARE(lab.dragged.count(), 4);
    QCOMPARE(lab.released.count(), 0);
    QTest::keyRelease(&lab.chart, Qt::Key_Left);
    QCOMPARE(lab.released.count(), 1);
    QCOMPARE(lab.draft(), Limit(20'000)); // 40, 30, 25, 20
}

void TestLimitChart::losingFocusCommits()
{
    Lab lab;
    QTRY_VERIFY(lab.chart.hasFocus());
    QTest::keyPress(&lab.chart, Qt::Key_Left);
    lab.chart.clearFocus();
    QCOMPARE(lab.released.count(), 1);
}

void TestLimitChart::escapeWithNothingToTakeBackGoesOn()
{
    class Page : public QWidget {
    public:
        int escapes = 0;

    protected:
        void keyPressEvent(QKeyEvent* event) override { escapes += event->key() == Qt::Key_Escape; }
    };
    Page page;
    Lab lab;
    lab.chart.setParent(&page);
    page.show();
    QTest::keyClick(&lab.chart, Qt::Key_Escape);
    QCOMPARE(page.escapes, 1);
    QCOMPARE(lab.dragged.count(), 0);
    lab.chart.setParent(nullptr);
}

void TestLimitChart::clickOnABarNamesItsBin()
{
    Lab lab;
    const Scale& scale = lab.chart.data().scale;
    const std::size_t bin = scale.binOf(lab.use[lab.use.size() / 2]);
    const QPoint place = lab.chart.binRect(bin).center().toPoint();
    QTest::mouseClick(lab.chart.viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(lab.clicked.count(), 1);
    QCOMPARE(lab.clicked[0][0].toLongLong(), scale.firstOf(bin));
    QCOMPARE(lab.clicked[0][1].toLongLong(), scale.lastOf(bin));
    QCOMPARE(lab.dragged.count(), 0);
}

void TestLimitChart::clickBesideBarsSaysNothing()
{
    Lab lab;
    const auto& bars = lab.chart.data().bars;
    const auto empty
        = std::find_if(bars.begin(), bars.end(), [](const Bar& bar) { return bar.total() == 0; });
    QVERIFY(empty != bars.end());
    const auto bin = static_cast<std::size_t>(empty - bars.begin());
    QTest::mouseClick(
        lab.chart.viewport(), Qt::LeftButton, {}, lab.chart.binRect(bin).center().toPoint());
    QTest::mouseClick(lab.chart.viewport(), Qt::LeftButton, {},
        QPoint(lab.chart.width() / 3, lab.chart.height() - 3)); // the legend
    QCOMPARE(lab.clicked.count(), 0);
}

void TestLimitChart::describesBins()
{
    const std::vector<std::int64_t> use{0, 0, 5, 15, 16};
    LimitChart chart;
    const Histogram histogram(use, Scale({.kind = AxisKind::Linear, .max = 40, .bins = 4}));
    const LimitWords words{.inside = u"inside"_qs,
        .newlyBeyond = u"newly beyond"_qs,
        .alreadyBeyond = u"already beyond"_qs};
    chart.setData(limitChartData(histogram, {.today = 20, .draft = 15}, words));
    QCOMPARE(chart.describeBin(0), u"0 to 10: 3 inside"_qs);
    QCOMPARE(chart.describeBin(1), u"11 to 20: 1 inside, 1 newly beyond"_qs);
    QCOMPARE(chart.describeBin(3), u"31 to 40: nobody"_qs);
}

void TestLimitChart::resizingKeepsTheHandleOnItsValue()
{
    Lab lab(40'000);
    for (const int width : {420, 1'600, 777}) {
        lab.chart.resize(width, 300);
        QCOMPARE(lab.chart.handleRect().center().x(), lab.chart.xOf(40'000));
        QVERIFY(QRectF(lab.chart.rect()).contains(lab.chart.handleRect()));
        const qreal pitch = lab.chart.binRect(0).width();
        QCOMPARE(pitch, std::floor(pitch)); // all bars are equally wide
    }
}

void TestLimitChart::showsEveryKindOfBar()
{
    QApplication::setPalette(common::Theme::light().palette());
    Lab lab(30'000);
    const QImage image = lab.chart.grab().toImage();
    const common::Theme& theme = common::Theme::light();
    int inside = 0;
    int newly = 0;
    int already = 0;
    for (int y = 60; y < lab.chart.binRect(0).bottom(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor color = image.pixelColor(x, y);
            inside += color == theme.accent;
            newly += color == theme.changed;
            already += color == theme.refused;
        }
    }
    QCOMPARE_GE(inside, 1'000);
    QCOMPARE_GE(newly, 200);
    QCOMPARE_GE(already, 200);
}

void TestLimitChart::anEmptyChartIsCalm()
{
    LimitChart chart;
    chart.resize(500, 300);
    chart.show();
    const Histogram nobody({}, Scale(axisFor({}, std::nullopt, AxisKind::Log)));
    chart.setData(limitChartData(nobody, {}, {}));
    for (const Qt::Key key :
        {Qt::Key_Left, Qt::Key_PageUp, Qt::Key_Home, Qt::Key_End, Qt::Key_Escape})
        QTest::keyClick(&chart, key);
    QVERIFY(!chart.grab().isNull());
}

TOLLGATE_TEST(TestLimitChart)
#include "tst_limit_chart.moc"
