#include "preview/bills_up_curve.h"

#include "preview/estimate.h"
#include "preview/ledger.h"
#include "preview/quota_price.h"
#include "support/plan_text.h"
#include "support/room_tests.h"

#include <limits>
#include <random>

using namespace tollgate;
using preview::BillsUpCurve;
using preview::Demand;
using preview::Replay;

// The curve against every bill worked out anew for every limit.
class TestBillsUpCurve : public QObject {
    Q_OBJECT

private slots:
    void asManyAsCountedOneByOne_data();
    void asManyAsCountedOneByOne();
    void nothingIsBilledWithoutOverage_data();
    void nothingIsBilledWithoutOverage();
    void unitsThatCost_data();
    void unitsThatCost();
};

namespace {

constexpr std::int64_t kTop = std::numeric_limits<std::int64_t>::max();

struct Bills {
    Demand demand;
    Replay before;
    Replay after;

    void add(std::int64_t peak, std::int64_t billBefore, std::int64_t billAfter)
    {
        demand.consumers.push_back(
            {.consumer = static_cast<std::uint32_t>(demand.consumers.size()), .peak = peak});
        before.consumers.push_back({.invoicedMinorUnits = billBefore});
        after.consumers.push_back({.invoicedMinorUnits = billAfter});
    }
};

// Peaks of up to 60 around limits of up to 60; bills of a few cents around each other.
Bills someBills(unsigned seed)
{
    std::mt19937 engine(seed);
    const auto any = [&](unsigned most) { return static_cast<std::int64_t>(engine() % most); };
    Bills bills;
    for (int i = 0; i < 50; ++i) {
        const std::int64_t before = any(3) == 0 ? 0 : any(200);
        bills.add(any(60), before, std::max<std::int64_t>(0, before + any(120) - 60));
    }
    return bills;
}

std::int64_t countedOneByOne(const Bills& bills, const Plan& draft, std::int64_t limit)
{
    const Quota& quota = draft.quotas.front();
    const std::int64_t from = preview::limitOf(draft, quota.meter).value_or(kTop);
    std::int64_t count = 0;
    for (const auto& [consumer, peak] : bills.demand.consumers) {
        const std::int64_t more
            = std::max<std::int64_t>(0, peak - limit) - std::max<std::int64_t>(0, peak - from);
        const std::int64_t bill = bills.after.consumers[consumer].invoicedMinorUnits
            + preview::priceOf(quota, more, draft.price.currency);
        const std::int64_t before = bills.before.consumers[consumer].invoicedMinorUnits;
        count += preview::billIsUp(before, bill) ? 1 : 0;
    }
    return count;
}

} // namespace

void TestBillsUpCurve::asManyAsCountedOneByOne_data()
{
    QTest::addColumn<QString>("plan");
    for (const char* plan : {"p 30 requests bill_overage at 0.01",
             "p 30 requests bill_overage at 0.002", "p 30 requests bill_overage at 0.005",
             "p 0 requests bill_overage at 0.015", "p 59 requests bill_overage at 1",
             "p 30 requests bill_overage at 0", "p any requests bill_overage at 0.01",
             "p 30 compute_units bill_overage at 0.01", "p JPY 5 30 requests bill_overage at 0.5",
             "p 30 requests bill_overage at 0.000000000001"})
        QTest::addRow("%s", plan) << QString::fromLatin1(plan);
}

void TestBillsUpCurve::asManyAsCountedOneByOne()
{
    QFETCH(QString, plan);
    const Plan draft = test::plan(plan.toStdString());
    for (unsigned seed = 0; seed < 20; ++seed) {
        const Bills bills = someBills(seed);
        const BillsUpCurve curve(
            bills.demand, draft, draft.quotas.front().meter, bills.before, bills.after);
        for (std::int64_t limit = 0; limit <= 61; ++limit)
            QCOMPARE(curve.countAt(limit), countedOneByOne(bills, draft, limit));
        QCOMPARE(curve.countAt(kTop), countedOneByOne(bills, draft, kTop));
    }
}

void TestBillsUpCurve::nothingIsBilledWithoutOverage_data()
{
    QTest::addColumn<QString>("plan");
    for (const char* plan : {"p", "p 30 requests refuse", "p 30 requests notify",
             "p 30 compute_units bill_overage at 1", "p 5/minute"})
        QTest::addRow("%s", plan) << QString::fromLatin1(plan);
}

void TestBillsUpCurve::nothingIsBilledWithoutOverage()
{
    QFETCH(QString, plan);
    const Bills bills = someBills(1);
    const BillsUpCurve curve(
        bills.demand, test::plan(plan.toStdString()), Meter::Requests, bills.before, bills.after);
    QCOMPARE(curve.countAt(0), 0);
}

void TestBillsUpCurve::unitsThatCost_data()
{
    QTest::addColumn<QString>("plan");
    QTest::addColumn<qint64>("cents");
    QTest::addColumn<qint64>("units");
    const QString half = QStringLiteral("p 1 requests bill_overage at 0.005");
    QTest::addRow("half a cent rounds up") << half << qint64(1) << qint64(1);
    QTest::addRow("a cent and a half, too") << half << qint64(2) << qint64(3);
    QTest::addRow("nothing costs nothing") << half << qint64(0) << qint64(0);
    QTest::addRow("half a cent less rounds down") << half << qint64(-1) << qint64(-2);
    QTest::addRow("a price that divides evenly")
        << QStringLiteral("p 1 requests bill_overage at 0.01") << qint64(7) << qint64(7);
    QTest::addRow("the least price there is")
        << QStringLiteral("p 1 requests bill_overage at 0.000000000001") << qint64(1)
        << qint64(5'000'000'000);
    QTest::addRow("more units than a quantity holds")
        << QStringLiteral("p 1 compute_units bill_overage at 0.000000000001")
        << qint64(1'000'000'000) << qint64(9'223'372'036'854);
}

void TestBillsUpCurve::unitsThatCost()
{
    QFETCH(QString, plan);
    QFETCH(qint64, cents);
    QFETCH(qint64, units);
    const Quota quota = test::plan(plan.toStdString()).quotas.front();
    QCOMPARE(preview::unitsThatCost(quota, cents, {}), units);
}

TOLLGATE_TEST(TestBillsUpCurve)
#include "tst_bills_up_curve.moc"
