#include "charts/limit_chart_accessible.h"

#include "charts/limit_chart.h"
#include "support/room_tests.h"
#include "support/widgets.h"

#include <QAccessible>
#include <QSignalSpy>

using namespace tollgate;
using namespace tollgate::charts;

namespace {

const std::vector<std::int64_t> kUse{900, 12'345, 39'000, 60'001, 250'000};

LimitChartData dataFor(Limit draft)
{
    const Histogram histogram(kUse, Scale(axisFor(kUse, 50'000, AxisKind::Log)));
    return limitChartData(histogram, {.today = 50'000, .draft = draft},
        {.title = u"Usage this period per consumer"_qs,
            .handle = u"Monthly quota, draft"_qs,
            .inside = u"inside"_qs});
}

struct Lab {
    LimitChart chart;
    QAccessibleInterface* root = nullptr;

    Lab()
    {
        chart.setData(dataFor(40'000));
        chart.resize(900, 400);
        chart.show();
        root = QAccessible::queryAccessibleInterface(&chart);
    }
    QAccessibleInterface* handle() const { return root->child(0); }
    QAccessibleValueInterface* value() const { return handle()->valueInterface(); }
};

} // namespace

class TestLimitChartAccessible : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void isAChart();
    void handleIsASlider();
    void handleIsWhereItIsDrawn();
    void valueCanBeSet();
    void actionsStep();
    void barsCanBeRead();
    void placesAreFound();
    void valueTexts_data();
    void valueTexts();
    void outlivesItsChart();
};

void TestLimitChartAccessible::isAChart()
{
    const Lab lab;
    QCOMPARE(lab.root->role(), QAccessible::Chart);
    QCOMPARE(lab.root->text(QAccessible::Name), u"Usage this period per consumer"_qs);
    QCOMPARE(lab.root->text(QAccessible::Description),
        u"5 consumer(s); 2 beyond the draft, 2 beyond today's limit"_qs);
    QCOMPARE(lab.root->childCount(), 1 + int(lab.chart.data().bars.size()));
    QCOMPARE(test::namelessWidgets(lab.chart), QStringList());
    QCOMPARE(lab.chart.accessibleName(), u"Usage this period per consumer"_qs);
}

void TestLimitChartAccessible::handleIsASlider()
{
    Lab lab;
    QCOMPARE(lab.handle()->role(), QAccessible::Slider);
    QCOMPARE(lab.handle()->text(QAccessible::Name), u"Monthly quota, draft"_qs);
    QCOMPARE(lab.handle()->text(QAccessible::Value), u"40,000; 2 of 5 beyond"_qs);
    QCOMPARE(lab.handle()->parent(), lab.root);
    QCOMPARE(lab.root->indexOfChild(lab.handle()), 0);
    QCOMPARE(lab.value()->currentValue().toLongLong(), 40'000);
    QCOMPARE(lab.value()->minimumValue().toLongLong(), lab.chart.data().scale.first() - 1);
    QCOMPARE(lab.value()->maximumValue().toLongLong(), lab.chart.data().scale.last());
    QVERIFY(lab.handle()->state().focusable);
    lab.chart.activateWindow();
    lab.chart.setFocus();
    QTRY_VERIFY(lab.handle()->state().focused);
    QCOMPARE(lab.root->focusChild(), lab.handle());
}

void TestLimitChartAccessible::handleIsWhereItIsDrawn()
{
    const Lab lab;
    const QRect onScreen = lab.handle()->rect();
    QCOMPARE(lab.chart.mapFromGlobal(onScreen.center()).x(), qRound(lab.chart.xOf(40'000)) - 1);
    QCOMPARE_GE(onScreen.width(), 24);
}

void TestLimitChartAccessible::valueCanBeSet()
{
    Lab lab;
    QSignalSpy released(&lab.chart, &LimitChart::limitReleased);
    lab.value()->setCurrentValue(20'000);
    QCOMPARE(lab.chart.data().limits.draft, Limit(20'000));
    QCOMPARE(released.count(), 1);
    lab.value()->setCurrentValue(-5); // outside: to the end of the axis
    QCOMPARE(lab.chart.data().limits.draft, Limit(lab.chart.data().scale.first() - 1));
}

void TestLimitChartAccessible::actionsStep()
{
    Lab lab;
    QAccessibleActionInterface* actions = lab.handle()->actionInterface();
    QCOMPARE(actions->actionNames().size(), 2);
    actions->doAction(QAccessibleActionInterface::increaseAction());
    QCOMPARE(lab.chart.data().limits.draft, Limit(50'000));
    actions->doAction(QAccessibleActionInterface::decreaseAction());
    actions->doAction(QAccessibleActionInterface::decreaseAction());
    QCOMPARE(lab.chart.data().limits.draft, Limit(30'000));
}

void TestLimitChartAccessible::barsCanBeRead()
{
    Lab lab;
    const std::size_t bin = lab.chart.data().scale.binOf(12'345);
    QAccessibleInterface* bar = lab.root->child(int(bin) + 1);
    QCOMPARE(bar->text(QAccessible::Name), lab.chart.describeBin(bin));
    QVERIFY(bar->text(QAccessible::Name).endsWith(u": 1 inside"_qs));
    QCOMPARE(lab.root->indexOfChild(bar), int(bin) + 1);
    QCOMPARE(bar->parent(), lab.root);
    QCOMPARE(lab.root->child(int(bin) + 1), bar); // the same one again
    QCOMPARE(lab.root->child(lab.root->childCount()), nullptr);
    QCOMPARE(lab.root->child(-1), nullptr);
}

void TestLimitChartAccessible::placesAreFound()
{
    Lab lab;
    const QPoint onHandle = lab.handle()->rect().center();
    QCOMPARE(lab.root->childAt(onHandle.x(), onHandle.y()), lab.handle());
    const QRect barPlace = lab.root->child(3)->rect();
    QCOMPARE(lab.root->childAt(barPlace.center().x(), barPlace.center().y()), lab.root->child(3));
    QCOMPARE(lab.root->childAt(-9'999, -9'999), nullptr);
}

void TestLimitChartAccessible::valueTexts_data()
{
    QTest::addColumn<Limit>("draft");
    QTest::addColumn<QString>("expected");
    QTest::addRow("a limit") << Limit(40'000) << u"40,000; 2 of 5 beyond"_qs;
    QTest::addRow("all beyond") << Limit(0) << u"0; 5 of 5 beyond"_qs;
    QTest::addRow("no limit") << Limit() << u"unlimited; 0 of 5 beyond"_qs;
}

void TestLimitChartAccessible::valueTexts()
{
    QFETCH(Limit, draft);
    QTEST(limitValueText(dataFor(draft)), "expected");
}

void TestLimitChartAccessible::outlivesItsChart()
{
    auto lab = std::make_unique<Lab>();
    lab->root->child(5);
    const QAccessible::Id chart = QAccessible::uniqueId(lab->root);
    const QAccessible::Id bar = QAccessible::uniqueId(lab->root->child(5));
    lab.reset();
    QVERIFY(QAccessible::accessibleInterface(chart) == nullptr);
    QVERIFY(QAccessible::accessibleInterface(bar) == nullptr);
}

TOLLGATE_TEST(TestLimitChartAccessible)
#include "tst_limit_chart_accessible.moc"
