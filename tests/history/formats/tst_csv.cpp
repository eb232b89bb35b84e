#include "history/usage_text.h"

#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;
using namespace tollgate::history;

class TestCsv : public QObject {
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void refusesRows_data();
    void refusesRows();
    void refusesFiles_data();
    void refusesFiles();
    void tellsWhatIsKnown();
    void readsTheSameInBlocksOfAnySize();
};

void TestCsv::reads_data()
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
             Case{"columns of the map's names need no map", "",
                 "path,consumer,time,status,bytes,duration,method,units,other\n"
                 "/a?b=c,acme,2018-04-17T06:25:06Z,200,30,0.25,GET,1.5,x\n",
                 "acme 2018-04-17T06:25:06.000Z status=200 bytes=30 seconds=0.25 units=1.5 GET /a"},
             Case{"only a time", "", "time\n2018-04-17 06:25:06\n1523946306\n",
                 "all 2018-04-17T06:25:06.000Z\nall 2018-04-17T06:25:06.000Z"},
             Case{"mapped columns", "consumer=user,time=ts,bytes=size",
                 "ts,size,user,time,consumer\n1523946306123,7,u,x,y\n",
                 "u 2018-04-17T06:25:06.123Z bytes=7"},
             Case{"no consumer mapped: everything belongs to one", "time=time",
                 "time,consumer\n1523946306,a\n1523946307,b\n",
                 "all 2018-04-17T06:25:06.000Z\nall 2018-04-17T06:25:07.000Z"},
             Case{"a missing consumer is -", "", "time,consumer\n1523946306,\n1523946307,-\n",
                 "- 2018-04-17T06:25:06.000Z\n- 2018-04-17T06:25:07.000Z"},
             Case{"a consumer named all", "", "time,consumer\n1523946306,all\n",
                 "all 2018-04-17T06:25:06.000Z"},
             Case{"units are a sum", "time=time,units=in+out",
                 "time,in,out\n1523946306,374,44\n1523946307,0.000001,\n1523946308,,\n",
                 "all 2018-04-17T06:25:06.000Z units=418\n"
                 "all 2018-04-17T06:25:07.000Z units=0.000001\n"
                 "all 2018-04-17T06:25:08.000Z units=0"},
             Case{"one column for two meters", "time=time,bytes=n,units=n",
                 "time,n\n1523946306,5\n", "all 2018-04-17T06:25:06.000Z bytes=5 units=5"},
             Case{"absent values", "",
                 "time,status,bytes,duration,units,method,path\n1523946306,,,,,,\n"
                 "1523946307,-,-,-,-,,\n",
                 "all 2018-04-17T06:25:06.000Z units=0\nall 2018-04-17T06:25:07.000Z units=0"},
             Case{"durations finer than microseconds are rounded", "",
                 "time,duration\n1523946306,0.2477829\n1523946307,5e-07\n1523946308,0.0000001\n",
                 "all 2018-04-17T06:25:06.000Z seconds=0.247783\n"
                 "all 2018-04-17T06:25:07.000Z seconds=0.000001\n"
                 "all 2018-04-17T06:25:08.000Z"},
             Case{"whole numbers written as fractions", "",
                 "time,status,bytes\n1523946306,200.0,1893.0\n",
                 "all 2018-04-17T06:25:06.000Z status=200 bytes=1893"},
             Case{"status 0 is unknown, 999 is the highest", "",
                 "time,status\n1523946306,0\n1523946307,999\n",
                 "all 2018-04-17T06:25:06.000Z\nall 2018-04-17T06:25:07.000Z status=999"},
             Case{"quotes", "", "\"time\",\"consumer\"\n\"1523946306\",\"a,b\"\n",
                 "a,b 2018-04-17T06:25:06.000Z"},
             Case{"doubled quotes", "", "time,consumer\n1523946306,\"say \"\"hi\"\"\"\n",
                 "say \"hi\" 2018-04-17T06:25:06.000Z"},
             Case{"an empty quoted field", "", "time,consumer\n1523946306,\"\"\n",
                 "- 2018-04-17T06:25:06.000Z"},
             Case{"a line end in quotes", "", "time,consumer\n1523946306,\"a\nb\"\n1523946307,c\n",
                 "a\nb 2018-04-17T06:25:06.000Z\nc 2018-04-17T06:25:07.000Z"},
             Case{"a line end in the header", "time=a\nb", "\"a\nb\",c\n1523946306,x\n",
                 "all 2018-04-17T06:25:06.000Z"},
             Case{"a quote within a bare field", "", "time,consumer\n1523946306,5\" disk\n",
                 "5\" disk 2018-04-17T06:25:06.000Z"},
             Case{"blanks around names", "", "time , consumer\n1523946306,a\n",
                 "a 2018-04-17T06:25:06.000Z"},
             Case{"blanks in a field belong to it", "", "time,consumer\n1523946306, a \n",
                 " a  2018-04-17T06:25:06.000Z"},
             Case{"a byte order mark, CRLF, no last line end", "",
                 "\xEF\xBB\xBFtime,consumer\r\n1523946306,a\r\n1523946307,b",
                 "a 2018-04-17T06:25:06.000Z\nb 2018-04-17T06:25:07.000Z"},
             Case{"blank lines before and between", "",
                 "\n  \ntime,consumer\n\n1523946306,a\n \n1523946307,b\n\n",
                 "a 2018-04-17T06:25:06.000Z\nb 2018-04-17T06:25:07.000Z"},
             Case{"two unmapped columns of one name", "", "time,x,x\n1523946306,a,b\n",
                 "all 2018-04-17T06:25:06.000Z"},
             Case{"a path alone", "", "time,path\n1523946306,/a\n",
                 "all 2018-04-17T06:25:06.000Z  /a"},
             Case{"names that are not UTF-8", "",
                 "time,consumer,method,path\n1523946306,\xFF,G\xFE,/\xFD\n",
                 "\\xFF 2018-04-17T06:25:06.000Z G\\xFE /\\xFD"},
             Case{"times that go back", "", "time,bytes\n1523946307,1\n1523946306,2\n",
                 "all 2018-04-17T06:25:06.000Z bytes=2\nall 2018-04-17T06:25:07.000Z bytes=1"},
         })
        QTest::addRow("%s", c.name)
            << QByteArray(c.map) << QByteArray(c.content) << QString::fromUtf8(c.expected);
}

