#include "plans/ledger_words.h"
#include "plans/plans_words.h"
#include "shared/plan_words.h"

#include "common/english_plurals.h"
#include "support/plan_text.h"
#include "support/room_tests.h"
#include "ui/plans/plans_states.h"

#include <QCoreApplication>
#include <QLocale>

using namespace tollgate;
using pages::PlansState;
using preview::Dimension;

class TestPlansWords : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void dimensionsHaveNames_data();
    void dimensionsHaveNames();
    void chartsAreTitled_data();
    void chartsAreTitled();
    void plansInAFewWords_data();
    void plansInAFewWords();
    void subtitlesSayModeAndPrice_data();
    void subtitlesSayModeAndPrice();
    void spans_data();
    void spans();
    void editsAreCounted();
    void draftsInWords_data();
    void draftsInWords();

private:
    common::EnglishPlurals m_plurals;
};

namespace {

QString utf8(const char* words) { return QString::fromUtf8(words); }

} // namespace

void TestPlansWords::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QCoreApplication::installTranslator(&m_plurals);
}

void TestPlansWords::dimensionsHaveNames_data()
{
    QTest::addColumn<Dimension>("dimension");
    QTest::addColumn<Cycle>("cycle");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("limit");
    QTest::addColumn<QString>("unit");
    const auto add = [](const Dimension& dimension, Cycle cycle, const char* name,
                         const char* limit, const char* unit) {
        QTest::addRow("%s", limit) << dimension << cycle << utf8(name) << utf8(limit) << utf8(unit);
    };
    add(Meter::Requests, Cycle::Monthly, "Per month", "Quota per month", "requests");
    add(Meter::Requests, Cycle::Daily, "Per day", "Quota per day", "requests");
    add(Meter::ComputeUnits, Cycle::Monthly, "Per month, compute units",
        "Quota of compute units per month", "compute units");
    add(Meter::BytesOut, Cycle::Daily, "Per day, bytes out", "Quota of bytes out per day",
        "bytes out");
    add(Window::Minute, Cycle::Monthly, "Per minute", "Limit per minute", "requests");
    add(Window::Hour, Cycle::Daily, "Per hour", "Limit per hour", "requests");
    add(Window::Day, Cycle::Monthly, "Per day", "Limit per day", "requests");
}

void TestPlansWords::dimensionsHaveNames()
{
    QFETCH(Dimension, dimension);
    QFETCH(Cycle, cycle);
    QTEST(pages::nameOf(dimension, cycle), "name");
    QTEST(pages::limitName(dimension, cycle), "limit");
    QTEST(pages::unitOf(dimension), "unit");
}

void TestPlansWords::chartsAreTitled_data()
{
    QTest::addColumn<Dimension>("dimension");
    QTest::addColumn<QString>("title");
    const auto add = [](const Dimension& dimension, const char* title) {
        QTest::addRow("%s", title) << dimension << utf8(title);
    };
    add(Meter::Requests, "Requests per month and consumer");
    add(Meter::ComputeUnits, "Compute units per month and consumer");
    add(Meter::BytesOut, "Bytes out per month and consumer");
    add(Window::Minute, "Requests in each consumer's busiest minute");
    add(Window::Day, "Requests in each consumer's busiest day");
}

void TestPlansWords::chartsAreTitled()
{
    PlansState state = test::stateOf("p", "p");
    QFETCH(Dimension, dimension);
    state.dimension = dimension;
    QTEST(pages::chartTitle(state), "title");
}

void TestPlansWords::plansInAFewWords_data()
{
    QTest::addColumn<QString>("plan");
    QTest::addColumn<QString>("words");
    const auto add = [](const char* plan, const char* words) {
        QTest::addRow("%s", plan) << utf8(plan) << utf8(words);
    };
    add("p", "unlimited");
    add("p any/minute any requests refuse", "unlimited");
    add("p 600/minute 50000/day 50000 requests notify", "600/min · 50,000/day · 50,000/month");
    add("p daily 7/hour 0 requests refuse", "7/hour · 0/day");
    add("p 9223372036854775807 requests refuse", "9,223,372,036,854,775,807/month");
}

void TestPlansWords::plansInAFewWords()
{
    QFETCH(QString, plan);
    QTEST(pages::planSummary(test::plan(plan.toStdString())), "words");
}

void TestPlansWords::subtitlesSayModeAndPrice_data()
{
    QTest::addColumn<QString>("plan");
    QTest::addColumn<QString>("words");
    const auto add = [](const char* plan, const char* words) {
        QTest::addRow("%s", plan) << utf8(plan) << utf8(words);
    };
    add("p", "1 consumer");
    add("p 5 requests refuse", "1 consumer · monthly quota, refused beyond it");
    add("p USD 49.00 5 requests bill_overage at 1",
        "1 consumer · monthly quota, overage billed · $49.00 a month");
    add("p EUR 0.50 daily 5 requests notify",
        "1 consumer · daily quota, notified beyond it · €0.50 a day");
    add("p any requests bill_overage at 1", "1 consumer · no quota");
}

