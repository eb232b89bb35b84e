#include "history/usage_text.h"

#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;
using namespace tollgate::history;

class TestJsonl : public QObject {
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void refusesLines_data();
    void refusesLines();
    void refusesFiles_data();
    void refusesFiles();
    void refusesOwnNamesThatTurnUpLate();
    void readsTheSameInBlocksOfAnySize();
};

void TestJsonl::reads_data()
{
    QTest::addColumn<QByteArray>("map");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("expected");
    struct Case {
        const char* name;
        const char* map; // empty: none
        const char* content;
        const char* expected;
    };
    for (const Case& c : {
             Case{"fields of the map's names need no map", "",
                 R"({"time":"2018-04-17T06:25:06Z","consumer":"acme","status":200,"bytes":30,)"
                 R"("duration":0.25,"units":1.5,"method":"GET","path":"/a?b=c"})",
                 "acme 2018-04-17T06:25:06.000Z status=200 bytes=30 seconds=0.25 units=1.5 GET /a"},
             Case{"dotted paths", "consumer=userIdentity.accessKeyId,time=at",
                 R"({"at":1523946306,"userIdentity":{"type":"x","accessKeyId":"AK1"}})",
                 "AK1 2018-04-17T06:25:06.000Z"},
             Case{"a missing consumer is -", "consumer=user,time=at",
                 "{\"at\":1523946306,\"user\":\"a\"}\n{\"at\":1523946306}\n"
                 "{\"at\":1523946306,\"user\":null}\n{\"at\":1523946306,\"user\":\"\"}",
                 "a 2018-04-17T06:25:06.000Z\n- 2018-04-17T06:25:06.000Z\n"
                 "- 2018-04-17T06:25:06.000Z\n- 2018-04-17T06:25:06.000Z"},
             Case{"no consumer: everything belongs to one", "", "{\"time\":1523946306}",
                 "all 2018-04-17T06:25:06.000Z"},
             Case{"a consumer that is a number", "", R"({"time":1523946306,"consumer":42})",
                 "42 2018-04-17T06:25:06.000Z"},
             Case{"values absent in a line", "time=t,status=s,bytes=b,duration=d,units=u+v",
                 "{\"t\":1523946306,\"s\":200,\"b\":1,\"d\":2,\"u\":3,\"v\":4}\n"
                 "{\"t\":1523946307,\"v\":4}\n{\"t\":1523946308}",
                 "all 2018-04-17T06:25:06.000Z status=200 bytes=1 seconds=2 units=7\n"
                 "all 2018-04-17T06:25:07.000Z units=4\nall 2018-04-17T06:25:08.000Z units=0"},
             Case{"exponents", "", R"({"time":1523946306,"duration":5e-05,"units":1e-6})",
                 "all 2018-04-17T06:25:06.000Z seconds=0.00005 units=0.000001"},
             Case{"a fraction of an epoch second", "", R"({"time":1523946306.25})",
                 "all 2018-04-17T06:25:06.250Z"},
             Case{"other scripts", "", R"({"time":1523946306,"consumer":"Тор \"x\""})",
                 "Тор \"x\" 2018-04-17T06:25:06.000Z"},
             Case{"a byte order mark, CRLF, blank lines, no last line end", "",
                 "\xEF\xBB\xBF{\"time\":1523946306}\r\n\r\n  \n{\"time\":1523946307}",
                 "all 2018-04-17T06:25:06.000Z\nall 2018-04-17T06:25:07.000Z"},
             Case{"an object of a name that is not mapped", "",
                 R"({"time":1523946306,"status":{"code":1}})", "all 2018-04-17T06:25:06.000Z"},
         })
        QTest::addRow("%s", c.name)
            << QByteArray(c.map) << QByteArray(c.content) << QString::fromUtf8(c.expected);
}

void TestJsonl::reads()
{
    QFETCH(QByteArray, map);
    QFETCH(QByteArray, content);
    QFETCH(QString, expected);
    ImportOptions options = map.isEmpty() ? ImportOptions{} : test::mapped(map.toStdString());
    options.keepTargets = true;
    const auto import = test::importFile("usage.jsonl", content, options);
    QCOMPARE(test::printed(import), expected);
    QCOMPARE(import->unparsed, std::uint64_t{0});
}

