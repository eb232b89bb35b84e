#include "history/lines/decoder.h"

#include "history/usage_text.h"

#include "support/print.h"
#include "support/room_tests.h"

#include <QRandomGenerator>

using namespace tollgate;
using namespace tollgate::history;

namespace {

// Everything that a decoder gives in pieces of that size, and how it ended.
QString decoded(const QByteArray& bytes, std::size_t pieceSize = 4096)
{
    Decoder decoder(std::make_unique<test::MemorySource>(bytes.toStdString()));
    std::string all;
    std::vector<char> piece(pieceSize);
    for (;;) {
        const auto count = decoder.read(piece);
        if (!count)
            return test::text(all) + QStringLiteral(" | ") + test::failureText(count);
        all.append(piece.data(), *count);
        if (*count < pieceSize)
            break;
    }
    return test::text(all)
        + (decoder.endedEarly() ? QStringLiteral(" | cut off at %1").arg(decoder.bytesTaken())
                                : QString());
}

} // namespace

class TestDecoder : public QObject {
    Q_OBJECT

private slots:
    void decodes_data();
    void decodes();
    void decodesInPiecesOfAnySize();
    void decodesMoreThanItsInputBuffer();
    void noticesEveryCut();
    void noticesDamage_data();
    void noticesDamage();
    void noticesAnyFlippedByte();
};

void TestDecoder::decodes_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("expected");
    const QByteArray one = test::gzip("one\n");
    const QByteArray two = test::gzip("two\n");
    const QByteArray zeros(1000, '\0');
    QTest::addRow("nothing") << QByteArray() << "";
    QTest::addRow("plain text") << QByteArray("plain\n") << "plain\n";
    QTest::addRow("one byte of the magic is plain") << QByteArray("\x1F") << "\x1F";
    QTest::addRow("one member") << one << "one\n";
    QTest::addRow("an empty member") << test::gzip("") << "";
    QTest::addRow("two members") << one + two << "one\ntwo\n";
    QTest::addRow("an empty member between") << one + test::gzip("") + two << "one\ntwo\n";
    QTest::addRow("zeros at the end") << one + zeros << "one\n";
    QTest::addRow("zeros between") << one + zeros + two << "one\ntwo\n";
    QTest::addRow("a member in a member is opened once") << test::gzip(
        QByteArray("\x1F\x8B is not opened", 16)) << QStringLiteral("\x1F\uFFFD is not opened");
}

void TestDecoder::decodes()
{
    QFETCH(QByteArray, input);
    QFETCH(QString, expected);
    QCOMPARE(decoded(input), expected);
}

void TestDecoder::decodesInPiecesOfAnySize()
{
    const QByteArray text = "a line of some length, and another one of the same\n";
    for (std::size_t pieceSize = 1; pieceSize <= std::size_t(text.size()) + 1; ++pieceSize) {
        QCOMPARE(decoded(text, pieceSize), QString::fromLatin1(text));
        QCOMPARE(decoded(test::gzip(text) + test::gzip(text), pieceSize),
            QString::fromLatin1(text + text));
    }
}

void TestDecoder::decodesMoreThanItsInputBuffer()
{
    QByteArray noise(1'000'000, '\0'); // does not pack: the input buffer is filled several times
    QRandomGenerator random(1);
    for (char& c : noise)
        c = static_cast<char>('a' + random.bounded(26));
    QCOMPARE(decoded(test::gzip(noise), 300'001), QString::fromLatin1(noise));
    QCOMPARE(decoded(noise, 300'001), QString::fromLatin1(noise));
}

void TestDecoder::noticesEveryCut()
{
    const QByteArray packed = test::gzip("a line that is cut off somewhere\n");
    for (qsizetype size = 2; size < packed.size(); ++size) {
        const QString all = decoded(packed.left(size));
        QVERIFY2(all.endsWith(QStringLiteral(" | cut off at %1").arg(size)), qPrintable(all));
        const QString second = decoded(packed + packed.left(size));
        QVERIFY2(second.endsWith(QStringLiteral(" | cut off at %1").arg(packed.size() + size)),
            qPrintable(second));
    }
}

void TestDecoder::noticesDamage_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("expected");
    const QByteArray packed = test::gzip("text\n");
    QByteArray method = packed;
    method[2] = 7;
    QByteArray checksum = packed;
    checksum[checksum.size() - 8] = static_cast<char>(~checksum[checksum.size() - 8]);
    QByteArray length = packed;
    length[length.size() - 1] = 1;
    const QString fetch = QStringLiteral("; fetch the file again");
    QTest::addRow("another method than deflate")
        << method << QStringLiteral("the gzip data is damaged: unknown compression method") + fetch;
    QTest::addRow("a wrong checksum") << checksum << QStringLiteral("incorrect data check") + fetch;
    QTest::addRow("a wrong length") << length << QStringLiteral("incorrect length check") + fetch;
    QTest::addRow("text after the end")
        << packed + "more"
        << QStringLiteral(" | byte %1: the gzip data is damaged: what follows its end is not gzip")
                .arg(packed.size())
            + fetch;
    QTest::addRow("text after zeros after the end")
        << packed + QByteArray(3, '\0') + "x"
        << QStringLiteral(" | byte %1: the gzip data is damaged: what follows its end is not gzip")
                .arg(packed.size() + 3)
            + fetch;
}

void TestDecoder::noticesDamage()
{
    QFETCH(QByteArray, input);
    QFETCH(QString, expected);
    const QString all = decoded(input);
    QVERIFY2(all.endsWith(expected), qPrintable(all));
}

void TestDecoder::noticesAnyFlippedByte()
{
    const QByteArray text = "a line whose bytes are flipped one by one\n";
    const QByteArray packed = test::gzip(text);
    // The header's time and system say nothing of the content; all that follows does.
    constexpr qsizetype kHeader = 10;
    for (qsizetype at = kHeader; at < packed.size(); ++at) {
        QByteArray flipped = packed;
        flipped[at] = static_cast<char>(~flipped[at]);
        QVERIFY2(decoded(flipped) != QString::fromLatin1(text), qPrintable(QString::number(at)));
    }
}

TOLLGATE_TEST(TestDecoder)
#include "tst_decoder.moc"
