#include "history/usage_text.h"

#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;
using namespace tollgate::history;

namespace {

// A good line, so that a bad one beside it is not all there is.
const QByteArray kGood = "10.0.0.1 - - [17/Apr/2018:06:25:06 +0000] \"GET / HTTP/1.1\" 200 5\n";
const QString kGoodEvent = QStringLiteral("10.0.0.1 2018-04-17T06:25:06.000Z status=200 bytes=5");

} // namespace

class TestCombined : public QObject {
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void keepsTargets_data();
    void keepsTargets();
    void ordersByTime();
    void readsTheSameInBlocksOfAnySize();
};

void TestCombined::reads_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("expected");
    struct Case {
        const char* name;
        QByteArray line;
        const char* expected;
    };
    const char* const usual = "a 2018-04-17T06:25:06.000Z status=200 bytes=30";
    for (const Case& c :
        {
            Case{"combined",
                "a - - [17/Apr/2018:06:25:06 +0000] \"POST /x HTTP/1.1\" 200 30 \"-\" \"Mozilla\"",
                usual},
            Case{"common", "a - - [17/Apr/2018:06:25:06 +0000] \"GET / HTTP/1.0\" 200 30", usual},
            Case{"further fields",
                "a - - [17/Apr/2018:06:25:06 +0000] \"GET /\" 200 30 \"-\" \"m\" 0.003 [up] -",
                usual},
            Case{"a cut referer", "a - - [17/Apr/2018:06:25:06 +0000] \"GET /\" 200 30 \"htt",
                usual},
            Case{"no size", "a - - [17/Apr/2018:06:25:06 +0000] \"GET /\" 304 -",
                "a 2018-04-17T06:25:06.000Z status=304"},
            Case{"size 0", "a - - [17/Apr/2018:06:25:06 +0000] \"GET /\" 304 0",
                "a 2018-04-17T06:25:06.000Z status=304"},
            Case{"the largest size",
                "a - - [17/Apr/2018:06:25:06 +0000] \"GET /\" 200 9223372036854775807",
                "a 2018-04-17T06:25:06.000Z status=200 bytes=9223372036854775807"},
            Case{"status 000 is unknown", "a - - [17/Apr/2018:06:25:06 +0000] \"GET /\" 000 0",
                "a 2018-04-17T06:25:06.000Z"},
            Case{"another zone", "a - - [17/Apr/2018:01:25:06 -0500] \"GET /\" 200 30", usual},
            Case{"an empty request", "a - - [17/Apr/2018:06:25:06 +0000] \"\" 200 30", usual},
            Case{"a binary request",
                QByteArray("a - - [17/Apr/2018:06:25:06 +0000] \"\x04\x01") + '\0'
                    + "\xFF\x80\" 200 30",
                usual},
            Case{"escaped quotes",
                R"(a - - [17/Apr/2018:06:25:06 +0000] "GET /\" 404 7 \"x HTTP/1.1" 200 30)", usual},
            Case{"an escaped backslash before the end",
                R"(a - - [17/Apr/2018:06:25:06 +0000] "GET /\\" 200 30)", usual},
            Case{"quotes as they came",
                R"(a - - [17/Apr/2018:06:25:06 +0000] "GET /?q="x" HTTP/1.1" 200 30)", usual},
            Case{"a request like a time",
                R"(a - - [17/Apr/2018:06:25:06 +0000] "GET /[1] "x HTTP/1.1" 200 30)", usual},
            Case{"a user", "a - bob [17/Apr/2018:06:25:06 +0000] \"GET /\" 200 30", usual},
            Case{"a user with blanks and brackets",
                "a - bob [the] b. [17/Apr/2018:06:25:06 +0000] \"GET /\" 200 30", usual},
            Case{"an IPv6 address", "2001:db8::1 - - [17/Apr/2018:06:25:06 +0000] \"GET /\" 200 30",
                "2001:db8::1 2018-04-17T06:25:06.000Z status=200 bytes=30"},
            Case{"an address that is not UTF-8",
                "a\xFF\xC3\xA9 - - [17/Apr/2018:06:25:06 +0000] \"GET /\" 200 30",
                "a\\xFF\xC3\xA9 2018-04-17T06:25:06.000Z status=200 bytes=30"},
        })
        QTest::addRow("%s", c.name) << c.line << QString::fromUtf8(c.expected);
}

void TestCombined::reads()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, expected);
    const auto import = test::importFile("access.log", line + '\n');
    QCOMPARE(test::printed(import), expected);
    QVERIFY(import->hasStatus && import->hasBytes && !import->hasDuration);
}

