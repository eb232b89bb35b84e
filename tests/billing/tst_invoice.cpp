#include "billing/invoice.h"

#include "support/plan_text.h"
#include "support/print.h"
#include "support/room_tests.h"

#include <limits>

using namespace tollgate;
using namespace tollgate::billing;

namespace {

metering::PeriodUse useOf(std::initializer_list<std::pair<Meter, std::int64_t>> units)
{
    metering::PeriodUse use{.period
        = periodContaining(parseInstant("2026-03-14T00:00:00Z").value(), Cycle::Monthly, {})};
    for (const auto& [meter, value] : units)
        use.used[indexOf(meter)] = Quantity{value};
    return use;
}

// "49.00 + requests 10 beyond 0.02 = 49.02"
QString text(const Invoice& invoice)
{
    std::string line = formatMoney(invoice.planPrice);
    for (const RatedLine& rated : invoice.lines)
        line += " + " + std::string(nameOf(rated.meter)) + ' '
            + formatQuantity(rated.meter, rated.beyond) + " beyond " + formatMoney(rated.amount);
    return test::text(line + " = " + formatMoney(invoice.total));
}

QString invoiceText(std::string_view plan, const metering::PeriodUse& use)
{
    const auto invoice = invoiceFor(test::plan(plan), use);
    return invoice ? text(*invoice) : test::failureText(invoice);
}

} // namespace

class TestInvoice : public QObject {
    Q_OBJECT

private slots:
    void ofRequests_data();
    void ofRequests();
    void hasOneLinePerQuotaOfThePlan();
    void roundsEachLineBeforeItAddsThem();
    void keepsTheCurrencyOfThePlan();
    void isOfThePeriodOfTheUse();
    void overflows_data();
    void overflows();
};

void TestInvoice::ofRequests_data()
{
    QTest::addColumn<QByteArray>("plan");
    QTest::addColumn<qint64>("requests");
    QTest::addColumn<QString>("expected");
    struct Case {
        const char* name;
        const char* plan;
        std::int64_t requests;
        const char* expected;
    };
    const char* const pro = "pro USD 49.00 50000 requests bill_overage at 0.002";
    // The first two tiers of the golden vectors: an allowance of 1,000, then 0.5 c each.
    const char* const golden = "g 1000 requests bill_overage at 0.005";
    for (const Case& c : {
             Case{"nothing used is billed the plan's price", pro, 0,
                 "49.00 + requests 0 beyond 0.00 = 49.00"},
             Case{"one below the allowance", pro, 49999, "49.00 + requests 0 beyond 0.00 = 49.00"},
             Case{"the allowance", pro, 50000, "49.00 + requests 0 beyond 0.00 = 49.00"},
             Case{"two beyond are 0.4 c: nothing", pro, 50002,
                 "49.00 + requests 2 beyond 0.00 = 49.00"},
             Case{"three beyond are 0.6 c: a cent", pro, 50003,
                 "49.00 + requests 3 beyond 0.01 = 49.01"},
             Case{"twice the allowance", pro, 100000,
                 "49.00 + requests 50000 beyond 100.00 = 149.00"},
             Case{"golden: 1,000 units", golden, 1000, "0.00 + requests 0 beyond 0.00 = 0.00"},
             Case{"golden: 1,001 units are 0.5 c: a cent", golden, 1001,
                 "0.00 + requests 1 beyond 0.01 = 0.01"},
             Case{"golden: 10,000 units are 4,500 c", golden, 10000,
                 "0.00 + requests 9000 beyond 45.00 = 45.00"},
             Case{"refuse bills nothing beyond", "free 10 requests refuse", 12,
                 "0.00 + requests 2 beyond 0.00 = 0.00"},
             Case{"notify bills nothing beyond, whatever price it keeps",
                 "e USD 990.00 10 requests notify at 0.5", 12,
                 "990.00 + requests 2 beyond 0.00 = 990.00"},
             Case{"unlimited", "e USD 990.00 any requests bill_overage at 0.5", 12,
                 "990.00 + requests 0 beyond 0.00 = 990.00"},
             Case{"a plan without quotas", "e USD 990.00", 12, "990.00 = 990.00"},
         })
        QTest::addRow("%s", c.name)
            << QByteArray(c.plan) << qint64(c.requests) << QString::fromLatin1(c.expected);
}

