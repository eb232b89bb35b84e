#include "history/lines/line_reader.h"

#include "history/usage_text.h"

#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;
using namespace tollgate::history;

namespace {

struct Reading {
    QStringList lines; // "3:text", "4 is too long", "5:text (cut off)"
    QString failure;
};

Reading readAll(
    const QByteArray& bytes, std::size_t blockSize, std::function<bool(std::uint64_t)> goesOn)
{
    BlockStream stream(std::make_unique<test::MemorySource>(bytes.toStdString()), blockSize);
    LineReader lines(stream, std::move(goesOn));
    Reading reading;
    Line line;
    while (lines.next(line)) {
        reading.lines += QString::number(line.number)
            + (line.tooLong ? QStringLiteral(" is too long")
                            : QStringLiteral(":") + test::text(line.text))
            + (line.isCutOff ? QStringLiteral(" (cut off)") : QString());
    }
    if (lines.failure())
        reading.failure = test::text(describe(*lines.failure()));
    return reading;
}

QString linesOf(const QByteArray& bytes, std::size_t blockSize)
{
    const Reading reading = readAll(bytes, blockSize, [](std::uint64_t) { return true; });
    return reading.lines.join(QLatin1Char('|'))
        + (reading.failure.isEmpty() ? QString() : QLatin1Char('!') + reading.failure);
}

} // namespace

class TestLineReader : public QObject {
    Q_OBJECT

private slots:
    void cuts_data();
    void cuts();
    void skipsAByteOrderMark();
    void keepsLinesUpToAMegabyte_data();
    void keepsLinesUpToAMegabyte();
    void showsTheHeadWithoutTakingIt();
    void marksTheLineThatIsCutOff();
    void endsWhenTold();
    void goesOnNoFurtherAfterDamage();
    void mayBeLeftEarly();
};

void TestLineReader::cuts_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("expected");
    QTest::addRow("nothing") << QByteArray("") << "";
    QTest::addRow("one line") << QByteArray("a\n") << "1:a";
    QTest::addRow("no last line end") << QByteArray("a\nbc") << "1:a|2:bc";
    QTest::addRow("blank lines") << QByteArray("\n\na\n\n") << "1:|2:|3:a|4:";
    QTest::addRow("CRLF") << QByteArray("ab\r\ncd\r\n") << "1:ab|2:cd";
    QTest::addRow("CRLF without the last LF") << QByteArray("ab\r\ncd\r") << "1:ab|2:cd";
    QTest::addRow("a CR within") << QByteArray("a\rb\n") << "1:a\rb";
    QTest::addRow("two CRs") << QByteArray("a\r\r\n") << "1:a\r";
    QTest::addRow("a zero byte") << QByteArray("a\0b\n", 4) << QString::fromLatin1("1:a\0b", 5);
    QTest::addRow("mixed ends") << QByteArray("first\r\nsecond\nthird line\r\n\r\nfifth")
                                << "1:first|2:second|3:third line|4:|5:fifth";
}

void TestLineReader::cuts()
{
    QFETCH(QByteArray, input);
    QFETCH(QString, expected);
    for (std::size_t blockSize = 1; blockSize <= std::size_t(input.size()) + 1; ++blockSize)
        QCOMPARE(linesOf(input, blockSize), expected);
}

void TestLineReader::skipsAByteOrderMark()
{
    const QByteArray mark("\xEF\xBB\xBF");
    QCOMPARE(linesOf(mark + "a\nb" + mark + "\n", 64), QString::fromUtf8("1:a|2:b\uFEFF"));
    QCOMPARE(linesOf(mark, 64), QString());
}

