#include "history/peek.h"

#include "history/usage_text.h"

#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;
using namespace tollgate::history;

namespace {

QString joined(const std::vector<std::string>& texts)
{
    QStringList list;
    for (const std::string& one : texts)
        list += test::text(one);
    return list.join(QLatin1Char('|'));
}

QString printedMap(const FieldMap& map)
{
    QStringList fields;
    for (const auto& field :
        {map.consumer, map.time, map.status, map.bytes, map.duration, map.method, map.path})
        fields += field ? test::text(*field) : QStringLiteral(".");
    return fields.join(QLatin1Char(' ')) + QLatin1Char(' ') + joined(map.units);
}

Result<Peek> peekFile(
    std::string_view name, const QByteArray& content, const PeekOptions& options = {})
{
    const test::TemporaryFiles files;
    auto peek = peekUsage(files.write(name, content), options);
    if (!peek)
        peek.error().where = files.shortened(test::text(peek.error().where)).toStdString();
    return peek;
}

} // namespace

class TestPeek : public QObject {
    Q_OBJECT

private slots:
    void looks_data();
    void looks();
    void showsNoMoreThanAsked_data();
    void showsNoMoreThanAsked();
    void cutsLongLines();
    void failsLikeAnImport_data();
    void failsLikeAnImport();
    void proposes_data();
    void proposes();
};

void TestPeek::looks_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("expected"); // format, columns, lines, map
    const QByteArray line = "a - - [17/Apr/2018:06:25:06 +0000] \"GET /\" 200 30\n";
    QTest::addRow("combined")
        << "a.log" << line
        << QStringLiteral("combined;;%1;. . . . . . . ").arg(QString::fromLatin1(line.chopped(1)));
    QTest::addRow("csv") << "a" << QByteArray("\nuser,\"time\"\r\n\n1,2\r\n")
                         << "csv;user|time;user,\"time\"|1,2;user time . . . . . ";
    QTest::addRow("csv without a time")
        << "a.csv" << QByteArray("x,y\n1,2\n") << "csv;x|y;x,y|1,2;. . . . . . . ";
    QTest::addRow("jsonl") << "a" << QByteArray("{\"t\":1,\"r\":{\"status\":2}}\n{\"u\":[1]}\n")
                           << "jsonl;t|r.status;{\"t\":1,\"r\":{\"status\":2}}|{\"u\":[1]};. . "
                              "r.status . . . . ";
    QTest::addRow("gzip") << "a.csv" << test::gzip("time,y\n1,2\n")
                          << "csv;time|y;time,y|1,2;. time . . . . . ";
}

void TestPeek::looks()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(QString, expected);
    const auto peek = peekFile(name.toStdString(), content);
    QVERIFY2(peek, qPrintable(test::failureText(peek)));
    QCOMPARE(QStringList({test::text(nameOf(peek->format)), joined(peek->columns),
                             joined(peek->firstLines), printedMap(peek->proposed)})
                 .join(QLatin1Char(';')),
        expected);
}

void TestPeek::showsNoMoreThanAsked_data()
{
    QTest::addColumn<int>("lines");
    QTest::addColumn<QString>("expected");
    QTest::addRow("none") << 0 << "";
    QTest::addRow("one") << 1 << "time,x";
    QTest::addRow("as many as there are") << 3 << "time,x|1,2|3,4";
    QTest::addRow("more than there are") << 4 << "time,x|1,2|3,4";
}

void TestPeek::showsNoMoreThanAsked()
{
    QFETCH(int, lines);
    QFETCH(QString, expected);
    const auto peek
        = peekFile("a.csv", "time,x\n1,2\n\n3,4\n", {.lines = static_cast<std::size_t>(lines)});
    QCOMPARE(joined(peek->firstLines), expected);
}

void TestPeek::cutsLongLines()
{
    const auto peek = peekFile("a.csv", "time," + QByteArray(3'000'000, 'x'));
    QVERIFY(!peek); // a header above 1 MiB
    const auto lines = peekFile("a.csv", "time,x\n" + QByteArray(1001, 'x'));
    QCOMPARE(lines->firstLines.at(1).size(), std::size_t{1000});
}

void TestPeek::failsLikeAnImport_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addRow("empty") << "a.csv" << QByteArray();
    QTest::addRow("no format") << "a.txt" << QByteArray("hello\n");
    QTest::addRow("a header with wrong quotes") << "a.csv" << QByteArray("time,\"a\"b\n");
    QTest::addRow("a zip archive") << "a.csv" << QByteArray("PK\x03\x04");
    QTest::addRow("damaged gzip") << "a.csv" << test::gzip("time\n1523946306\n") + "x";
    QTest::addRow("a header too long") << "a.csv"
                                       << "time," + QByteArray(3'000'000, 'x');
}

void TestPeek::failsLikeAnImport()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    const auto peek = peekFile(name.toStdString(), content);
    QVERIFY(!peek);
    QCOMPARE(
        test::failureText(peek), test::failureText(test::importFile(name.toStdString(), content)));
}

void TestPeek::proposes_data()
{
    QTest::addColumn<QString>("columns");
    QTest::addColumn<QString>("expected"); // consumer time status bytes duration method path units
    QTest::addRow("the map's own names") << "units,path,method,duration,bytes,status,time,consumer"
                                         << "consumer time status bytes duration method path units";
    QTest::addRow("own names before others") << "user,timestamp,consumer,time"
                                             << "consumer time . . . . . ";
    QTest::addRow("a trace of tokens") << "TIMESTAMP,ContextTokens,GeneratedTokens"
                                       << ". TIMESTAMP . . . . . ContextTokens|GeneratedTokens";
    QTest::addRow("a total of tokens") << "ts,input_tokens,output_tokens,total_tokens"
                                       << ". ts . . . . . total_tokens";
    QTest::addRow("an OpenStack log")
        << "time,request_id,user_id,tenant_id,client_ip,method,path,status,bytes,duration_s"
        << "tenant_id time status bytes duration_s method path ";
    QTest::addRow("nginx as JSON")
        << "remote_addr,time_local,request_method,request_uri,status,body_bytes_sent,request_time"
        << "remote_addr time_local status body_bytes_sent request_time request_method "
           "request_uri ";
    QTest::addRow("dotted paths") << "@timestamp,userIdentity.accessKeyId,response.statusCode"
                                  << "userIdentity.accessKeyId @timestamp response.statusCode . . "
                                     ". . ";
    QTest::addRow("milliseconds are no seconds") << "time,duration_ms,latency_ms"
                                                 << ". time . . . . . ";
    QTest::addRow("nothing telling") << "a,b"
                                     << ". . . . . . . ";
}

void TestPeek::proposes()
{
    QFETCH(QString, columns);
    QFETCH(QString, expected);
    std::vector<std::string> names;
    for (const QString& name : columns.split(QLatin1Char(',')))
        names.push_back(name.toStdString());
    QCOMPARE(printedMap(proposeMap(names)), expected);
}

TOLLGATE_TEST(TestPeek)
#include "tst_peek.moc"
