#include "domain/billing_period.h"

#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;
using namespace std::chrono;

namespace {

Instant at(const char* text) { return parseInstant(text).value(); }

QString text(const BillingPeriod& period)
{
    return test::text(formatInstant(period.begin) + " - " + formatInstant(period.end));
}

} // namespace

class TestBillingPeriod : public QObject {
    Q_OBJECT

private slots:
    void contains_data();
    void contains();
    void isHalfOpen();
    void periodsTileTime_data();
    void periodsTileTime();
    void cyclesHaveNames();
};

void TestBillingPeriod::contains_data()
{
    QTest::addColumn<QByteArray>("instant");
    QTest::addColumn<int>("cycle");
    QTest::addColumn<uint>("anchor");
    QTest::addColumn<QString>("expected");
    struct Case {
        const char* name;
        const char* instant;
        Cycle cycle;
        unsigned anchor;
        const char* expected;
    };
    using enum Cycle;
    for (const Case& c : {
             Case{"a calendar month", "2026-03-14T12:00:00Z", Monthly, 1,
                 "2026-03-01T00:00:00Z - 2026-04-01T00:00:00Z"},
             Case{"the first instant of a month is in it", "2026-03-01T00:00:00Z", Monthly, 1,
                 "2026-03-01T00:00:00Z - 2026-04-01T00:00:00Z"},
             Case{"the last millisecond of a month is in it", "2026-03-31T23:59:59.999Z", Monthly,
                 1, "2026-03-01T00:00:00Z - 2026-04-01T00:00:00Z"},
             Case{"December ends with the year", "2026-12-31T23:59:59Z", Monthly, 1,
                 "2026-12-01T00:00:00Z - 2027-01-01T00:00:00Z"},
             Case{"anchor 15, before it", "2026-03-14T23:59:59.999Z", Monthly, 15,
                 "2026-02-15T00:00:00Z - 2026-03-15T00:00:00Z"},
             Case{"anchor 15, on it", "2026-03-15T00:00:00Z", Monthly, 15,
                 "2026-03-15T00:00:00Z - 2026-04-15T00:00:00Z"},
             Case{"anchor 15 over a year's end", "2027-01-03T00:00:00Z", Monthly, 15,
                 "2026-12-15T00:00:00Z - 2027-01-15T00:00:00Z"},
             Case{"anchor 31 renews on 28 Feb", "2026-02-28T00:00:00Z", Monthly, 31,
                 "2026-02-28T00:00:00Z - 2026-03-31T00:00:00Z"},
             Case{"anchor 31 has not renewed on 27 Feb", "2026-02-27T23:59:59Z", Monthly, 31,
                 "2026-01-31T00:00:00Z - 2026-02-28T00:00:00Z"},
             Case{"anchor 31 is back on 31 after February", "2026-04-01T00:00:00Z", Monthly, 31,
                 "2026-03-31T00:00:00Z - 2026-04-30T00:00:00Z"},
             Case{"anchor 31 renews on the leap day", "2028-02-29T00:00:00Z", Monthly, 31,
                 "2028-02-29T00:00:00Z - 2028-03-31T00:00:00Z"},
             Case{"anchor 29 renews on 28 Feb in a common year", "2026-02-28T00:00:00Z", Monthly,
                 29, "2026-02-28T00:00:00Z - 2026-03-29T00:00:00Z"},
             Case{"anchor 29 renews on 29 Feb in a leap year", "2028-02-28T12:00:00Z", Monthly, 29,
                 "2028-01-29T00:00:00Z - 2028-02-29T00:00:00Z"},
             Case{"2100 has no leap day", "2100-02-28T00:00:00Z", Monthly, 29,
                 "2100-02-28T00:00:00Z - 2100-03-29T00:00:00Z"},
             Case{"a day", "2026-03-14T12:00:00Z", Daily, 1,
                 "2026-03-14T00:00:00Z - 2026-03-15T00:00:00Z"},
             Case{"a day does not ask for the anchor", "2026-03-14T00:00:00Z", Daily, 31,
                 "2026-03-14T00:00:00Z - 2026-03-15T00:00:00Z"},
             Case{"the last day of a year", "2026-12-31T23:59:59.999Z", Daily, 1,
                 "2026-12-31T00:00:00Z - 2027-01-01T00:00:00Z"},
         })
        QTest::addRow("%s", c.name)
            << QByteArray(c.instant) << int(c.cycle) << c.anchor << QString::fromLatin1(c.expected);
}

void TestBillingPeriod::contains()
{
    QFETCH(QByteArray, instant);
    QFETCH(int, cycle);
    QFETCH(uint, anchor);
    QFETCH(QString, expected);
    const auto period = periodContaining(at(instant.constData()), Cycle(cycle), AnchorDay{anchor});
    QCOMPARE(text(period), expected);
}

void TestBillingPeriod::isHalfOpen()
{
    const BillingPeriod period{at("2026-03-01T00:00:00Z"), at("2026-04-01T00:00:00Z")};
    QVERIFY(!period.contains(period.begin - 1ms));
    QVERIFY(period.contains(period.begin));
    QVERIFY(period.contains(period.end - 1ms));
    QVERIFY(!period.contains(period.end));
}

void TestBillingPeriod::periodsTileTime_data()
{
    QTest::addColumn<uint>("anchor");
    for (unsigned anchor = 1; anchor <= 31; ++anchor)
        QTest::addRow("anchor %u", anchor) << anchor;
}

// Over four years, a leap year among them: no gap, no overlap, and each is found from either end.
void TestBillingPeriod::periodsTileTime()
{
    QFETCH(uint, anchor);
    const AnchorDay day{anchor};
    auto period = periodContaining(at("2026-01-01T00:00:00Z"), Cycle::Monthly, day);
    for (int month = 0; month < 48; ++month) {
        const auto next = periodContaining(period.end, Cycle::Monthly, day);
        QCOMPARE(text(periodContaining(period.begin, Cycle::Monthly, day)), text(period));
        QCOMPARE(text(periodContaining(period.end - 1ms, Cycle::Monthly, day)), text(period));
        QVERIFY2(next.begin == period.end, qPrintable(text(period) + text(next)));
        QVERIFY2(next.end > next.begin, qPrintable(text(next)));
        period = next;
    }
}

void TestBillingPeriod::cyclesHaveNames()
{
    QCOMPARE(test::text(nameOf(Cycle::Daily)), QStringLiteral("daily"));
    QCOMPARE(test::text(nameOf(Cycle::Monthly)), QStringLiteral("monthly"));
}

TOLLGATE_TEST(TestBillingPeriod)
#include "tst_billing_period.moc"
