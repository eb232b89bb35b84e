#include "history/formats/number.h"

#include "support/room_tests.h"

#include <QString>

using namespace tollgate::history;

Q_DECLARE_METATYPE(tollgate::history::Excess)

class TestNumber : public QObject {
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
};

void TestNumber::reads_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<int>("places");
    QTest::addColumn<Excess>("excess");
    QTest::addColumn<QString>("expected");
    struct Case {
        const char* name;
        const char* input;
        int places;
        Excess excess;
        const char* expected;
    };
    const auto refuse = Excess::Refuse;
    const auto round = Excess::Round;
    for (const Case& c :
        {
            Case{"a whole number", "1893", 0, refuse, "1893"},
            Case{"zero", "0", 6, refuse, "0"},
            Case{"a whole number written as a fraction", "1893.0", 0, refuse, "1893"},
            Case{"a fraction of a whole thing", "1893.5", 0, refuse, "nothing"},
            Case{"six places", "0.000001", 6, refuse, "1"},
            Case{"a seventh place is refused", "0.0000001", 6, refuse, "nothing"},
            Case{"a seventh place of zero changes nothing", "0.2500000", 6, refuse, "250000"},
            Case{"a seventh place is rounded down", "0.2477824", 6, round, "247782"},
            Case{"a seventh place is rounded up from five", "0.2477825", 6, round, "247783"},
            Case{"rounding carries", "0.9999999", 6, round, "1000000"},
            Case{"below half a place", "0.00000049", 6, round, "0"},
            Case{"no digit before the point", ".5", 1, refuse, "5"},
            Case{"no digit after the point", "5.", 1, refuse, "50"},
            Case{"leading zeros", "000000000000000000000000000007", 0, refuse, "7"},
            Case{"a negative exponent", "5e-05", 6, refuse, "50"},
            Case{"a positive exponent", "1.5E+3", 0, refuse, "1500"},
            Case{"an exponent below the places", "5e-07", 6, refuse, "nothing"},
            Case{"an exponent below the places, rounded", "5e-07", 6, round, "1"},
            Case{"an exponent far below the places, rounded", "9e-300", 6, round, "0"},
            Case{"zero with any exponent", "0e999", 6, refuse, "0"},
            Case{"an exponent too large", "1e19", 0, refuse, "nothing"},
            Case{"an exponent of four digits", "1e1000", 0, refuse, "nothing"},
            Case{"the top of int64", "9223372036854775807", 0, refuse, "9223372036854775807"},
            Case{"one above the top", "9223372036854775808", 0, refuse, "nothing"},
            Case{"the top by its places", "9223372036854.775807", 6, refuse, "9223372036854775807"},
            Case{"above the top by its places", "9223372036854.775808", 6, refuse, "nothing"},
            Case{"above the top by rounding", "9223372036854.7758075", 6, round, "nothing"},
            Case{"twenty digits", "99999999999999999999", 0, refuse, "nothing"},
            Case{"negative", "-1", 0, refuse, "nothing"},
            Case{"a plus sign", "+1", 0, refuse, "nothing"},
            Case{"empty", "", 0, refuse, "nothing"},
            Case{"a point alone", ".", 6, refuse, "nothing"},
            Case{"an exponent alone", "e5", 6, refuse, "nothing"},
            Case{"an exponent without digits", "1e", 6, refuse, "nothing"},
            Case{"an exponent with only a sign", "1e-", 6, refuse, "nothing"},
            Case{"a second point", "1.2.3", 6, refuse, "nothing"},
            Case{"a blank", " 1", 6, refuse, "nothing"},
            Case{"hexadecimal", "0x10", 6, refuse, "nothing"},
            Case{"a thousands separator", "1,000", 6, refuse, "nothing"},
            Case{"a unit", "12ms", 6, round, "nothing"},
            Case{"not a number", "NaN", 6, round, "nothing"},
        })
        QTest::addRow("%s", c.name)
            << QByteArray(c.input) << c.places << c.excess << QString::fromLatin1(c.expected);
}

void TestNumber::reads()
{
    QFETCH(QByteArray, input);
    QFETCH(int, places);
    QFETCH(Excess, excess);
    QFETCH(QString, expected);
    const auto number = parseNumber(input.toStdString(), places, excess);
    QCOMPARE(number ? QString::number(*number) : QStringLiteral("nothing"), expected);
}

TOLLGATE_TEST(TestNumber)
#include "tst_number.moc"
