#include "history/sample.h"

#include "metering/usage_history_builder.h"
#include "support/print.h"
#include "support/room_tests.h"

#include <zlib.h>

#include <QFile>
#include <QTemporaryDir>

#include <filesystem>

using namespace tollgate;
using namespace tollgate::history;
using namespace std::chrono;

namespace {

constexpr double kSmall = 0.002;

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray unzipped(const QString& path)
{
    QByteArray text;
    const gzFile file = gzopen(path.toUtf8().constData(), "rb");
    QByteArray part(1 << 16, '\0');
    for (int read = 1; file && read > 0;) {
        read = gzread(file, part.data(), static_cast<unsigned>(part.size()));
        text.append(part.constData(), std::max(read, 0));
    }
    gzclose(file);
    return text;
}

std::filesystem::path pathOf(const QTemporaryDir& directory)
{
    return directory.path().toStdString();
}

// Two consumers, three events that came in another order than that of time.
Sample tinySample()
{
    metering::UsageHistoryBuilder builder;
    const auto later = builder.consumer("a,b");
    const auto earlier = builder.consumer("c");
    const Instant begin = sys_days(2026y / October / 1);
    metering::UsageEvent event{.consumer = later,
        .target = builder.target("GET", "/v1/search"),
        .decidedAt = begin + hours(30) + milliseconds(7),
        .status = 200};
    event.settledAt = event.decidedAt;
    event.units[indexOf(Meter::BytesOut)] = {512};
    event.units[indexOf(Meter::ResourceSeconds)] = {1'045'000};
    builder.add(event);
    event.consumer = earlier;
    event.decidedAt = event.settledAt = begin;
    event.units[indexOf(Meter::ResourceSeconds)] = {250};
    builder.add(event);
    event.target = std::nullopt;
    event.decidedAt = event.settledAt = begin + hours(30) + milliseconds(7);
    builder.add(event);
    return {.usage = *std::move(builder).build(),
        .consumers = {{.id = {"a,b"}, .name = "Blau \"B\" & Söhne", .plan = {"pro"}},
            {.id = {"c"}, .name = "Kiosk24", .plan = {"free"}}}};
}

} // namespace

class TestSampleCsv : public QObject {
    Q_OBJECT

private slots:
    void writesInTheOrderOfTime();
    void writesPlansAndNames();
    void writesAnEmptyHistory();
    void writesEveryEvent();
    void givesTheSameBytesAgain();
    void makesTheDirectory();
    void saysWhatCannotBeWritten_data();
    void saysWhatCannotBeWritten();
};

void TestSampleCsv::writesInTheOrderOfTime()
{
    const QTemporaryDir directory;
    QVERIFY(writeSample(tinySample(), pathOf(directory)));
    QCOMPARE(QString::fromUtf8(unzipped(directory.filePath(QStringLiteral("usage.csv.gz")))),
        QStringLiteral("time,consumer,method,path,status,bytes,duration\n"
                       "2026-10-01T00:00:00.000Z,c,GET,/v1/search,200,512,0.000250\n"
                       "2026-10-02T06:00:00.007Z,\"a,b\",GET,/v1/search,200,512,1.045\n"
                       "2026-10-02T06:00:00.007Z,c,,,200,512,0.000250\n"));
}

void TestSampleCsv::writesPlansAndNames()
{
    const QTemporaryDir directory;
    QVERIFY(writeSample(tinySample(), pathOf(directory)));
    QCOMPARE(QString::fromUtf8(contentOf(directory.filePath(QStringLiteral("assign.csv")))),
        QStringLiteral("consumer,plan_before,plan_after\n\"a,b\",pro,\nc,free,\n"));
    QCOMPARE(QString::fromUtf8(contentOf(directory.filePath(QStringLiteral("consumers.csv")))),
        QStringLiteral("consumer,name,plan\n\"a,b\",\"Blau \"\"B\"\" & Söhne\",pro\n"
                       "c,Kiosk24,free\n"));
}