void TestCombined::refuses_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("why");
    struct Case {
        const char* name;
        QByteArray line;
        const char* why;
    };
    const char* const noTime = "has no time in brackets with a quoted request after it";
    const char* const noStatus = "has no status of 3 digits after the request";
    const char* const noSize = "has no size after the status, as bytes or '-'";
    for (const Case& c :
        {
            Case{"cut within the address", "10.0.0", "has no client address"},
            Case{"a blank for an address", " - - [17/Apr/2018:06:25:06 +0000] \"GET /\" 200 30",
                "has no client address"},
            Case{"cut before the time", "a - -", noTime},
            Case{"cut within the time", "a - - [17/Apr/2018:06", noTime},
            Case{"cut after the time", "a - - [17/Apr/2018:06:25:06 +0000]", noTime},
            Case{"a request without quotes", "a - - [17/Apr/2018:06:25:06 +0000] GET / 200 30",
                noTime},
            Case{"cut within the request", "a - - [17/Apr/2018:06:25:06 +0000] \"GET /",
                "the quoted request does not end"},
            Case{"an end that is escaped", R"(a - - [17/Apr/2018:06:25:06 +0000] "GET /\" 200 30)",
                "the quoted request does not end"},
            Case{"cut after the request", "a - - [17/Apr/2018:06:25:06 +0000] \"GET /\"", noStatus},
            Case{"a status of 2 digits", "a - - [17/Apr/2018:06:25:06 +0000] \"GET /\" 20",
                noStatus},
            Case{"a status of 4 digits", "a - - [17/Apr/2018:06:25:06 +0000] \"GET /\" 2000 3",
                noStatus},
            Case{"a status in letters", "a - - [17/Apr/2018:06:25:06 +0000] \"GET /\" abc 3",
                noStatus},
            Case{
                "cut after the status", "a - - [17/Apr/2018:06:25:06 +0000] \"GET /\" 200", noSize},
            Case{"a blank for a size", "a - - [17/Apr/2018:06:25:06 +0000] \"GET /\" 200 ", noSize},
            Case{"a negative size", "a - - [17/Apr/2018:06:25:06 +0000] \"GET /\" 200 -5", noSize},
            Case{"a size in letters", "a - - [17/Apr/2018:06:25:06 +0000] \"GET /\" 200 30k",
                noSize},
            Case{"a size above int64",
                "a - - [17/Apr/2018:06:25:06 +0000] \"GET /\" 200 9223372036854775808", noSize},
            Case{"no such day", "a - - [31/Feb/2018:06:25:06 +0000] \"GET /\" 200 30",
                "'31/Feb/2018:06:25:06 +0000' is not a time"},
            Case{"an ISO time", "a - - [2018-04-17T06:25:06Z] \"GET /\" 200 30",
                "'2018-04-17T06:25:06Z' is not a time"},
            Case{"a time of bytes", QByteArray("a - - [\x01\xFF] \"GET /\" 200 30"),
                "'?\\xFF' is not a time"},
        })
        QTest::addRow("%s", c.name) << c.line << QString::fromUtf8(c.why);
}

void TestCombined::refuses()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, why);
    const auto import = test::importFile("access.log", kGood + line + '\n');
    QCOMPARE(test::printed(import), kGoodEvent + QStringLiteral("\nline 2: ") + why);
    QCOMPARE(import->lines, std::uint64_t{2});
    QCOMPARE(import->unparsed, std::uint64_t{1});
    QCOMPARE(import->usage.consumerCount(), 1U);
}

void TestCombined::keepsTargets_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QString>("target");
    QTest::addRow("method and path") << QByteArray("GET /v1/search HTTP/1.1") << " GET /v1/search";
    QTest::addRow("no version") << QByteArray("GET /v1/search") << " GET /v1/search";
    QTest::addRow("what follows '?' is left out") << QByteArray("GET /a?b=c HTTP/1.1") << " GET /a";
    QTest::addRow("a path with blanks") << QByteArray("GET /a b HTTP/1.1") << " GET /a b";
    QTest::addRow("a proxied address")
        << QByteArray("CONNECT host:443 HTTP/1.1") << " CONNECT host:443";
    QTest::addRow("a path that is not UTF-8") << QByteArray("GET /\xFF HTTP/1.1") << " GET /\\xFF";
    QTest::addRow("a method alone") << QByteArray("GET") << "";
    QTest::addRow("nothing") << QByteArray("") << "";
    QTest::addRow("escaped bytes") << QByteArray("\\x16\\x03 \\x01") << "";
}

void TestCombined::keepsTargets()
{
    QFETCH(QByteArray, request);
    QFETCH(QString, target);
    const QByteArray line = "a - - [17/Apr/2018:06:25:06 +0000] \"" + request + "\" 200 30\n";
    const QString event = QStringLiteral("a 2018-04-17T06:25:06.000Z status=200 bytes=30");
    QCOMPARE(
        test::printed(test::importFile("access.log", line, {.keepTargets = true})), event + target);
    QCOMPARE(test::printed(test::importFile("access.log", line)), event);
}

void TestCombined::ordersByTime()
{
    const auto line = [](const char* consumer, const char* second, const char* size) {
        return QByteArray(consumer) + " - - [17/Apr/2018:06:25:" + second + " +0000] \"GET /\" 200 "
            + size + "\n";
    };
    QCOMPARE(test::printed(test::importFile("access.log",
                 line("a", "06", "1") + line("b", "05", "2") + line("a", "04", "3")
                     + line("a", "06", "4") + line("a", "04", "5"))),
        QStringLiteral("a 2018-04-17T06:25:04.000Z status=200 bytes=3\n"
                       "a 2018-04-17T06:25:04.000Z status=200 bytes=5\n"
                       "a 2018-04-17T06:25:06.000Z status=200 bytes=1\n"
                       "a 2018-04-17T06:25:06.000Z status=200 bytes=4\n"
                       "b 2018-04-17T06:25:05.000Z status=200 bytes=2"));
}

void TestCombined::readsTheSameInBlocksOfAnySize()
{
    const QByteArray text = kGood + "\r\n" + kGood.chopped(1) + "\r\nbad line\n" + kGood.chopped(1);
    const QString expected = QStringLiteral("%1\n%1\n%1\nline 4: has no time in brackets with a "
                                            "quoted request after it")
                                 .arg(kGoodEvent);
    for (std::size_t blockSize = 1; blockSize <= std::size_t(text.size()) + 1; ++blockSize)
        QCOMPARE(test::printed(test::importInBlocks(text, {.format = Format::Combined}, blockSize)),
            expected);
}

TOLLGATE_TEST(TestCombined)
#include "tst_combined.moc"
