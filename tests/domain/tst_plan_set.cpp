#include "domain/plan_set.h"

#include "support/plan_text.h"
#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;

class TestPlanSet : public QObject {
    Q_OBJECT

private slots:
    void findsPlansById();
    void overlays_data();
    void overlays();
    void overlaysRoutesAsAWhole();
    void currencies_data();
    void currencies();
};

void TestPlanSet::findsPlansById()
{
    const PlanSet set = test::plans("free 60/minute\npro 600/minute");
    QCOMPARE(set.indexOf(PlanId{"pro"}), std::optional<std::size_t>(1));
    QCOMPARE(set.indexOf(PlanId{"gold"}), std::nullopt);
    QCOMPARE(set.find(PlanId{"free"}), &set.plans.front());
    QVERIFY(!set.find(PlanId{""}));
    QVERIFY(set.routesOrNone().empty());
}

void TestPlanSet::overlays_data()
{
    QTest::addColumn<QByteArray>("today");
    QTest::addColumn<QByteArray>("draft");
    QTest::addColumn<QString>("expected");
    struct Case {
        const char* name;
        const char* today;
        const char* draft;
        const char* expected;
    };
    for (const Case& c : {
             Case{"an empty draft changes nothing", "free 60/minute\npro 600/minute", "",
                 "free 60/minute\npro 600/minute"},
             Case{"a plan is replaced in its place, whole", "free 60/minute +batch\npro 600/minute",
                 "free 5/day", "free 5/day\npro 600/minute"},
             Case{"a new plan is appended", "free 60/minute", "gold 900/minute",
                 "free 60/minute\ngold 900/minute"},
             Case{"the order of today stays", "a\nb\nc", "c 1/day\na 2/day", "a 2/day\nb\nc 1/day"},
             Case{"nothing under a draft", "", "free 60/minute", "free 60/minute"},
         })
        QTest::addRow("%s", c.name)
            << QByteArray(c.today) << QByteArray(c.draft) << QString::fromLatin1(c.expected);
}

void TestPlanSet::overlays()
{
    QFETCH(QByteArray, today);
    QFETCH(QByteArray, draft);
    QFETCH(QString, expected);
    const PlanSet both
        = overlaid(test::plans(today.toStdString()), test::plans(draft.toStdString()));
    QCOMPARE(test::text(both), expected);
}

void TestPlanSet::overlaysRoutesAsAWhole()
{
    using Routes = std::vector<Route>;
    const Routes batchAndSearch{{.id = RouteId{"batch"}}, {.id = RouteId{"search"}}};
    const Routes batch{{.id = RouteId{"batch"}}};
    PlanSet today;
    today.routes = batchAndSearch;

    QVERIFY2(overlaid(today, {}).routes == batchAndSearch, "a draft without routes keeps them");
    PlanSet draft;
    draft.routes = batch;
    QVERIFY2(overlaid(today, draft).routes == batch, "a list replaces the list");
    draft.routes = Routes{};
    QVERIFY2(overlaid(today, draft).routes == Routes{}, "an empty list is a list");
}

void TestPlanSet::currencies_data()
{
    QTest::addColumn<QByteArray>("plans");
    QTest::addColumn<QString>("expected");
    QTest::addRow("one for all") << QByteArray("free JPY 0\npro JPY 4900") << "JPY";
    QTest::addRow("no plan, no quarrel") << QByteArray("") << "USD";
    QTest::addRow("two are never added up")
        << QByteArray("free USD 0.00\npro EUR 49.00")
        << "plan 'free' is in USD but plan 'pro' is in EUR; preview the plans of one currency at a "
           "time";
}

void TestPlanSet::currencies()
{
    QFETCH(QByteArray, plans);
    QFETCH(QString, expected);
    const auto currency = commonCurrency(test::plans(plans.toStdString()));
    QCOMPARE(currency ? test::text(currency->code) : test::failureText(currency), expected);
}

TOLLGATE_TEST(TestPlanSet)
#include "tst_plan_set.moc"