void TestPlansWords::subtitlesSayModeAndPrice()
{
    QFETCH(QString, plan);
    PlansState state = test::stateOf("p", plan.toStdString());
    state.ladder = {{.id = PlanId{"p"}, .name = QStringLiteral("p"), .consumers = 1}};
    QTEST(pages::pageSubtitle(state), "words");
}

void TestPlansWords::spans_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("last");
    QTest::addColumn<QString>("span");
    const auto add = [](const char* first, const char* last, const char* span) {
        QTest::addRow("%s", span) << utf8(first) << utf8(last) << utf8(span);
    };
    add("2026-10-01T00:00:00Z", "2026-10-31T23:59:59Z", "October 2026");
    add("2024-02-01T10:00:00Z", "2024-02-29T10:00:00Z", "February 2024");
    add("2026-10-01T00:00:00Z", "2026-10-30T23:59:59Z", "1–30 Oct 2026");
    add("2018-04-17T06:25:00Z", "2018-04-17T06:25:01Z", "17 Apr 2018");
    add("2018-04-17T23:59:59Z", "2018-04-18T00:00:00Z", "17–18 Apr 2018");
    add("2018-04-30T00:00:00Z", "2018-05-02T00:00:00Z", "30 Apr – 2 May 2018");
    add("2017-12-31T00:00:00Z", "2018-12-31T00:00:00Z", "31 Dec 2017 – 31 Dec 2018");
}

void TestPlansWords::spans()
{
    QFETCH(QString, first);
    QFETCH(QString, last);
    QFETCH(QString, span);
    PlansState state = test::stateOf("p", "p");
    state.study = test::shared({.usage = test::requestsAt({qPrintable(first), qPrintable(last)})});
    QCOMPARE(pages::ledgerTitle(state), u"If this had been live, "_qs + span);
    QVERIFY(pages::chartSubtitle(state).startsWith(span + u", UTC."_qs));
}

void TestPlansWords::editsAreCounted()
{
    PlansState state = test::stateOf("p", "p");
    QCOMPARE(pages::draftNote(state), QStringLiteral("No draft"));
    state.changes.resize(1);
    QCOMPARE(pages::draftNote(state), QStringLiteral("Draft: 1 edit"));
    state.changes.resize(2);
    QCOMPARE(pages::draftNote(state), QStringLiteral("Draft: 2 edits"));
}

void TestPlansWords::draftsInWords_data()
{
    QTest::addColumn<QString>("today");
    QTest::addColumn<QString>("draft");
    QTest::addColumn<QString>("words");
    const auto add
        = [](const char* claim, const char* today, const char* draft, const char* words) {
              QTest::addRow("%s", claim) << utf8(today) << utf8(draft) << utf8(words);
          };
    add("nothing", "p", "p", "");
    add("a quota", "p 50000 requests refuse", "p 40000 requests refuse",
        "p: quota per month 50,000 → 40,000");
    add("a quota of another meter", "p 5 compute_units refuse", "p 4 compute_units refuse",
        "p: quota of compute units per month 5 → 4");
    add("a limit where there was none", "p", "p 60/minute", "p: limit per minute unlimited → 60");
    add("a mode", "p 5 requests refuse", "p 5 requests notify", "p: notified beyond it");
    add("a mode with its price", "p 5 requests refuse", "p 5 requests bill_overage at 0.002",
        "p: overage billed, overage $0.002 each");
    add("a price", "p USD 49.00", "p USD 39.00", "p: price $49.00 → $39.00");
    add("what has no words of its own", "p", "p +webhooks", "p: features");
    add("two plans", "p 5/day\nq 5/day", "p 4/day\nq 3/day",
        "p: limit per day 5 → 4\nq: limit per day 5 → 3");
    add("a new plan", "p", "p\nq 5/day", "new plan q");
}

void TestPlansWords::draftsInWords()
{
    QFETCH(QString, today);
    QFETCH(QString, draft);
    PlansState state = test::stateOf("p", "p");
    const PlanSet before = test::plans(today.toStdString());
    const PlanSet after = test::plans(draft.toStdString());
    state.todayPlans = std::make_shared<const PlanSet>(before);
    state.draftPlans = std::make_shared<const PlanSet>(after);
    state.changes = workspace::changesBetween(before, after);
    for (const Plan& plan : after.plans)
        state.ladder.push_back({.id = plan.id, .name = QString::fromStdString(plan.name)});
    QTEST(pages::draftWords(state).join(u'\n'), "words");
}

TOLLGATE_TEST(TestPlansWords)
#include "tst_plans_words.moc"
