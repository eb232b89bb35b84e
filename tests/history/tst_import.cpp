#include "history/import.h"

#include "history/usage_text.h"

#include "support/print.h"
#include "support/room_tests.h"

#include <unistd.h>

using namespace tollgate;
using namespace tollgate::history;

namespace {

const QByteArray kLine = "a - - [17/Apr/2018:06:25:06 +0000] \"GET /\" 200 30\n";
const QString kEvent = QStringLiteral("a 2018-04-17T06:25:06.000Z status=200 bytes=30");
const QByteArray kCsv = "time,consumer\n1523946306,a\n";
const QByteArray kJsonl = "{\"time\":1523946306,\"consumer\":\"a\"}\n";

} // namespace

class TestImport : public QObject {
    Q_OBJECT

private slots:
    void tellsTheFormat_data();
    void tellsTheFormat();
    void believesTheContentWhereThereIsAMap();
    void refusesAMapForCombined();
    void refusesFiles_data();
    void refusesFiles();
    void refusesWhatIsNoFile();
    void refusesAFileWithoutPermission();
    void refusesAFileThatCannotBeRead();
    void keepsLinesUpToAMegabyte_data();
    void keepsLinesUpToAMegabyte();
    void keepsTwentyReasons_data();
    void keepsTwentyReasons();
    void countsLinesWithoutBlankOnes();
    void crossesBlocks();
};

void TestImport::tellsTheFormat_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("expected");
    for (const auto& [name, content, expected] :
        {std::tuple{"a.log", kLine, "combined"}, std::tuple{"a.LOG", kLine, "combined"},
            std::tuple{"a.csv", kCsv, "csv"}, std::tuple{"a.jsonl", kJsonl, "jsonl"},
            std::tuple{"a.ndjson", kJsonl, "jsonl"}, std::tuple{"a.csv.gz", kCsv, "csv"},
            std::tuple{"a.CSV.GZ", kCsv, "csv"}, std::tuple{"access_log", kLine, "combined"},
            std::tuple{"access.log.1", kLine, "combined"}, std::tuple{"usage", kCsv, "csv"},
            std::tuple{"usage.txt", kJsonl, "jsonl"}, std::tuple{"usage.gz", kJsonl, "jsonl"},
            std::tuple{"one column", QByteArray("time\n1523946306\n"), "csv"},
            std::tuple{"bad lines first", "x\n\n" + kLine, "combined"},
            std::tuple{"blanks first", " \n \t" + kJsonl, "jsonl"}})
        QTest::addRow("%s", name) << QString::fromLatin1(name) << content
                                  << QString::fromLatin1(expected);
}

void TestImport::tellsTheFormat()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(QString, expected);
    const auto import = test::importFile(name.toStdString(), content);
    QVERIFY2(import, qPrintable(test::failureText(import)));
    QCOMPARE(test::text(nameOf(import->format)), expected);
    QCOMPARE(import->usage.eventCount(), std::size_t{1});
}

void TestImport::believesTheContentWhereThereIsAMap()
{
    const auto import = test::importFile("a.log", R"({"at":1523946306})", test::mapped("time=at"));
    QCOMPARE(test::printed(import), QStringLiteral("all 2018-04-17T06:25:06.000Z"));
}

void TestImport::refusesAMapForCombined()
{
    const QString message = QStringLiteral("a.log: --map is for csv and jsonl, and this is read as "
                                           "combined; leave --map out, or name another format "
                                           "with --format");
    ImportOptions options = test::mapped("time=at");
    QCOMPARE(test::printed(test::importFile("a.log", kLine, options)), message);
    options.format = Format::Combined;
    QCOMPARE(test::printed(test::importFile("a.log", kJsonl, options)), message);
}

void TestImport::refusesFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("expected");
    const QString empty = QStringLiteral("is empty; name a file with usage in it");
    const QString unpack = QStringLiteral(", not a usage log; decompress it first, or use gzip");
    QTest::addRow("nothing in it") << "a.log" << QByteArray() << empty;
    QTest::addRow("blank lines") << "a.log" << QByteArray("\n \r\n") << empty;
    QTest::addRow("blank lines, no format") << "a" << QByteArray("\n\n") << empty;
    QTest::addRow("blank lines, csv") << "a.csv" << QByteArray("\n\n") << empty;
    QTest::addRow("a byte order mark alone") << "a.jsonl" << QByteArray("\xEF\xBB\xBF") << empty;
    QTest::addRow("nothing in its gzip") << "a.log.gz" << test::gzip("") << empty;
    QTest::addRow("no format") << "a.txt" << QByteArray("hello\n")
                               << "its format cannot be told; name it with --format: combined, "
                                  "csv or jsonl";
    QTest::addRow("a JSON list") << "a.json" << QByteArray(R"([{"time":1},{"time":2}])")
                                 << "is one JSON list; write one object a line";
    QTest::addRow("a zip archive") << "a.log" << QByteArray("PK\x03\x04...")
                                   << "is a zip archive, not a usage log; unpack it and name the "
                                      "log file in it";
    QTest::addRow("zstd") << "a.log" << QByteArray("\x28\xB5\x2F\xFD...")
                          << QStringLiteral("is compressed with zstd") + unpack;
    QTest::addRow("xz") << "a.log" << QByteArray("\xFD\x37zXZ")
                        << QStringLiteral("is compressed with xz") + unpack;
    QTest::addRow("bzip2") << "a.log" << QByteArray("BZh91AY&SY...")
                           << QStringLiteral("is compressed with bzip2") + unpack;
    QTest::addRow("UTF-16") << "a.csv" << QByteArray("\xFF\xFEt\0i\0", 6)
                            << "is UTF-16 text, not a usage log; save it as UTF-8";
    QTest::addRow("JSON in a .log")
        << "a.log" << kJsonl
        << "none of its 1 lines parses as combined: line 1 has no client "
           "address; it looks like jsonl: name it with --format jsonl";
}

