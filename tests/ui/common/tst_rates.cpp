#include "common/rates.h"

#include "support/room_tests.h"

#include <QLocale>

using namespace tollgate;

// Rates, shares and ages in words.
class TestRates : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void ratesAreMeans_data();
    void ratesAreMeans();
    void sharesAreHonest_data();
    void sharesAreHonest();
    void spansAreCut_data();
    void spansAreCut();
};

void TestRates::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestRates::ratesAreMeans_data()
{
    QTest::addColumn<qint64>("events");
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("text");
    QTest::addRow("nothing") << qint64(0) << qint64(60) << u"0/s"_qs;
    QTest::addRow("hardly anything is not nothing") << qint64(1) << qint64(60) << u"< 0.1/s"_qs;
    QTest::addRow("a tenth") << qint64(6) << qint64(60) << u"0.1/s"_qs;
    QTest::addRow("rounded to a tenth") << qint64(253) << qint64(60) << u"4.2/s"_qs;
    QTest::addRow("just under ten") << qint64(99) << qint64(10) << u"9.9/s"_qs;
    QTest::addRow("whole from ten up") << qint64(105) << qint64(10) << u"11/s"_qs;
    QTest::addRow("thousands") << qint64(74'400) << qint64(60) << u"1,240/s"_qs;
}

void TestRates::ratesAreMeans()
{
    QFETCH(qint64, events);
    QFETCH(qint64, seconds);
    QTEST(common::perSecond(events, seconds), "text");
}

void TestRates::sharesAreHonest_data()
{
    QTest::addColumn<qint64>("part");
    QTest::addColumn<qint64>("whole");
    QTest::addColumn<QString>("text");
    QTest::addRow("of nothing") << qint64(0) << qint64(0) << u"—"_qs;
    QTest::addRow("none") << qint64(0) << qint64(500) << u"0 %"_qs;
    QTest::addRow("one of very many") << qint64(1) << qint64(1'000'000) << u"< 0.1 %"_qs;
    QTest::addRow("with a tenth") << qint64(24) << qint64(1'000) << u"2.4 %"_qs;
    QTest::addRow("all but one") << qint64(999'999) << qint64(1'000'000) << u"> 99 %"_qs;
    QTest::addRow("all") << qint64(7) << qint64(7) << u"100 %"_qs;
}

void TestRates::sharesAreHonest()
{
    QFETCH(qint64, part);
    QFETCH(qint64, whole);
    QTEST(common::share(part, whole), "text");
}

void TestRates::spansAreCut_data()
{
    QTest::addColumn<qint64>("millis");
    QTest::addColumn<QString>("text");
    QTest::addRow("a clock that went back") << qint64(-5) << u"0 s"_qs;
    QTest::addRow("under a second") << qint64(999) << u"0 s"_qs;
    QTest::addRow("under a minute") << qint64(59'999) << u"59 s"_qs;
    QTest::addRow("a minute") << qint64(60'000) << u"1 min"_qs;
    QTest::addRow("an hour") << qint64(3'600'000) << u"1 h"_qs;
    QTest::addRow("a day") << qint64(86'400'000) << u"1 d"_qs;
}

void TestRates::spansAreCut()
{
    QFETCH(qint64, millis);
    QTEST(common::span(std::chrono::milliseconds{millis}), "text");
}

TOLLGATE_TEST(TestRates)
#include "tst_rates.moc"
