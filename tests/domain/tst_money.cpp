#include "domain/money.h"

#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;

class TestMoney : public QObject {
    Q_OBJECT

private slots:
    void currencies_data();
    void currencies();
    void amounts_data();
    void amounts();
    void refusesAmounts_data();
    void refusesAmounts();
    void unitPrices_data();
    void unitPrices();
};

void TestMoney::currencies_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("expected");
    const auto refused = [](const char* found) {
        return QString::fromLatin1(found)
            + QStringLiteral(" is not a currency code; use the three capital letters of ISO 4217, "
                             "such as USD");
    };
    QTest::addRow("dollars have cents") << QByteArray("USD") << "2 places";
    QTest::addRow("yen have none") << QByteArray("JPY") << "0 places";
    QTest::addRow("dinars have thousandths") << QByteArray("KWD") << "3 places";
    QTest::addRow("one that we never heard of has cents") << QByteArray("XYZ") << "2 places";
    QTest::addRow("small letters") << QByteArray("usd") << refused("'usd'");
    QTest::addRow("two letters") << QByteArray("US") << refused("'US'");
    QTest::addRow("four letters") << QByteArray("USDT") << refused("'USDT'");
    QTest::addRow("a sign") << QByteArray("$") << refused("'$'");
    QTest::addRow("nothing") << QByteArray("") << refused("''");
}

void TestMoney::currencies()
{
    QFETCH(QByteArray, code);
    QFETCH(QString, expected);
    const auto currency = parseCurrency(code.toStdString());
    QCOMPARE(currency ? QStringLiteral("%1 places").arg(placesOf(*currency))
                      : test::failureText(currency),
        expected);
}

void TestMoney::amounts_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("currency");
    QTest::addColumn<qint64>("minorUnits");
    QTest::addColumn<QString>("written");
    QTest::addRow("dollars and cents")
        << QByteArray("49.00") << QByteArray("USD") << qint64(4900) << "49.00";
    QTest::addRow("no places are as good as two")
        << QByteArray("49") << QByteArray("USD") << qint64(4900) << "49.00";
    QTest::addRow("nothing to pay") << QByteArray("0") << QByteArray("USD") << qint64(0) << "0.00";
    QTest::addRow("yen") << QByteArray("4900") << QByteArray("JPY") << qint64(4900) << "4900";
    QTest::addRow("yen with a fraction of zero")
        << QByteArray("4900.00") << QByteArray("JPY") << qint64(4900) << "4900";
    QTest::addRow("dinars") << QByteArray("1.005") << QByteArray("KWD") << qint64(1005) << "1.005";
    QTest::addRow("the most that fits")
        << QByteArray("92233720368547758.07") << QByteArray("USD")
        << std::numeric_limits<qint64>::max() << "92233720368547758.07";
}

void TestMoney::amounts()
{
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, currency);
    QFETCH(qint64, minorUnits);
    QFETCH(QString, written);
    const auto money = parseMoney(input.toStdString(), Currency{currency.toStdString()});
    QVERIFY2(money, qPrintable(test::failureText(money)));
    QCOMPARE(qint64(money->minorUnits), minorUnits);
    QCOMPARE(test::text(formatMoney(*money)), written);
}

void TestMoney::refusesAmounts_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("currency");
    QTest::addColumn<int>("places");
    QTest::addRow("a third place of a dollar") << QByteArray("0.001") << QByteArray("USD") << 2;
    QTest::addRow("a part of a yen") << QByteArray("0.5") << QByteArray("JPY") << 0;
    QTest::addRow("a fourth place of a dinar") << QByteArray("0.0001") << QByteArray("KWD") << 3;
    QTest::addRow("below zero") << QByteArray("-0.01") << QByteArray("USD") << 2;
    QTest::addRow("one cent above what fits")
        << QByteArray("92233720368547758.08") << QByteArray("USD") << 2;
    QTest::addRow("with its currency") << QByteArray("$49") << QByteArray("USD") << 2;
    QTest::addRow("a decimal comma") << QByteArray("49,00") << QByteArray("USD") << 2;
    QTest::addRow("nothing") << QByteArray("") << QByteArray("USD") << 2;
}

void TestMoney::refusesAmounts()
{
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, currency);
    QFETCH(int, places);
    const auto money = parseMoney(input.toStdString(), Currency{currency.toStdString()});
    QCOMPARE(test::failureText(money),
        QStringLiteral("'%1' is not an amount from 0 up with at most %2 decimal places")
            .arg(QString::fromLatin1(input))
            .arg(places));
}

void TestMoney::unitPrices_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("expected");
    const auto refused = [](const char* found) {
        return QStringLiteral("'%1' is not an amount from 0 up with at most 12 decimal places")
            .arg(QString::fromLatin1(found));
    };
    QTest::addRow("a fifth of a cent") << QByteArray("0.002") << "0.002";
    QTest::addRow("free") << QByteArray("0") << "0";
    QTest::addRow("the smallest") << QByteArray("0.000000000001") << "0.000000000001";
    QTest::addRow("smaller") << QByteArray("0.0000000000001") << refused("0.0000000000001");
    QTest::addRow("the largest") << QByteArray("9223372.036854775807") << "9223372.036854775807";
    QTest::addRow("larger") << QByteArray("9223372.036854775808")
                            << refused("9223372.036854775808");
    QTest::addRow("below zero") << QByteArray("-0.002") << refused("-0.002");
}

void TestMoney::unitPrices()
{
    QFETCH(QByteArray, input);
    QFETCH(QString, expected);
    const auto price = parseUnitPrice(input.toStdString());
    QCOMPARE(price ? test::text(formatUnitPrice(*price)) : test::failureText(price), expected);
}

TOLLGATE_TEST(TestMoney)
#include "tst_money.moc"
