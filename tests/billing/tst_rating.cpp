#include "billing/rating.h"

#include "support/plan_text.h"
#include "support/print.h"
#include "support/room_tests.h"

#include <limits>

using namespace tollgate;
using namespace tollgate::billing;

namespace {

constexpr auto kTop = std::numeric_limits<std::int64_t>::max();
constexpr auto kBottom = std::numeric_limits<std::int64_t>::min();

UnitPrice price(const char* text) { return parseUnitPrice(text).value(); }

QString written(const Result<Money>& money)
{
    return money ? test::text(formatMoney(*money)) : test::failureText(money);
}

const QString kTooMuch
    = QStringLiteral("an amount is larger than 9,223,372,036,854,775,807 minor units; check the "
                     "unit price and the units");

} // namespace

class TestRating : public QObject {
    Q_OBJECT

private slots:
    void rates_data();
    void rates();
    void roundsHalfAwayFromZero_data();
    void roundsHalfAwayFromZero();
    void overflows_data();
    void overflows();
    void sums_data();
    void sums();
    void beyondTheAllowance_data();
    void beyondTheAllowance();
    void splittingALineMovesItByLessThanACentPerCut();
};

void TestRating::rates_data()
{
    QTest::addColumn<int>("meter");
    QTest::addColumn<QByteArray>("units");
    QTest::addColumn<QByteArray>("unitPrice");
    QTest::addColumn<QByteArray>("currency");
    QTest::addColumn<QString>("expected");
    struct Case {
        const char* name;
        Meter meter;
        const char* units;
        const char* unitPrice;
        const char* currency;
        const char* expected;
    };
    using enum Meter;
    for (const Case& c : {
             Case{"nothing used", Requests, "0", "0.002", "USD", "0.00"},
             Case{"nothing charged", Requests, "25000", "0", "USD", "0.00"},
             Case{"0.5 c is 1 c", Requests, "1", "0.005", "USD", "0.01"},
             Case{"9,000 at 0.5 c", Requests, "9000", "0.005", "USD", "45.00"},
             Case{"0.05 c x 30 = 1.5 c is 2 c", Requests, "30", "0.0005", "USD", "0.02"},
             Case{"a cent short by 10^-12 of a dollar", Requests, "1", "0.004999999999", "USD",
                 "0.00"},
             Case{"yen have no cents", Requests, "3", "0.5", "JPY", "2"},
             Case{"just under half a yen", Requests, "1", "0.499999999999", "JPY", "0"},
             Case{"dinars have thousandths", Requests, "1", "0.0005", "KWD", "0.001"},
             Case{"just under half a fils", Requests, "1", "0.000499999999", "KWD", "0.000"},
             Case{"compute units are priced whole, counted in millionths", ComputeUnits, "2.5",
                 "0.01", "USD", "0.03"},
             Case{"a millionth of a unit", ComputeUnits, "0.000001", "5000", "USD", "0.01"},
             Case{"a millionth less than half a cent", ComputeUnits, "0.499999", "0.01", "USD",
                 "0.00"},
             Case{"the dearest single request", Requests, "1", "9223372.036854775807", "USD",
                 "9223372.04"},
         })
        QTest::addRow("%s", c.name)
            << int(c.meter) << QByteArray(c.units) << QByteArray(c.unitPrice)
            << QByteArray(c.currency) << QString::fromLatin1(c.expected);
}

void TestRating::rates()
{
    QFETCH(int, meter);
    QFETCH(QByteArray, units);
    QFETCH(QByteArray, unitPrice);
    QFETCH(QByteArray, currency);
    QFETCH(QString, expected);
    const auto quantity = parseQuantity(Meter(meter), units.toStdString()).value();
    QCOMPARE(written(rate(Meter(meter), quantity, price(unitPrice.constData()),
                 Currency{currency.toStdString()})),
        expected);
}

void TestRating::roundsHalfAwayFromZero_data()
{
    QTest::addColumn<qint64>("halfCents");
    QTest::addColumn<qint64>("cents");
    QTest::addRow("0.5 is 1") << qint64(1) << qint64(1);
    QTest::addRow("1.5 is 2") << qint64(3) << qint64(2);
    QTest::addRow("2.5 is 3, where bankers say 2") << qint64(5) << qint64(3);
    QTest::addRow("2 is 2") << qint64(4) << qint64(2);
    QTest::addRow("-0.5 is -1, where bankers say 0") << qint64(-1) << qint64(-1);
    QTest::addRow("-1.5 is -2") << qint64(-3) << qint64(-2);
    QTest::addRow("0 is 0") << qint64(0) << qint64(0);
}

