#include "history/lines/record_reader.h"

#include "history/usage_text.h"

#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;
using namespace tollgate::history;

namespace {

// "1:first|2:second": records with the number of their first line; line ends within as '/'.
QString recordsOf(const QByteArray& bytes, std::size_t blockSize = 64)
{
    BlockStream stream(std::make_unique<test::MemorySource>(bytes.toStdString()), blockSize);
    LineReader lines(stream, [](std::uint64_t) { return true; });
    RecordReader records(lines);
    QStringList all;
    Line record;
    while (records.next(record)) {
        all += QString::number(record.number)
            + (record.tooLong ? QStringLiteral(" is too long")
                              : QStringLiteral(":") + test::text(record.text))
            + (record.isCutOff ? QStringLiteral(" (cut off)") : QString());
    }
    return all.join(QLatin1Char('|')).replace(QLatin1Char('\n'), QLatin1Char('/'));
}

} // namespace

class TestRecordReader : public QObject {
    Q_OBJECT

private slots:
    void joins_data();
    void joins();
    void joinsUpToAMegabyte_data();
    void joinsUpToAMegabyte();
    void costsOneLineForAQuoteThatNeverCloses();
    void keepsALineTooLongInItsPlace();
    void marksWhatIsCutOff();
};

void TestRecordReader::joins_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("expected");
    struct Case {
        const char* name;
        const char* input;
        const char* expected;
    };
    for (const Case& c : {
             Case{"no quotes", "a,b\nc,d\n", "1:a,b|2:c,d"},
             Case{"quotes within a line", "\"a\",b\nc,\"d\"\n", "1:\"a\",b|2:c,\"d\""},
             Case{"a line end in quotes", "a,\"b\nc\",d\ne,f\n", "1:a,\"b/c\",d|3:e,f"},
             Case{"CRLF in quotes", "a,\"b\r\nc\"\r\nd\r\n", "1:a,\"b/c\"|3:d"},
             Case{"a blank line in quotes", "\"a\n\nb\"\nc\n", "1:\"a//b\"|4:c"},
             Case{"a doubled quote does not close", "\"a\"\"\nb\"\nc\n", "1:\"a\"\"/b\"|3:c"},
             Case{"two quoted fields that meet at a line end", "\"a\n\",\"\nb\"\nc\n",
                 "1:\"a/\",\"/b\"|4:c"},
             Case{"a quote within a bare field opens nothing", "5\" disk,b\nc\n",
                 "1:5\" disk,b|2:c"},
             Case{"a quote that never closes", "a,\"b\nc,d\ne,f\n", "1:a,\"b|2:c,d|3:e,f"},
             Case{"such a quote in the last line", "a,b\nc,\"d", "1:a,b|2:c,\"d"},
             Case{"such a quote before quoted lines", "a,\"b\nc,\"d\"\ne,\"f\"\n",
                 "1:a,\"b|2:c,\"d\"|3:e,\"f\""},
             Case{"such a quote before a joined record", "a,\"b\nc,\"d\ne\"\nf\n",
                 "1:a,\"b|2:c,\"d/e\"|4:f"},
             Case{"two such quotes", "\"a\nx\n\"b\nc\nd\n", "1:\"a|2:x|3:\"b|4:c|5:d"},
             Case{"text after a closing quote", "\"a\"b\nc\n", "1:\"a\"b|2:c"},
         })
        QTest::addRow("%s", c.name) << QByteArray(c.input) << QString::fromLatin1(c.expected);
}

void TestRecordReader::joins()
{
    QFETCH(QByteArray, input);
    QFETCH(QString, expected);
    for (std::size_t blockSize = 1; blockSize <= std::size_t(input.size()) + 1; ++blockSize)
        QCOMPARE(recordsOf(input, blockSize), expected);
}

void TestRecordReader::joinsUpToAMegabyte_data()
{
    QTest::addColumn<int>("length");
    QTest::addColumn<bool>("joined");
    constexpr int kLimit = 1 << 20;
    QTest::addRow("one byte below") << kLimit - 1 << true;
    QTest::addRow("at the limit") << kLimit << true;
    QTest::addRow("one byte above") << kLimit + 1 << false;
}

void TestRecordReader::joinsUpToAMegabyte()
{
    QFETCH(int, length);
    QFETCH(bool, joined);
    // Two lines whose record has that length, with the line end between them.
    const QByteArray second(length - 7, 'x');
    const QString records = recordsOf("a,\"bc\n" + second + "\"\nlast\n", 100'000);
    const QString expected = QStringLiteral("1:a,\"bc%1%2\"|3:last")
                                 .arg(joined ? QStringLiteral("/") : QStringLiteral("|2:"),
                                     QString::fromLatin1(second));
    QVERIFY(records == expected); // not QCOMPARE: a failure would print megabytes
}

void TestRecordReader::costsOneLineForAQuoteThatNeverCloses()
{
    QByteArray text = "a,\"open\n";
    QStringList expected{QStringLiteral("1:a,\"open")};
    constexpr int kLines = 400'000; // more than a megabyte
    for (int i = 0; i < kLines; ++i) {
        text += "a,b\n";
        expected += QString::number(i + 2) + QStringLiteral(":a,b");
    }
    QVERIFY(recordsOf(text, 100'000) == expected.join(QLatin1Char('|')));
}

void TestRecordReader::keepsALineTooLongInItsPlace()
{
    const QByteArray tooLong((1 << 20) + 1, 'x');
    QCOMPARE(recordsOf("a,\"b\nc\n" + tooLong + "\nd\n", 100'000),
        QStringLiteral("1:a,\"b|2:c|3 is too long|4:d"));
}

void TestRecordReader::marksWhatIsCutOff()
{
    const QByteArray packed = test::gzip("a,\"b\nc,d\nsome more text\n");
    const QString records = recordsOf(packed.chopped(12));
    QVERIFY2(records.startsWith(QLatin1String("1:a,\"b|2:c,d|3:some")), qPrintable(records));
    QVERIFY2(records.endsWith(QLatin1String("(cut off)")), qPrintable(records));
    QCOMPARE(records.count(QLatin1String("(cut off)")), 1);
}

TOLLGATE_TEST(TestRecordReader)
#include "tst_record_reader.moc"
