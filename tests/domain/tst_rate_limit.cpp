#include "domain/rate_limit.h"

#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;
using namespace std::chrono;

class TestRateLimit : public QObject {
    Q_OBJECT

private slots:
    void windowsAreAlignedToUtc_data();
    void windowsAreAlignedToUtc();
    void windowsHaveNamesAndLengths();
};

void TestRateLimit::windowsAreAlignedToUtc_data()
{
    QTest::addColumn<int>("window");
    QTest::addColumn<qint64>("millis");
    QTest::addColumn<QString>("expected");
    struct Case {
        const char* name;
        Window window;
        Instant instant;
        const char* expected;
    };
    const Instant noon = parseInstant("2026-03-14T12:34:56.789Z").value();
    const Instant newYear = parseInstant("2026-01-01T00:00:00Z").value();
    using enum Window;
    for (const Case& c : {
             Case{"a minute", Minute, noon, "2026-03-14T12:34:00.000Z"},
             Case{"an hour", Hour, noon, "2026-03-14T12:00:00.000Z"},
             Case{"a day", Day, noon, "2026-03-14T00:00:00.000Z"},
             Case{"the start of a window is in it", Day, newYear, "2026-01-01T00:00:00.000Z"},
             Case{"the millisecond before is not", Day, newYear - 1ms, "2025-12-31T00:00:00.000Z"},
             Case{"the epoch", Day, Instant{}, "1970-01-01T00:00:00.000Z"},
             Case{"before the epoch windows run forward too", Day, Instant{} - 1ms,
                 "1969-12-31T00:00:00.000Z"},
         })
        QTest::addRow("%s", c.name) << int(c.window) << qint64(c.instant.time_since_epoch().count())
                                    << QString::fromLatin1(c.expected);
}

void TestRateLimit::windowsAreAlignedToUtc()
{
    QFETCH(int, window);
    QFETCH(qint64, millis);
    QFETCH(QString, expected);
    const Instant start = windowStart(Window(window), Instant(milliseconds(millis)));
    QCOMPARE(test::text(formatInstantMillis(start)), expected);
}

void TestRateLimit::windowsHaveNamesAndLengths()
{
    for (const Window window : kWindows)
        QCOMPARE(windowNamed(nameOf(window)), std::optional(window));
    QVERIFY(!windowNamed("second"));
    QVERIFY(!windowNamed(""));
    QVERIFY(lengthOf(Window::Minute) == 60s);
    QVERIFY(lengthOf(Window::Hour) == 3600s);
    QVERIFY(lengthOf(Window::Day) == 86400s);
}

TOLLGATE_TEST(TestRateLimit)
#include "tst_rate_limit.moc"