void TestRating::roundsHalfAwayFromZero()
{
    QFETCH(qint64, halfCents);
    QFETCH(qint64, cents);
    const auto money = rate(Meter::Requests, Quantity{halfCents}, price("0.005"), Currency{});
    QVERIFY2(money, qPrintable(test::failureText(money)));
    QCOMPARE(qint64(money->minorUnits), cents);
}

void TestRating::overflows_data()
{
    QTest::addColumn<qint64>("requests");
    QTest::addColumn<QByteArray>("unitPrice");
    QTest::addColumn<QString>("expected");
    QTest::addRow("the most that fits")
        << qint64(kTop) << QByteArray("0.01") << "92233720368547758.07";
    QTest::addRow("a little more") << qint64(kTop) << QByteArray("0.010000000001") << kTooMuch;
    QTest::addRow("the largest of both")
        << qint64(kTop) << QByteArray("9223372.036854775807") << kTooMuch;
    QTest::addRow("the least that fits")
        << qint64(kBottom) << QByteArray("0.01") << "-92233720368547758.08";
    QTest::addRow("a little less") << qint64(kBottom) << QByteArray("0.010000000001") << kTooMuch;
}

void TestRating::overflows()
{
    QFETCH(qint64, requests);
    QFETCH(QByteArray, unitPrice);
    QFETCH(QString, expected);
    const auto money
        = rate(Meter::Requests, Quantity{requests}, price(unitPrice.constData()), Currency{});
    QCOMPARE(written(money), expected);
    if (!money)
        QCOMPARE(money.error().code, ErrorCode::Overflow);
}

void TestRating::sums_data()
{
    QTest::addColumn<qint64>("a");
    QTest::addColumn<qint64>("b");
    QTest::addColumn<QString>("expected");
    QTest::addRow("cents") << qint64(4900) << qint64(250) << "51.50";
    QTest::addRow("a credit") << qint64(4900) << qint64(-4900) << "0.00";
    QTest::addRow("to the top") << qint64(kTop - 1) << qint64(1) << "92233720368547758.07";
    QTest::addRow("above the top") << qint64(kTop) << qint64(1) << kTooMuch;
    QTest::addRow("below the bottom") << qint64(kBottom) << qint64(-1) << kTooMuch;
}

void TestRating::sums()
{
    QFETCH(qint64, a);
    QFETCH(qint64, b);
    QFETCH(QString, expected);
    QCOMPARE(written(add(Money{a, {}}, Money{b, {}})), expected);
}

void TestRating::beyondTheAllowance_data()
{
    QTest::addColumn<QByteArray>("quota");
    QTest::addColumn<qint64>("used");
    QTest::addColumn<qint64>("expected");
    QTest::addRow("one below") << QByteArray("10 requests refuse") << qint64(9) << qint64(0);
    QTest::addRow("used up") << QByteArray("10 requests refuse") << qint64(10) << qint64(0);
    QTest::addRow("one beyond") << QByteArray("10 requests refuse") << qint64(11) << qint64(1);
    QTest::addRow("notify counts it too")
        << QByteArray("10 requests notify") << qint64(11) << qint64(1);
    QTest::addRow("nothing included")
        << QByteArray("0 requests bill_overage at 1") << qint64(1) << qint64(1);
    QTest::addRow("unlimited") << QByteArray("any requests refuse") << qint64(kTop) << qint64(0);
}

void TestRating::beyondTheAllowance()
{
    QFETCH(QByteArray, quota);
    QFETCH(qint64, used);
    QFETCH(qint64, expected);
    const Plan plan = test::plan("gold " + quota.toStdString());
    QCOMPARE(qint64(beyondAllowance(plan.quotas[0], Quantity{used}).value), expected);
}

// A law: each line is off by half a cent at most, so n lines are off by (n + 1) / 2 cents.
void TestRating::splittingALineMovesItByLessThanACentPerCut()
{
    const UnitPrice unitPrice = price("0.003333333333");
    for (std::int64_t units = 0; units < 2000; units += 7) {
        const auto whole = rate(Meter::Requests, Quantity{units}, unitPrice, Currency{});
        const auto part = rate(Meter::Requests, Quantity{units / 3}, unitPrice, Currency{});
        const auto rest = rate(Meter::Requests, Quantity{units - units / 3}, unitPrice, Currency{});
        const auto sum = add(*part, *rest);
        QCOMPARE_LE(std::abs(sum->minorUnits - whole->minorUnits), 1);
    }
}

TOLLGATE_TEST(TestRating)
#include "tst_rating.moc"
