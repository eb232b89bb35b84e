#include "history/shown.h"

#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;
using namespace tollgate::history;

class TestShown : public QObject {
    Q_OBJECT

private slots:
    void writesUtf8_data();
    void writesUtf8();
    void leavesValidNamesWhereTheyAre();
    void showsAnything_data();
    void showsAnything();
    void showsLists();
};

void TestShown::writesUtf8_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("expected");
    struct Case {
        const char* name;
        const char* input;
        const char* expected;
    };
    for (const Case& c : {
             Case{"ASCII", "acme", "acme"},
             Case{"two bytes", "\xC3\xA9", "\xC3\xA9"},
             Case{"three bytes", "\xE2\x82\xAC", "\xE2\x82\xAC"},
             Case{"four bytes", "\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80"},
             Case{"the last character", "\xF4\x8F\xBF\xBF", "\xF4\x8F\xBF\xBF"},
             Case{"above the last character", "\xF4\x90\x80\x80", "\\xF4\\x90\\x80\\x80"},
             Case{"Latin-1", "caf\xE9", "caf\\xE9"},
             Case{"cut within a character", "a\xE2\x82", "a\\xE2\\x82"},
             Case{"a character cut by another", "\xE2\x82z", "\\xE2\\x82z"},
             Case{"a byte of no character", "\x80\xFF", "\\x80\\xFF"},
             Case{"overlong, two bytes", "\xC0\xAF", "\\xC0\\xAF"},
             Case{"overlong, three bytes", "\xE0\x80\xAF", "\\xE0\\x80\\xAF"},
             Case{"overlong, four bytes", "\xF0\x80\x80\xAF", "\\xF0\\x80\\x80\\xAF"},
             Case{"a surrogate", "\xED\xA0\x80", "\\xED\\xA0\\x80"},
             Case{"before the surrogates", "\xED\x9F\xBF", "\xED\x9F\xBF"},
         })
        QTest::addRow("%s", c.name) << QByteArray(c.input) << QByteArray(c.expected);
}

void TestShown::writesUtf8()
{
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, expected);
    std::string scratch;
    const std::string name = input.toStdString();
    const auto written = asUtf8(name, scratch);
    QCOMPARE(QByteArray(written.data(), qsizetype(written.size())), expected);
}

void TestShown::leavesValidNamesWhereTheyAre()
{
    std::string scratch;
    const std::string_view name = "198.18.99.187";
    QCOMPARE(asUtf8(name, scratch).data(), name.data());
}

void TestShown::showsAnything_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("expected");
    QTest::addRow("a word") << QByteArray("soon") << "'soon'";
    QTest::addRow("nothing") << QByteArray("") << "''";
    QTest::addRow("bytes") << QByteArray("\x01\xFF") << "'?\\xFF'";
    QTest::addRow("40 bytes") << QByteArray(40, 'x')
                              << QStringLiteral("'%1'").arg(QString(40, QLatin1Char('x')));
    QTest::addRow("a megabyte") << QByteArray(1 << 20, 'x')
                                << QStringLiteral("'%1...'").arg(QString(40, QLatin1Char('x')));
}

void TestShown::showsAnything()
{
    QFETCH(QByteArray, input);
    QFETCH(QString, expected);
    QCOMPARE(test::text(shown(input.toStdString())), expected);
}

void TestShown::showsLists()
{
    QCOMPARE(test::text(shownList({})), QString());
    QCOMPARE(test::text(shownList({"a", "b\n", "c"})), QStringLiteral("a, b?, c"));
    QVERIFY(shownList(std::vector<std::string>(30, "x")).ends_with("x, x"));
    QVERIFY(shownList(std::vector<std::string>(31, "x")).ends_with("x, x and 1 more"));
}

TOLLGATE_TEST(TestShown)
#include "tst_shown.moc"