void TestImport::refusesFiles()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(QString, expected);
    const auto import = test::importFile(name.toStdString(), content);
    QCOMPARE(test::printed(import), name + QStringLiteral(": ") + expected);
    QCOMPARE(import.error().code, ErrorCode::InvalidData);
}

void TestImport::refusesWhatIsNoFile()
{
    const test::TemporaryFiles files;
    const auto messageOf = [&](std::string_view name) {
        return files.shortened(test::printed(importUsage(files.path(name))));
    };
    QCOMPARE(messageOf("none.log"),
        QStringLiteral("none.log: cannot be read: No such file or directory; check the path and "
                       "its permissions"));
    QVERIFY(std::filesystem::create_directory(files.path("folder")));
    QCOMPARE(messageOf("folder"), QStringLiteral("folder: is a folder; name one log file in it"));
    QCOMPARE(importUsage(files.path("folder")).error().code, ErrorCode::Unreadable);
}

void TestImport::refusesAFileWithoutPermission()
{
    if (::geteuid() == 0)
        QSKIP("root may read everything");
    const test::TemporaryFiles files;
    const auto path = files.write("a.log", kLine);
    std::filesystem::permissions(path, std::filesystem::perms::none);
    QCOMPARE(files.shortened(test::printed(importUsage(path))),
        QStringLiteral(
            "a.log: cannot be read: Permission denied; check the path and its permissions"));
}

void TestImport::refusesAFileThatCannotBeRead()
{
    // Opens, but has nothing at its start that could be read (proc(5)).
    const std::filesystem::path path = "/proc/self/mem";
    if (!std::filesystem::exists(path))
        QSKIP("there is no /proc/self/mem");
    QCOMPARE(test::printed(importUsage(path)),
        QStringLiteral("/proc/self/mem: cannot be read: Input/output error; check the path and its "
                       "permissions"));
}

void TestImport::keepsLinesUpToAMegabyte_data()
{
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("expected");
    constexpr int kLimit = 1 << 20;
    const QString tooLong = kEvent + QStringLiteral("\nline 2: is longer than 1 MiB");
    QTest::addRow("one byte below") << kLimit - 1 << kEvent + QLatin1Char('\n') + kEvent;
    QTest::addRow("at the limit") << kLimit << kEvent + QLatin1Char('\n') + kEvent;
    QTest::addRow("one byte above") << kLimit + 1 << tooLong;
}

void TestImport::keepsLinesUpToAMegabyte()
{
    QFETCH(int, length);
    QFETCH(QString, expected);
    QByteArray line = kLine.chopped(1) + " \"";
    line += QByteArray(length - line.size(), 'x') + '\n';
    QCOMPARE(test::printed(test::importFile("a.log", kLine + line)), expected);
    QCOMPARE(test::printed(test::importFile("a.log.gz", test::gzip(kLine + line))), expected);
}

void TestImport::keepsTwentyReasons_data()
{
    QTest::addColumn<int>("bad");
    QTest::addColumn<int>("kept");
    QTest::addRow("none") << 0 << 0;
    QTest::addRow("one") << 1 << 1;
    QTest::addRow("19") << 19 << 19;
    QTest::addRow("20") << 20 << 20;
    QTest::addRow("21") << 21 << 20;
}

void TestImport::keepsTwentyReasons()
{
    QFETCH(int, bad);
    QFETCH(int, kept);
    const auto import = test::importFile("a.log", QByteArray("bad\n").repeated(bad) + kLine);
    QCOMPARE(import->unparsed, std::uint64_t(bad));
    QCOMPARE(import->lines, std::uint64_t(bad) + 1);
    QCOMPARE(import->firstUnparsed.size(), std::size_t(kept));
    for (std::size_t i = 0; i < import->firstUnparsed.size(); ++i)
        QCOMPARE(import->firstUnparsed[i].number, i + 1);
}

void TestImport::countsLinesWithoutBlankOnes()
{
    const auto import
        = test::importFile("a.log", "\n" + kLine + "\n \r\n\t\nbad\n\n" + kLine + "\n");
    QCOMPARE(import->lines, std::uint64_t{3});
    QCOMPARE(test::printed(import),
        kEvent + QLatin1Char('\n') + kEvent + QStringLiteral("\nline 6: has no client address"));
}

void TestImport::crossesBlocks()
{
    // Lines of many lengths over several blocks of the usual size: every one must be whole.
    QByteArray text;
    std::uint64_t bytes = 0;
    std::uint64_t lines = 0;
    for (int i = 0; text.size() < (5 << 20); ++i) {
        const int size = i % 1009;
        text += "c" + QByteArray::number(i % 101) + " - - [17/Apr/2018:06:25:06 +0000] \""
            + QByteArray(size, 'x') + "\" 200 " + QByteArray::number(size) + "\n";
        bytes += std::uint64_t(size);
        ++lines;
    }
    for (const QByteArray& content : {text, test::gzip(text)}) {
        const auto import = test::importFile("a.log", content);
        QVERIFY2(import, qPrintable(test::failureText(import)));
        QCOMPARE(import->usage.eventCount(), lines);
        QCOMPARE(import->unparsed, std::uint64_t{0});
        QCOMPARE(import->usage.consumerCount(), 101U);
        std::uint64_t sum = 0;
        for (std::size_t event = 0; event < import->usage.eventCount(); ++event)
            sum += std::uint64_t(import->usage.units(event, Meter::BytesOut).value);
        QCOMPARE(sum, bytes);
    }
}

TOLLGATE_TEST(TestImport)
#include "tst_import.moc"