void TestCsv::reads()
{
    QFETCH(QByteArray, map);
    QFETCH(QByteArray, content);
    QFETCH(QString, expected);
    ImportOptions options = map.isEmpty() ? ImportOptions{} : test::mapped(map.toStdString());
    options.keepTargets = true;
    const auto import = test::importFile("usage.csv", content, options);
    QCOMPARE(test::printed(import), expected);
    QCOMPARE(import->unparsed, std::uint64_t{0});
}

void TestCsv::refusesRows_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("why");
    struct Case {
        const char* name;
        const char* row;
        const char* why;
    };
    for (const Case& c : {
             Case{"no time", ",a,200,1,1,1,GET", "has no time (field 'time')"},
             Case{"not a time", "soon,a,200,1,1,1,GET", "time 'soon' is not a time"},
             Case{"too few columns", "1523946306,a,200,1,1,1",
                 "has 6 columns where the header has 7"},
             Case{"too many columns", "1523946306,a,200,1,1,1,GET,",
                 "has 8 columns where the header has 7"},
             Case{"a status in words", "1523946306,a,200 OK,1,1,1,GET",
                 "status '200 OK' is not a number from 0 to 999"},
             Case{"a status above 999", "1523946306,a,1000,1,1,1,GET",
                 "status '1000' is not a number from 0 to 999"},
             Case{"negative bytes", "1523946306,a,200,-1,1,1,GET",
                 "bytes '-1' is not a whole number from 0 to 9223372036854775807"},
             Case{"bytes above int64", "1523946306,a,200,9223372036854775808,1,1,GET",
                 "bytes '9223372036854775808' is not a whole number from 0 to 9223372036854775807"},
             Case{"a negative duration", "1523946306,a,200,1,-0.1,1,GET",
                 "duration '-0.1' is not a number of seconds from 0 to 9223372036854"},
             Case{"a duration above int64", "1523946306,a,200,1,9223372036855,1,GET",
                 "duration '9223372036855' is not a number of seconds from 0 to 9223372036854"},
             Case{"units too fine", "1523946306,a,200,1,1,0.0000001,GET",
                 "units '0.0000001' is not a number from 0 to 9223372036854 of at most 6 places"},
             Case{"units above int64", "1523946306,a,200,1,1,9223372036855,GET",
                 "units '9223372036855' is not a number from 0 to 9223372036854 of at most 6 "
                 "places"},
             Case{"a method with a blank", "1523946306,a,200,1,1,1,GET /",
                 "method 'GET /' is not a method: it has a blank"},
             Case{"text after a closing quote", "1523946306,\"a\"b,200,1,1,1,GET",
                 "a quote is not closed, or text follows a closing quote"},
             Case{"a quote that is not closed", "1523946306,\"a,200,1,1,1,GET",
                 "a quote is not closed, or text follows a closing quote"},
         })
        QTest::addRow("%s", c.name) << QByteArray(c.row) << QString::fromUtf8(c.why);
}