void TestSampleCsv::writesAnEmptyHistory()
{
    const QTemporaryDir directory;
    QVERIFY(writeSample({}, pathOf(directory)));
    QCOMPARE(unzipped(directory.filePath(QStringLiteral("usage.csv.gz"))),
        QByteArray("time,consumer,method,path,status,bytes,duration\n"));
}

void TestSampleCsv::writesEveryEvent()
{
    const auto sample = generateSample({.scale = kSmall});
    QVERIFY(sample);
    const QTemporaryDir directory;
    QVERIFY(writeSample(*sample, pathOf(directory)));
    QList<QByteArray> lines
        = unzipped(directory.filePath(QStringLiteral("usage.csv.gz"))).trimmed().split('\n');
    lines.removeFirst();
    QCOMPARE(static_cast<std::size_t>(lines.size()), sample->usage.eventCount());
    QByteArray before;
    for (const QByteArray& line : lines) {
        QCOMPARE(line.count(','), 6);
        QVERIFY(before <= line.first(24));
        before = line.first(24);
    }
    QCOMPARE(QString::fromUtf8(before), test::text(formatInstantMillis(sample->usage.last())));
}

void TestSampleCsv::givesTheSameBytesAgain()
{
    QByteArray first;
    for (int round = 0; round < 2; ++round) {
        const auto sample = generateSample({.scale = kSmall});
        QVERIFY(sample);
        const QTemporaryDir directory;
        QVERIFY(writeSample(*sample, pathOf(directory)));
        const QByteArray bytes = contentOf(directory.filePath(QStringLiteral("usage.csv.gz")));
        QCOMPARE(bytes.sliced(4, 4), QByteArray(4, '\0')); // RFC 1952: the time of the file
        if (round == 0)
            first = bytes;
        QVERIFY(bytes == first);
    }
}

void TestSampleCsv::makesTheDirectory()
{
    const QTemporaryDir directory;
    QVERIFY(writeSample(tinySample(), pathOf(directory) / "new" / "deep"));
    QVERIFY(QFile::exists(directory.filePath(QStringLiteral("new/deep/usage.csv.gz"))));
}

void TestSampleCsv::saysWhatCannotBeWritten_data()
{
    QTest::addColumn<QString>("file"); // is a link to where nothing can be written
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("into");
    QTest::addColumn<QString>("error");
    QTest::addRow("a full disk, compressed")
        << "usage.csv.gz"
        << "/dev/full"
        << ""
        << "usage.csv.gz: cannot be written: No space left on device";
    QTest::addRow("a full disk, plain") << "assign.csv"
                                        << "/dev/full"
                                        << ""
                                        << "assign.csv: cannot be written: No space left on device";
    QTest::addRow("a directory of the file's name")
        << "consumers.csv"
        << "/dev"
        << ""
        << "consumers.csv: cannot be written: Is a directory";
    QTest::addRow("a directory of the usage's name")
        << "usage.csv.gz"
        << "/dev"
        << ""
        << "usage.csv.gz: cannot be written: Is a directory";
    QTest::addRow("a file where the directory should be")
        << "sample"
        << "/dev/null"
        << "sample"
        << "sample: cannot be written: Not a directory";
}

void TestSampleCsv::saysWhatCannotBeWritten()
{
    QFETCH(QString, file);
    QFETCH(QString, target);
    QFETCH(QString, into);
    QFETCH(QString, error);
    if (!QFile::exists(target))
        QSKIP("this system has no such device");
    const QTemporaryDir directory;
    QVERIFY(QFile::link(target, directory.filePath(file)));
    const auto written = writeSample(tinySample(), directory.filePath(into).toStdString());
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Unreadable);
    QCOMPARE(test::text(describe(written.error())),
        directory.path() + QLatin1Char('/') + error
            + QStringLiteral("; make room, or choose a directory that you may write to"));
}

TOLLGATE_TEST(TestSampleCsv)
#include "tst_sample_csv.moc"