void TestJsonl::refusesLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("why");
    struct Case {
        const char* name;
        QByteArray line;
        const char* why;
    };
    for (const Case& c : {
             Case{"no time", R"({"user":"a"})", "has no time (field 'at')"},
             Case{"not a time", R"({"at":"soon"})", "time 'soon' is not a time"},
             Case{"a time that is no value", R"({"at":{"s":1}})",
                 "field 'at' is a list or an object, not one value"},
             Case{"cut short", R"({"at":1523946306,"us)",
                 "is not valid JSON: invalid string: missing closing quote"},
             Case{"not an object", "[1523946306]", "is JSON, but not an object"},
             Case{"a combined line", "a - - [17/Apr/2018:06:25:06 +0000] \"GET /\" 200 30",
                 "is not valid JSON: invalid literal"},
             Case{"a negative size", R"({"at":1523946306,"size":-1})",
                 "bytes '-1' is not a whole number from 0 to 9223372036854775807"},
             Case{"a size above 64 bits", R"({"at":1523946306,"size":99999999999999999999})",
                 "bytes '99999999999999999999' is not a whole number from 0 to "
                 "9223372036854775807"},
         })
        QTest::addRow("%s", c.name) << c.line << QString::fromUtf8(c.why);
}

void TestJsonl::refusesLines()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, why);
    const auto import = test::importFile("usage.jsonl",
        "{\"at\":1523946306,\"user\":\"good\",\"size\":1}\n" + line + '\n',
        test::mapped("consumer=user,time=at,bytes=size"));
    QCOMPARE(test::printed(import),
        QStringLiteral("good 2018-04-17T06:25:06.000Z bytes=1\nline 2: ") + why);
    QCOMPARE(import->unparsed, std::uint64_t{1});
}

void TestJsonl::refusesFiles_data()
{
    QTest::addColumn<QByteArray>("map");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("expected");
    struct Case {
        const char* name;
        const char* map; // empty: none
        const char* content;
        const char* expected;
    };
    for (const Case& c : {
             Case{"no field named time", "", R"({"at":1,"user":{"id":"a"}})",
                 "usage.jsonl: there is no field named time; say with --map "
                 "time=field,consumer=field where to look; the fields are at, user.id"},
             Case{"a map without a time", "consumer=user", R"({"at":1,"user":"a"})",
                 "usage.jsonl: --map gives no time; add time=field; the fields are at, user"},
             Case{"a mapped field that no line has", "time=at,consumer=usr",
                 R"({"at":1,"user":"a"})",
                 "usage.jsonl: no line has the mapped field 'usr'; correct --map or leave that "
                 "field out; the first lines have at, user"},
             Case{"a mapped time that no line has", "time=ts", R"({"at":1,"user":"a"})",
                 "usage.jsonl: no line has the mapped field 'ts'; correct --map or leave that "
                 "field out; the first lines have at, user"},
             Case{"nothing parses", "time=ts", R"(["at"])",
                 "usage.jsonl: none of its 1 lines parses as jsonl: line 1 is JSON, but not an "
                 "object; check that it is a usage log, and --format and --map"},
             Case{"another format", "", "time,consumer\n1523946306,a\n",
                 "usage.jsonl: there is no field named time; it looks like csv: name it with "
                 "--format csv"},
         })
        QTest::addRow("%s", c.name)
            << QByteArray(c.map) << QByteArray(c.content) << QString::fromUtf8(c.expected);
}

void TestJsonl::refusesFiles()
{
    QFETCH(QByteArray, map);
    QFETCH(QByteArray, content);
    QFETCH(QString, expected);
    const ImportOptions options = map.isEmpty() ? ImportOptions{} : test::mapped(map.toStdString());
    QCOMPARE(test::printed(test::importFile("usage.jsonl", content, options)), expected);
}

void TestJsonl::refusesOwnNamesThatTurnUpLate()
{
    QByteArray content;
    for (int i = 0; i < 1000; ++i)
        content += "{\"time\":1523946306}\n";
    const auto import
        = test::importFile("usage.jsonl", content + R"({"time":1523946306,"consumer":"a"})");
    QCOMPARE(import->usage.eventCount(), std::size_t{1000});
    QCOMPARE(test::text(import->firstUnparsed.at(0).why),
        QStringLiteral("has a field 'consumer', which the first lines lack; name it in --map"));
}

void TestJsonl::readsTheSameInBlocksOfAnySize()
{
    const QByteArray text = "{\"at\":1523946306,\"u\":\"\xC3\xA9\"}\r\n\n[]\n{\"at\":1523946307}";
    ImportOptions options = test::mapped("consumer=u,time=at");
    options.format = Format::Jsonl;
    const QString expected = QString::fromUtf8("\xC3\xA9 2018-04-17T06:25:06.000Z\n"
                                               "- 2018-04-17T06:25:07.000Z\n"
                                               "line 3: is JSON, but not an object");
    for (std::size_t blockSize = 1; blockSize <= std::size_t(text.size()) + 1; ++blockSize)
        QCOMPARE(test::printed(test::importInBlocks(text, options, blockSize)), expected);
}

TOLLGATE_TEST(TestJsonl)
#include "tst_jsonl.moc"