void TestCsv::refusesRows()
{
    QFETCH(QByteArray, row);
    QFETCH(QString, why);
    const auto import = test::importFile("usage.csv",
        "time,consumer,status,bytes,duration,units,method\n"
        "1523946306,good,200,1,1,1,GET\n"
            + row + "\n1523946307,good,200,1,1,1,GET\n");
    QCOMPARE(test::printed(import),
        QStringLiteral("good 2018-04-17T06:25:06.000Z status=200 bytes=1 seconds=1 units=1\n"
                       "good 2018-04-17T06:25:07.000Z status=200 bytes=1 seconds=1 units=1\n"
                       "line 3: ")
            + why);
    QCOMPARE(import->lines, std::uint64_t{3});
    QCOMPARE(import->unparsed, std::uint64_t{1});
}

void TestCsv::refusesFiles_data()
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
             Case{"no column named time", "", "Timestamp,user\n1,a\n",
                 "usage.csv: there is no column named time; say with --map "
                 "time=column,consumer=column where to look; the columns are Timestamp, user"},
             Case{"a map without a time", "consumer=user", "ts,user\n1,a\n",
                 "usage.csv: --map gives no time; add time=column; the columns are ts, user"},
             Case{"a mapped column that is not there", "time=ts,consumer=usr", "ts,user\n1,a\n",
                 "usage.csv: there is no column 'usr'; the columns are ts, user"},
             Case{"one of the units is not there", "time=ts,units=in+out", "ts,in\n1,2\n",
                 "usage.csv: there is no column 'out'; the columns are ts, in"},
             Case{"a mapped column twice", "time=ts,consumer=user", "ts,user,user\n1,a,b\n",
                 "usage.csv: two columns are named 'user'; rename one of them in the header"},
             Case{"a header alone", "", "time,consumer\n",
                 "usage.csv: has no line after the header; name a file with usage in it"},
             Case{"a header with wrong quotes", "", "time,\"a\"b\n1,2\n",
                 "usage.csv: the quotes of the header are wrong; close each quote before the next "
                 "comma, and write a quote within quotes twice"},
             Case{"nothing parses", "", "time,consumer\nsoon,a\nlater,b\n",
                 "usage.csv: none of its 2 lines parses as csv: line 2 time 'soon' is not a time; "
                 "check that it is a usage log, and --format and --map"},
             Case{"another format", "", "a - - [17/Apr/2018:06:25:06 +0000] \"GET /\" 200 30\n",
                 "usage.csv: there is no column named time; it looks like combined: name it with "
                 "--format combined"},
             Case{"a sum above int64", "",
                 "time,bytes\n1523946306,9223372036854775807\n1523946306,1\n",
                 "usage.csv: the units of meter bytes_out add up to more than 64 bits hold; check "
                 "the mapped column, or preview a shorter history"},
         })
        QTest::addRow("%s", c.name)
            << QByteArray(c.map) << QByteArray(c.content) << QString::fromUtf8(c.expected);
}

void TestCsv::refusesFiles()
{
    QFETCH(QByteArray, map);
    QFETCH(QByteArray, content);
    QFETCH(QString, expected);
    const ImportOptions options = map.isEmpty() ? ImportOptions{} : test::mapped(map.toStdString());
    QCOMPARE(test::printed(test::importFile("usage.csv", content, options)), expected);
}

void TestCsv::tellsWhatIsKnown()
{
    const auto little = test::importFile("usage.csv", "time\n1523946306\n");
    QVERIFY(!little->hasStatus && !little->hasBytes && !little->hasDuration);
    QVERIFY(!little->usage.hasOwnComputeUnits());
    const auto all
        = test::importFile("usage.csv", "time,status,bytes,duration,units\n1523946306,0,0,0,0\n");
    QVERIFY(all->hasStatus && all->hasBytes && all->hasDuration);
    QVERIFY(all->usage.hasOwnComputeUnits());
}

void TestCsv::readsTheSameInBlocksOfAnySize()
{
    const QByteArray text = "time,consumer\r\n1523946306,\"a\nb\"\n\nsoon,c\n1523946307,\"d";
    const QString expected = QStringLiteral(
        "a\nb 2018-04-17T06:25:06.000Z\nline 5: time 'soon' is not a time\nline 6: a quote is not "
        "closed, or text follows a closing quote");
    for (std::size_t blockSize = 1; blockSize <= std::size_t(text.size()) + 1; ++blockSize)
        QCOMPARE(test::printed(test::importInBlocks(text, {.format = Format::Csv}, blockSize)),
            expected);
}

TOLLGATE_TEST(TestCsv)
#include "tst_csv.moc"