void TestLineReader::keepsLinesUpToAMegabyte_data()
{
    QTest::addColumn<int>("length");
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<bool>("kept");
    constexpr int kLimit = 1 << 20;
    for (const auto& [name, end] :
        {std::pair{"LF", "\n"}, std::pair{"CRLF", "\r\n"}, std::pair{"no end", ""}}) {
        QTest::addRow("one byte below, %s", name) << kLimit - 1 << QByteArray(end) << true;
        QTest::addRow("at the limit, %s", name) << kLimit << QByteArray(end) << true;
        QTest::addRow("one byte above, %s", name) << kLimit + 1 << QByteArray(end) << false;
        QTest::addRow("two bytes above, %s", name) << kLimit + 2 << QByteArray(end) << false;
        QTest::addRow("twice as long, %s", name) << 2 * kLimit << QByteArray(end) << false;
    }
}

void TestLineReader::keepsLinesUpToAMegabyte()
{
    QFETCH(int, length);
    QFETCH(QByteArray, end);
    QFETCH(bool, kept);
    const QByteArray text(length, 'x');
    const QString line
        = kept ? QStringLiteral("2:") + QString::fromLatin1(text) : QStringLiteral("2 is too long");
    const QString rest = end.isEmpty() ? QString() : QStringLiteral("|3:last");
    const QByteArray input = "first\n" + text + (end.isEmpty() ? end : end + "last\n");
    for (const std::size_t blockSize :
        {std::size_t{1000}, std::size_t{1} << 20, std::size_t{1} << 23}) {
        // Not QCOMPARE: a failure would print megabytes.
        QVERIFY2(linesOf(input, blockSize) == QStringLiteral("1:first|") + line + rest,
            qPrintable(QString::number(blockSize)));
    }
}

void TestLineReader::showsTheHeadWithoutTakingIt()
{
    BlockStream stream(std::make_unique<test::MemorySource>("\xEF\xBB\xBFone\ntwo\nthree"), 9);
    LineReader lines(stream, [](std::uint64_t) { return true; });
    QCOMPARE(test::text(lines.head()), QStringLiteral("one\ntw"));
    QCOMPARE(test::text(lines.head()), QStringLiteral("one\ntw"));
    Line line;
    QVERIFY(lines.next(line));
    QCOMPARE(test::text(line.text), QStringLiteral("one"));
}

void TestLineReader::marksTheLineThatIsCutOff()
{
    const QByteArray whole = test::gzip("one\ntwo\nthree\n");
    // The last 8 bytes are checksum and length, so that all lines are there; further back the
    // data itself ends.
    QCOMPARE(linesOf(whole.chopped(1), 64), QStringLiteral("1:one|2:two|3:three"));
    bool sawHalf = false;
    for (qsizetype size = 12; size < whole.size() - 8; ++size) {
        const QString lines = linesOf(whole.left(size), 64);
        sawHalf = sawHalf || lines == QLatin1String("1:one|2:two|3:thr (cut off)");
        QVERIFY2(lines.isEmpty() || lines.endsWith(QLatin1String("(cut off)"))
                || QStringLiteral("1:one|2:two|3:three").startsWith(lines),
            qPrintable(lines));
    }
    QVERIFY(sawHalf);
}

void TestLineReader::endsWhenTold()
{
    int asked = 0;
    const Reading reading
        = readAll("one\ntwo\nthree\n", 4, [&](std::uint64_t) { return ++asked <= 2; });
    QCOMPARE(reading.lines.join(QLatin1Char('|')), QStringLiteral("1:one|2:two"));
    QCOMPARE(reading.failure, QStringLiteral("was cancelled"));
}

void TestLineReader::goesOnNoFurtherAfterDamage()
{
    const QByteArray packed = test::gzip("one\ntwo\n") + "damage";
    const QString lines = linesOf(packed, 4);
    QVERIFY2(lines.startsWith(QLatin1String("1:one|2:two!byte ")), qPrintable(lines));
}

void TestLineReader::mayBeLeftEarly()
{
    const std::string text(1000, '\n');
    BlockStream stream(std::make_unique<test::MemorySource>(text), 1);
    LineReader lines(stream, [](std::uint64_t) { return true; });
    Line line;
    QVERIFY(lines.next(line));
    QCOMPARE(line.number, std::uint64_t{1});
    // The reading thread, which waits for an empty block by now, must not hold up the end.
}

TOLLGATE_TEST(TestLineReader)
#include "tst_line_reader.moc"
