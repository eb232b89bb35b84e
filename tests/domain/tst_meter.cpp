#include "domain/meter.h"

#include "support/print.h"
#include "support/room_tests.h"

#include <limits>

using namespace tollgate;

namespace {

constexpr auto kTop = std::numeric_limits<std::int64_t>::max();
constexpr auto kBottom = std::numeric_limits<std::int64_t>::min();

} // namespace

class TestMeter : public QObject {
    Q_OBJECT

private slots:
    void isFoundByItsName();
    void unknownNamesAreNone_data();
    void unknownNamesAreNone();
    void listsItsNames();
    void reads_data();
    void reads();
    void wholeUnits_data();
    void wholeUnits();
    void sumsStopAtTheEnds();
};

void TestMeter::isFoundByItsName()
{
    for (const Meter meter : kMeters)
        QCOMPARE(meterNamed(nameOf(meter)), std::optional(meter));
}

void TestMeter::unknownNamesAreNone_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char* name : {"", "request", "Requests", "requests ", "tokens"})
        QTest::addRow("'%s'", name) << QByteArray(name);
}

void TestMeter::unknownNamesAreNone()
{
    QFETCH(QByteArray, name);
    QVERIFY(!meterNamed(name.toStdString()));
}

void TestMeter::listsItsNames()
{
    QCOMPARE(test::text(knownMeters()),
        QStringLiteral("requests, compute_units, bytes_in, bytes_out, resource_seconds, "
                       "active_resources"));
}

void TestMeter::reads_data()
{
    QTest::addColumn<int>("meter");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("expected");
    struct Case {
        const char* name;
        Meter meter;
        const char* input;
        const char* expected;
    };
    using enum Meter;
    for (const Case& c : {
             Case{"a weight", ComputeUnits, "2.5", "2.5"},
             Case{"a weight of nothing", ComputeUnits, "0", "0"},
             Case{"the finest weight", ComputeUnits, "0.000001", "0.000001"},
             Case{"too fine", ComputeUnits, "0.0000001", "nothing"},
             Case{"the largest weight that fits", ComputeUnits, "9223372036854.775807",
                 "9223372036854.775807"},
             Case{"one above it", ComputeUnits, "9223372036854.775808", "nothing"},
             Case{"requests come whole", Requests, "5", "5"},
             Case{"half a request", Requests, "0.5", "nothing"},
             Case{"seconds have fractions", ResourceSeconds, "0.25", "0.25"},
             Case{"below zero", ComputeUnits, "-1", "nothing"},
             Case{"no number", ComputeUnits, "heavy", "nothing"},
         })
        QTest::addRow("%s", c.name)
            << int(c.meter) << QByteArray(c.input) << QString::fromLatin1(c.expected);
}

void TestMeter::reads()
{
    QFETCH(int, meter);
    QFETCH(QByteArray, input);
    QFETCH(QString, expected);
    const auto quantity = parseQuantity(Meter(meter), input.toStdString());
    QCOMPARE(
        quantity ? test::text(formatQuantity(Meter(meter), *quantity)) : QStringLiteral("nothing"),
        expected);
}

void TestMeter::wholeUnits_data()
{
    QTest::addColumn<int>("meter");
    QTest::addColumn<qint64>("whole");
    QTest::addColumn<QString>("expected");
    QTest::addRow("requests fit to the top")
        << int(Meter::Requests) << qint64(kTop) << "9223372036854775807";
    QTest::addRow("compute units are counted in millionths")
        << int(Meter::ComputeUnits) << qint64(5) << "5000000";
    QTest::addRow("the most that fit")
        << int(Meter::ComputeUnits) << qint64(9'223'372'036'854) << "9223372036854000000";
    QTest::addRow("one more") << int(Meter::ComputeUnits) << qint64(9'223'372'036'855) << "nothing";
}

void TestMeter::wholeUnits()
{
    QFETCH(int, meter);
    QFETCH(qint64, whole);
    QFETCH(QString, expected);
    const auto quantity = quantityOf(Meter(meter), whole);
    QCOMPARE(quantity ? QString::number(quantity->value) : QStringLiteral("nothing"), expected);
}

void TestMeter::sumsStopAtTheEnds()
{
    QCOMPARE((Quantity{kTop} + Quantity{1}).value, kTop);
    QCOMPARE((Quantity{kBottom} - Quantity{1}).value, kBottom);
    QCOMPARE((Quantity{0} - Quantity{kBottom}).value, kTop);
    QCOMPARE((Quantity{7} - Quantity{9}).value, -2);
}

TOLLGATE_TEST(TestMeter)
#include "tst_meter.moc"