void TestInvoice::ofRequests()
{
    QFETCH(QByteArray, plan);
    QFETCH(qint64, requests);
    QFETCH(QString, expected);
    QCOMPARE(invoiceText(plan.toStdString(), useOf({{Meter::Requests, requests}})), expected);
}

void TestInvoice::hasOneLinePerQuotaOfThePlan()
{
    QCOMPARE(invoiceText("pro USD 49.00 0 bytes_out bill_overage at 0.000000001 2 compute_units "
                         "bill_overage at 0.10 5 requests refuse",
                 useOf({{Meter::Requests, 7}, {Meter::ComputeUnits, 4'500'000},
                     {Meter::BytesOut, 3'000'000'000}, {Meter::BytesIn, 99}})),
        QStringLiteral("49.00 + bytes_out 3000000000 beyond 3.00 + compute_units 2.5 beyond 0.25 + "
                       "requests 2 beyond 0.00 = 52.25"));
}

// Two lines of 0.5 c are 2 c, where their sum would be 1 c.
void TestInvoice::roundsEachLineBeforeItAddsThem()
{
    QCOMPARE(invoiceText("g 0 requests bill_overage at 0.005 0 bytes_in bill_overage at 0.005",
                 useOf({{Meter::Requests, 1}, {Meter::BytesIn, 1}})),
        QStringLiteral("0.00 + requests 1 beyond 0.01 + bytes_in 1 beyond 0.01 = 0.02"));
}

void TestInvoice::keepsTheCurrencyOfThePlan()
{
    const auto use = useOf({{Meter::Requests, 3}});
    const auto yen = invoiceFor(test::plan("j JPY 4900 0 requests bill_overage at 0.5"), use);
    QVERIFY2(yen, qPrintable(test::failureText(yen)));
    QCOMPARE(text(*yen), QStringLiteral("4900 + requests 3 beyond 2 = 4902"));
    for (const Money& money : {yen->planPrice, yen->overage, yen->total, yen->lines[0].amount})
        QCOMPARE(test::text(money.currency.code), QStringLiteral("JPY"));
    QCOMPARE(invoiceText("k KWD 1.500 0 requests bill_overage at 0.0005", use),
        QStringLiteral("1.500 + requests 3 beyond 0.002 = 1.502"));
}

void TestInvoice::isOfThePeriodOfTheUse()
{
    const auto use = useOf({});
    const auto invoice = invoiceFor(test::plan("free"), use);
    QVERIFY(invoice->period == use.period);
}

void TestInvoice::overflows_data()
{
    QTest::addColumn<QByteArray>("plan");
    QTest::addRow("in a line") << QByteArray("g 0 requests bill_overage at 1");
    QTest::addRow("in the sum of lines")
        << QByteArray("g 0 requests bill_overage at 0.01 0 bytes_in bill_overage at 0.01");
    QTest::addRow("in the total") << QByteArray("g USD 0.01 0 requests bill_overage at 0.01");
}

void TestInvoice::overflows()
{
    QFETCH(QByteArray, plan);
    constexpr auto kTop = std::numeric_limits<std::int64_t>::max();
    const auto invoice = invoiceFor(
        test::plan(plan.toStdString()), useOf({{Meter::Requests, kTop}, {Meter::BytesIn, 1}}));
    QVERIFY(!invoice);
    QCOMPARE(invoice.error().code, ErrorCode::Overflow);
}

TOLLGATE_TEST(TestInvoice)
#include "tst_invoice.moc"
