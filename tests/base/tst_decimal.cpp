#include "base/decimal.h"

#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;

class TestDecimal : public QObject {
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void writes_data();
    void writes();
};

void TestDecimal::reads_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<int>("places");
    QTest::addColumn<QString>("expected");
    struct Case {
        const char* name;
        const char* input;
        int places;
        const char* expected;
    };
    for (const Case& c :
        {
            Case{"a price to the cent", "49.00", 2, "4900"},
            Case{"no fraction", "49", 2, "4900"},
            Case{"zero", "0", 12, "0"},
            Case{"twelve places", "0.000000000001", 12, "1"},
            Case{"a thirteenth place is refused", "0.0000000000001", 12, "nothing"},
            Case{"a thirteenth place of zero changes nothing", "0.0010000000000", 12, "1000000000"},
            Case{"a negative amount", "-0.05", 2, "-5"},
            Case{"a leading point", ".5", 1, "5"},
            Case{"a trailing point", "5.", 1, "50"},
            Case{"a point alone", ".", 2, "nothing"},
            Case{"empty", "", 2, "nothing"},
            Case{"two points", "1.2.3", 2, "nothing"},
            Case{"an exponent", "1e3", 2, "nothing"},
            Case{"a blank", " 1", 2, "nothing"},
            Case{"the top of int64", "9223372036854775807", 0, "9223372036854775807"},
            Case{"the bottom of int64", "-9223372036854775808", 0, "-9223372036854775808"},
            Case{"one below the bottom", "-9223372036854775809", 0, "nothing"},
            Case{"the bottom with places", "-92233720368547758.08", 2, "-9223372036854775808"},
            Case{"one above the top", "9223372036854775808", 0, "nothing"},
            Case{"above the top by its places", "92233720368547758.08", 3, "nothing"},
        })
        QTest::addRow("%s", c.name)
            << QByteArray(c.input) << c.places << QString::fromLatin1(c.expected);
}

void TestDecimal::reads()
{
    QFETCH(QByteArray, input);
    QFETCH(int, places);
    QFETCH(QString, expected);
    const auto value = parseDecimal(input.toStdString(), places);
    QCOMPARE(value ? QString::number(*value) : QStringLiteral("nothing"), expected);
}

void TestDecimal::writes_data()
{
    QTest::addColumn<qint64>("scaled");
    QTest::addColumn<int>("places");
    QTest::addColumn<int>("minPlaces");
    QTest::addColumn<QString>("expected");
    QTest::addRow("cents keep both places") << qint64(1500) << 2 << 2 << "15.00";
    QTest::addRow("a unit price drops zeros") << qint64(2'000'000'000) << 12 << 0 << "0.002";
    QTest::addRow("whole units have no point") << qint64(5'000'000) << 6 << 0 << "5";
    QTest::addRow("below one") << qint64(-5) << 2 << 2 << "-0.05";
    QTest::addRow("no places") << qint64(7) << 0 << 0 << "7";
    QTest::addRow("the bottom of int64")
        << std::numeric_limits<qint64>::min() << 2 << 2 << "-92233720368547758.08";
}

void TestDecimal::writes()
{
    QFETCH(qint64, scaled);
    QFETCH(int, places);
    QFETCH(int, minPlaces);
    QFETCH(QString, expected);
    QCOMPARE(test::text(formatDecimal(scaled, places, minPlaces)), expected);
}

TOLLGATE_TEST(TestDecimal)
#include "tst_decimal.moc"
