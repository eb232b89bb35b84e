#include "ctl/ctl_process.h"
#include "support/room_tests.h"

#include <QDir>
#include <QTemporaryDir>

using namespace tollgate;

// The sample that packaging/run shows: written, read back, previewed.
class TestSample : public QObject {
    Q_OBJECT

private slots:
    void theSampleIsPreviewed();
    void aFolderThatCannotBeMade();
};

void TestSample::theSampleIsPreviewed()
{
    const QTemporaryDir folder;
    const auto written
        = test::runCtl({QStringLiteral("sample"), QStringLiteral("--out"), folder.path()});
    QCOMPARE(written.err, QString());
    QCOMPARE(written.exitCode, 0);
    const auto run = test::runCtl({QStringLiteral("preview"), QStringLiteral("--json"),
        QStringLiteral("--usage"), folder.filePath(QStringLiteral("usage.csv.gz")),
        QStringLiteral("--plans"), folder.filePath(QStringLiteral("plans.json")),
        QStringLiteral("--draft"), folder.filePath(QStringLiteral("draft.json")),
        QStringLiteral("--assign"), folder.filePath(QStringLiteral("assign.csv"))});
    QCOMPARE(run.err, QString());
    const Json json = run.json();
    QCOMPARE(json["usage"]["consumers"].get<int>(), 412);
    QCOMPARE(json["usage"]["unparsed"].get<int>(), 0);
    QCOMPARE_LE(json["usage"]["events"].get<qint64>(), 6'000'000);
    // The draft lowers a quota that bills overage: nobody is refused for it, and bills rise.
    QCOMPARE(json["before"]["refused"].dump(), json["after"]["refused"].dump());
    QCOMPARE_GT(json["after"]["over_quota_units"]["requests"].get<qint64>(),
        json["before"]["over_quota_units"]["requests"].get<qint64>());
    // 15 were beyond 50,000 and 24 more are beyond 40,000.
    QCOMPARE(json["consumers"].size(), std::size_t{39});
}

void TestSample::aFolderThatCannotBeMade()
{
    const auto run = test::runCtl(
        {QStringLiteral("sample"), QStringLiteral("--out"), QStringLiteral("/dev/null/sample")});
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.err.startsWith(u"tollgatectl sample: /dev/null/sample"), qPrintable(run.err));
}

TOLLGATE_TEST(TestSample)
#include "tst_sample.moc"
