#include "base/instant.h"

#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;

class TestInstant : public QObject {
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void saysWhatToDo();
};

void TestInstant::reads_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("expected");
    struct Case {
        const char* name;
        const char* input;
        const char* expected;
    };
    for (const Case& c : {
             Case{"RFC 3339", "2018-04-17T06:25:06Z", "2018-04-17T06:25:06.000Z"},
             Case{"a space for the T, no zone: UTC", "2023-11-16 18:15:46.6805900",
                 "2023-11-16T18:15:46.680Z"},
             Case{"further digits are cut, not rounded", "2023-11-16T18:15:46.9999999",
                 "2023-11-16T18:15:46.999Z"},
             Case{"a zone east of UTC", "2018-04-17T00:30:00+02:00", "2018-04-16T22:30:00.000Z"},
             Case{"a zone west of UTC over a year's end", "2018-12-31T20:00:00-05:00",
                 "2019-01-01T01:00:00.000Z"},
             Case{"no seconds", "2018-04-17T06:25Z", "2018-04-17T06:25:00.000Z"},
             Case{"leap day", "2016-02-29T23:59:59Z", "2016-02-29T23:59:59.000Z"},
             Case{"a leap second counts as the last second", "2016-12-31T23:59:60Z",
                 "2016-12-31T23:59:59.000Z"},
             Case{"Apache", "17/Apr/2018:06:25:06 +0000", "2018-04-17T06:25:06.000Z"},
             Case{"Apache with a zone", "01/Jan/2018:00:10:00 +0130", "2017-12-31T22:40:00.000Z"},
             Case{"epoch seconds", "1523946306", "2018-04-17T06:25:06.000Z"},
             Case{"epoch seconds with a fraction", "1523946306.25", "2018-04-17T06:25:06.250Z"},
             Case{"epoch milliseconds", "1523946306123", "2018-04-17T06:25:06.123Z"},
             Case{"the last epoch second", "99999999999", "5138-11-16T09:46:39.000Z"},
             Case{"the first epoch millisecond", "100000000000", "1973-03-03T09:46:40.000Z"},
             Case{"the epoch", "0", "1970-01-01T00:00:00.000Z"},
             Case{"the first instant", "1970-01-01T01:00:00+01:00", "1970-01-01T00:00:00.000Z"},
             Case{"the last instant", "9999-12-31T22:59:59.999-01:00", "9999-12-31T23:59:59.999Z"},
         })
        QTest::addRow("%s", c.name) << QByteArray(c.input) << QString::fromLatin1(c.expected);
}

void TestInstant::reads()
{
    QFETCH(QByteArray, input);
    QFETCH(QString, expected);
    const auto instant = parseInstant(input.toStdString());
    QVERIFY2(instant, instant ? "" : describe(instant.error()).c_str());
    QCOMPARE(test::text(formatInstantMillis(*instant)), expected);
}

void TestInstant::refuses_data()
{
    QTest::addColumn<QByteArray>("input");
    for (const char* input : {"", "-", "yesterday", "2018-04-17", "2018-13-01T00:00:00Z",
             "2018-02-29T00:00:00Z", "2018-04-17T24:00:00Z", "2018-04-17T06:60:00Z",
             "2018-04-17T06:25:61Z", "2018-04-17T06:25:06X", "2018-04-17T06:25:06.",
             "2018-04-17T06:25:06+25:00", "17/Foo/2018:06:25:06 +0000", "17/Apr/2018:06:25",
             "1969-12-31T23:59:59Z", "1970-01-01T00:59:59+01:00", "01/Jan/1970:00:59:59 +0100",
             "9999-12-31T23:00:00-01:00", "1234567890123456", "253402300800000", "-5"})
        QTest::addRow("'%s'", input) << QByteArray(input);
}

void TestInstant::refuses()
{
    QFETCH(QByteArray, input);
    QVERIFY(!parseInstant(input.toStdString()));
}

void TestInstant::saysWhatToDo()
{
    QCOMPARE(test::text(describe(parseInstant("yesterday").error())),
        QStringLiteral("'yesterday' is not a time; write it as 2018-04-17T06:25:06Z, "
                       "17/Apr/2018:06:25:06 +0000, or epoch seconds"));
}

TOLLGATE_TEST(TestInstant)
#include "tst_instant.moc"
