#include "common/formats.h"

#include "common/english_plurals.h"
#include "support/room_tests.h"
#include "support/widgets.h"

#include <QCoreApplication>
#include <QLocale>

#include <limits>

using namespace tollgate;
using namespace tollgate::common;

namespace {

constexpr auto kSmallest = std::numeric_limits<qint64>::min();
constexpr auto kLargest = std::numeric_limits<qint64>::max();

Money amount(std::int64_t minorUnits, const char* code)
{
    return {.minorUnits = minorUnits, .currency = {code}};
}

} // namespace

class TestFormats : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void counts_data();
    void counts();
    void compacts_data();
    void compacts();
    void money_data();
    void money();
    void unitPrices_data();
    void unitPrices();
    void speaksGerman();
    void differences_data();
    void differences();
    void moneyDifferences();
    void axes_data();
    void axes();
    void plurals_data();
    void plurals();

private:
    EnglishPlurals m_plurals;
};

void TestFormats::initTestCase() { QVERIFY(QCoreApplication::installTranslator(&m_plurals)); }

void TestFormats::init()
{
    test::failOnAnyWarning();
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestFormats::counts_data()
{
    QTest::addColumn<qint64>("value");
    QTest::addColumn<QString>("plain");
    QTest::addColumn<QString>("withSign");
    QTest::addRow("zero has no sign") << qint64(0) << u"0"_qs << u"0"_qs;
    QTest::addRow("groups of three") << qint64(40'000) << u"40,000"_qs << u"+40,000"_qs;
    QTest::addRow("a true minus") << qint64(-1'204) << u"−1,204"_qs << u"−1,204"_qs;
    QTest::addRow("the top of int64")
        << kLargest << u"9,223,372,036,854,775,807"_qs << u"+9,223,372,036,854,775,807"_qs;
    QTest::addRow("the bottom of int64")
        << kSmallest << u"−9,223,372,036,854,775,808"_qs << u"−9,223,372,036,854,775,808"_qs;
}

void TestFormats::counts()
{
    QFETCH(qint64, value);
    QTEST(count(value), "plain");
    QTEST(signedCount(value), "withSign");
}

void TestFormats::compacts_data()
{
    QTest::addColumn<qint64>("value");
    QTest::addColumn<QString>("expected");
    QTest::addRow("in full up to 9,999") << qint64(9'999) << u"9,999"_qs;
    QTest::addRow("from 10,000 in thousands") << qint64(10'000) << u"10k"_qs;
    QTest::addRow("three digits") << qint64(27'327) << u"27.3k"_qs;
    QTest::addRow("no decimals from 100 up") << qint64(273'270) << u"273k"_qs;
    QTest::addRow("halves go up") << qint64(12'350) << u"12.4k"_qs;
    QTest::addRow("just under the next unit") << qint64(999'499) << u"999k"_qs;
    QTest::addRow("rounded into the next unit") << qint64(999'500) << u"1M"_qs;
    QTest::addRow("millions") << qint64(1'234'567) << u"1.2M"_qs;
    QTest::addRow("thousand millions") << qint64(5'000'000'000) << u"5B"_qs;
    QTest::addRow("the top of int64") << kLargest << u"9,223,372T"_qs;
    QTest::addRow("negative") << qint64(-27'327) << u"−27.3k"_qs;
}

void TestFormats::compacts()
{
    QFETCH(qint64, value);
    QTEST(compactCount(value), "expected");
}

void TestFormats::axes_data()
{
    QTest::addColumn<qint64>("value");
    QTest::addColumn<qint64>("last");
    QTest::addColumn<QString>("expected");
    QTest::addRow("in full on a short axis") << qint64(500'000) << qint64(999'999) << u"500,000"_qs;
    QTest::addRow("short on a long one") << qint64(500'000) << qint64(1'000'000) << u"500k"_qs;
    QTest::addRow("thousands too") << qint64(5'000) << qint64(1'000'000) << u"5k"_qs;
    QTest::addRow("under a thousand in full") << qint64(999) << qint64(1'000'000) << u"999"_qs;
    QTest::addRow("zero") << qint64(0) << qint64(1'000'000) << u"0"_qs;
}

void TestFormats::axes()
{
    QFETCH(qint64, value);
    QFETCH(qint64, last);
    QTEST(axisCount(value, last), "expected");
}

void TestFormats::money_data()
{
    QTest::addColumn<qint64>("minorUnits");
    QTest::addColumn<QByteArray>("currency");
    QTest::addColumn<QString>("all");
    QTest::addColumn<QString>("whole");
    QTest::addColumn<QString>("withSign");
    const auto row = [](const char* name, qint64 units, const char* code, const char16_t* all,
                         const char16_t* whole, const char16_t* withSign) {
        QTest::addRow("%s", name) << units << QByteArray(code) << QString::fromUtf16(all)
                                  << QString::fromUtf16(whole) << QString::fromUtf16(withSign);
    };
    row("dollars", 438'100, "USD", u"$4,381.00", u"$4,381", u"+$4,381.00");
    row("euro cents round half away from zero", 438'050, "EUR", u"€4,380.50", u"€4,381",
        u"+€4,380.50");
    row("just under half", 438'049, "EUR", u"€4,380.49", u"€4,380", u"+€4,380.49");
    row("negative", -150, "USD", u"−$1.50", u"−$2", u"−$1.50");
    row("zero has no sign", 0, "USD", u"$0.00", u"$0", u"$0.00");
    row("what rounds to zero has none either", -49, "USD", u"−$0.49", u"$0", u"−$0.49");
    row("no minor unit", 1'500, "JPY", u"¥1,500", u"¥1,500", u"+¥1,500");
    row("thousandths", 1'500, "KWD", u"KWD\u00a01.500", u"KWD\u00a02", u"+KWD\u00a01.500");
    row("the bottom of int64", kSmallest, "USD", u"−$92,233,720,368,547,758.08",
        u"−$92,233,720,368,547,758", u"−$92,233,720,368,547,758.08");
}

void TestFormats::money()
{
    QFETCH(qint64, minorUnits);
    QFETCH(QByteArray, currency);
    const Money value = amount(minorUnits, currency.constData());
    QTEST(common::money(value), "all");
    QTEST(common::money(value, MoneyPlaces::Whole), "whole");
    QTEST(signedMoney(value), "withSign");
}

void TestFormats::unitPrices_data()
{
    QTest::addColumn<qint64>("picoUnits");
    QTest::addColumn<QString>("expected");
    QTest::addRow("trailing zeros are dropped") << qint64(2'000'000'000) << u"€0.002"_qs;
    QTest::addRow("whole") << qint64(3'000'000'000'000) << u"€3"_qs;
    QTest::addRow("twelve places") << qint64(1) << u"€0.000000000001"_qs;
}

void TestFormats::unitPrices()
{
    QFETCH(qint64, picoUnits);
    QTEST(unitPrice({picoUnits}, {"EUR"}), "expected");
}

void TestFormats::speaksGerman()
{
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    QCOMPARE(count(40'000), u"40.000"_qs);
    QCOMPARE(compactCount(27'327), u"27,3k"_qs);
    QCOMPARE(common::money(amount(438'105, "EUR")), u"4.381,05\u00a0€"_qs);
    QCOMPARE(signedMoney(amount(-438'105, "EUR")), u"−4.381,05\u00a0€"_qs);
    QCOMPARE(unitPrice({2'000'000'000}, {"EUR"}), u"0,002\u00a0€"_qs);
}

void TestFormats::differences_data()
{
    QTest::addColumn<qint64>("before");
    QTest::addColumn<qint64>("after");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::addRow("more") << qint64(71) << qint64(97) << u"▲ +26"_qs << u"26 more"_qs;
    QTest::addRow("fewer") << qint64(97) << qint64(71) << u"▼ −26"_qs << u"26 fewer"_qs;
    QTest::addRow("the same") << qint64(97) << qint64(97) << u"0"_qs << u"no change"_qs;
    QTest::addRow("beyond int64 it stops at its end")
        << kSmallest << kLargest << u"▲ +9,223,372,036,854,775,807"_qs
        << u"9,223,372,036,854,775,807 more"_qs;
}

void TestFormats::differences()
{
    QFETCH(qint64, before);
    QFETCH(qint64, after);
    const Difference difference = countDifference(before, after);
    QTEST(difference.text(), "text");
    QTEST(difference.words, "words");
}

void TestFormats::moneyDifferences()
{
    const Difference more
        = moneyDifference(amount(438'100, "EUR"), amount(603'250, "EUR"), MoneyPlaces::Whole);
    QCOMPARE(more.text(), u"▲ +€1,652"_qs);
    QCOMPARE(more.words, u"€1,652 more"_qs);
    const Difference less = moneyDifference(amount(100, "EUR"), amount(50, "EUR"));
    QCOMPARE(less.text(), u"▼ −€0.50"_qs);
    QCOMPARE(less.words, u"€0.50 less"_qs);
    const Difference hidden
        = moneyDifference(amount(100, "EUR"), amount(101, "EUR"), MoneyPlaces::Whole);
    QCOMPARE(hidden.text(), u"€0"_qs);
    QCOMPARE(hidden.words, u"no change"_qs);
    QCOMPARE(beforeAfter(u"71"_qs, u"97"_qs), u"71 → 97"_qs);
}

void TestFormats::plurals_data()
{
    QTest::addColumn<qint64>("number");
    QTest::addColumn<QString>("expected");
    QTest::addRow("none") << qint64(0) << u"0 consumers"_qs;
    QTest::addRow("one") << qint64(1) << u"1 consumer"_qs;
    QTest::addRow("many") << qint64(27'327) << u"27,327 consumers"_qs;
    QTest::addRow("more than an int holds")
        << qint64(5'000'000'000) << u"5,000,000,000 consumers"_qs;
}

void TestFormats::plurals()
{
    QFETCH(qint64, number);
    QTEST(consumers(number), "expected");
}

TOLLGATE_TEST(TestFormats)
#include "tst_formats.moc"
