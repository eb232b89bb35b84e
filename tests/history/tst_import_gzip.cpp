#include "history/import.h"

#include "history/usage_text.h"

#include "support/print.h"
#include "support/room_tests.h"

#include <QFile>

#include <unistd.h>

using namespace tollgate;
using namespace tollgate::history;

namespace {

const QByteArray kLine = "a - - [17/Apr/2018:06:25:06 +0000] \"GET /\" 200 30\n";
const QString kEvent = QStringLiteral("a 2018-04-17T06:25:06.000Z status=200 bytes=30");

} // namespace

class TestImportGzip : public QObject {
    Q_OBJECT

private slots:
    void readsGzipWhateverItsName_data();
    void readsGzipWhateverItsName();
    void refusesGzipThatIsCutOff();
    void takesGzipThatIsCutOff();
    void refusesDamagedGzip();
    void readsAPipe();
    void neverHoldsALongLine();
};

void TestImportGzip::readsGzipWhateverItsName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addRow("gzip named so") << "a.log.gz" << test::gzip(kLine);
    QTest::addRow("gzip named otherwise") << "a.log" << test::gzip(kLine);
    QTest::addRow("plain text named gzip") << "a.log.gz" << kLine;
    QTest::addRow("a line in two members")
        << "a.log" << test::gzip(kLine.left(20)) + test::gzip(kLine.mid(20));
}

void TestImportGzip::readsGzipWhateverItsName()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QCOMPARE(test::printed(test::importFile(name.toStdString(), content)), kEvent);
}

void TestImportGzip::refusesGzipThatIsCutOff()
{
    const QByteArray packed = test::gzip(kLine + kLine + "some other line at the end\n");
    const QByteArray cut = packed.chopped(20);
    const auto import = test::importFile("a.log", cut);
    QCOMPARE(test::printed(import),
        QStringLiteral("a.log, byte %1, line 3: the gzip data is cut off; fetch the file again, or "
                       "import the part that is there")
            .arg(cut.size()));
}

void TestImportGzip::takesGzipThatIsCutOff()
{
    const QByteArray packed = test::gzip(kLine + kLine + "some other line at the end\n");
    const auto import = test::importFile("a.log", packed.chopped(20), {.acceptTruncated = true});
    QCOMPARE(test::printed(import),
        kEvent + QLatin1Char('\n') + kEvent
            + QStringLiteral("\nline 3: is cut off: the gzip data ends here"));
    QVERIFY(import->truncated);
    QVERIFY(!test::importFile("a.log", packed, {.acceptTruncated = true})->truncated);
    QCOMPARE(test::printed(test::importFile("a.log", packed.left(5), {.acceptTruncated = true})),
        QStringLiteral("a.log: is empty; name a file with usage in it"));
}

void TestImportGzip::refusesDamagedGzip()
{
    const QByteArray packed = test::gzip(kLine) + "damage";
    for (const bool acceptTruncated : {false, true}) {
        const auto import = test::importFile("a.log", packed, {.acceptTruncated = acceptTruncated});
        QCOMPARE(test::printed(import),
            QStringLiteral("a.log, byte %1: the gzip data is damaged: what follows its end is not "
                           "gzip; fetch the file again")
                .arg(packed.size() - 6));
    }
    // Further in than the first block, the line is known.
    QByteArray much;
    for (int i = 0; i < 50'000; ++i)
        much += kLine;
    const QString message = test::printed(test::importFile("a.log", test::gzip(much) + "damage"));
    QVERIFY2(message.startsWith(QLatin1String("a.log, byte ")), qPrintable(message));
    QVERIFY2(message.contains(QLatin1String(", line 4")), qPrintable(message));
}

void TestImportGzip::readsAPipe()
{
    int ends[2]{};
    QCOMPARE(::pipe(ends), 0);
    const QByteArray packed = test::gzip(kLine);
    QCOMPARE(::write(ends[1], packed.constData(), std::size_t(packed.size())), packed.size());
    ::close(ends[1]);
    QCOMPARE(test::printed(importUsage("/dev/fd/" + std::to_string(ends[0]))), kEvent);
    ::close(ends[0]);
}

void TestImportGzip::neverHoldsALongLine()
{
    // 64 MiB of one line, which pack to 64 KiB; what is held is seen in the process's peak.
    const QByteArray packed
        = test::gzip(kLine) + test::gzip(QByteArray(64 << 20, 'x')) + test::gzip('\n' + kLine);
    const auto peak = [] {
        QFile status(QStringLiteral("/proc/self/status"));
        if (!status.open(QIODevice::ReadOnly))
            return 0LL;
        const QByteArray all = status.readAll();
        return all.mid(all.indexOf("VmHWM:") + 6, 32).simplified().split(' ').value(0).toLongLong();
    };
    const test::TemporaryFiles files;
    const auto path = files.write("a.log", packed);
    QFile reset(QStringLiteral("/proc/self/clear_refs"));
    if (!reset.open(QIODevice::WriteOnly) || reset.write("5") != 1 || !reset.flush())
        QSKIP("the system does not let the peak start anew"); // proc(5)
    const auto before = peak();
    const auto import = importUsage(path);
    const auto growth = peak() - before;
    QCOMPARE(test::printed(import),
        kEvent + QLatin1Char('\n') + kEvent + QStringLiteral("\nline 2: is longer than 1 MiB"));
    QVERIFY2(growth < 48 * 1024, qPrintable(QStringLiteral("%1 KiB").arg(growth)));
}

TOLLGATE_TEST(TestImportGzip)
#include "tst_import_gzip.moc"
