#include "plans/plan_edits.h"

#include "support/plan_text.h"
#include "support/room_tests.h"

using namespace tollgate;

class TestPlanEdits : public QObject {
    Q_OBJECT

private slots:
    void idsAreFreeAndPlain_data();
    void idsAreFreeAndPlain();
    void modesAreSet_data();
    void modesAreSet();
    void pricesAreSet();
    void laddersCountAndMark();
};

void TestPlanEdits::idsAreFreeAndPlain_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("id");
    const auto add = [](const char* name, const char* id) {
        QTest::addRow("'%s'", name) << QString::fromUtf8(name) << QString::fromUtf8(id);
    };
    add("Starter", "starter");
    add("My plan", "my-plan");
    add("  Big, bigger!  ", "big-bigger");
    add("Größe 2", "größe-2");
    add("", "plan-2"); // 'plan' is taken
    add("!?", "plan-2");
    add("Pro", "pro-3"); // so are 'pro' and 'pro-2'
}

void TestPlanEdits::idsAreFreeAndPlain()
{
    QFETCH(QString, name);
    QFETCH(QString, id);
    const PlanSet plans = test::plans("pro\npro-2\nplan");
    QCOMPARE(QString::fromStdString(pages::freeId(name, plans).value), id);
}

void TestPlanEdits::modesAreSet_data()
{
    QTest::addColumn<QString>("plan");
    QTest::addColumn<QString>("expected");
    QTest::addRow("of the quota that there is")
        << QStringLiteral("p 5 requests refuse") << QStringLiteral("p 5 requests notify");
    QTest::addRow("of a quota to come")
        << QStringLiteral("p") << QStringLiteral("p any requests notify");
    QTest::addRow("not of another meter's") << QStringLiteral(
        "p 5 bytes_out refuse") << QStringLiteral("p 5 bytes_out refuse any requests notify");
    QTest::addRow("the price stays") << QStringLiteral("p 5 requests bill_overage at 0.1")
                                     << QStringLiteral("p 5 requests notify at 0.1");
}

void TestPlanEdits::modesAreSet()
{
    QFETCH(QString, plan);
    QFETCH(QString, expected);
    QCOMPARE(test::text(pages::withMode(
                 test::plan(plan.toStdString()), Meter::Requests, WhenExhausted::Notify)),
        expected);
}

void TestPlanEdits::pricesAreSet()
{
    const UnitPrice price = *parseUnitPrice("0.25");
    QCOMPARE(test::text(pages::withOveragePrice(
                 test::plan("p 5 requests bill_overage at 0.1"), Meter::Requests, price)),
        QStringLiteral("p 5 requests bill_overage at 0.25"));
    QCOMPARE(test::text(pages::withOveragePrice(test::plan("p"), Meter::Requests, price)),
        QStringLiteral("p"));
}

void TestPlanEdits::laddersCountAndMark()
{
    workspace::Draft draft(test::plans("free\npro 5 requests refuse"));
    draft.edit(test::plans("free\npro 4 requests refuse\nnew"));
    const auto ladder = pages::ladderOf(draft, {3, 0});
    const std::vector<pages::PlanCard> expected{
        {.id = PlanId{"free"}, .name = QStringLiteral("free"), .consumers = 3},
        {.id = PlanId{"pro"}, .name = QStringLiteral("pro"), .isEdited = true},
        {.id = PlanId{"new"}, .name = QStringLiteral("new"), .isNew = true}};
    QCOMPARE(ladder, expected);
}

TOLLGATE_TEST(TestPlanEdits)
#include "tst_plan_edits.moc"
