#include "ctl/ctl_process.h"
#include "support/print.h"
#include "support/room_tests.h"

#include <QProcess>

#include <csignal>

using namespace tollgate;

class TestPreview : public QObject {
    Q_OBJECT

private slots:
    void tableForPeople();
    void tableWithoutADraft();
    void routesWeighAndNeedFeatures();
    void billableCountsOnlyGoodAnswers();
    void assignmentsMoveConsumers();
    void linesThatDoNotParseAreNamed();
    void ctrlCStopsAndLeavesNothing();
    void helpSaysEveryOption();
};

namespace {

const QByteArray kUsage = "time,consumer,status,method,path\n"
                          "2018-04-17T06:25:00Z,ada,200,POST,/v1/batch\n"
                          "2018-04-17T06:25:01Z,ada,500,GET,/\n"
                          "2018-04-17T06:25:02Z,ada,200,GET,/\n"
                          "2018-04-17T06:25:03Z,bob,200,GET,/\n";

QStringList arguments(const QByteArray& usage, const QByteArray& plans)
{
    return {QStringLiteral("preview"), QStringLiteral("--usage"),
        test::fileOf(QStringLiteral("usage.csv"), usage), QStringLiteral("--plans"),
        test::fileOf(QStringLiteral("plans.json"), plans)};
}

} // namespace

void TestPreview::tableForPeople()
{
    const auto run = test::runCtl(arguments(kUsage, R"({"plans":[{"id":"free","price":"5.00"}]})")
        + QStringList{QStringLiteral("--draft"),
            test::fileOf(QStringLiteral("draft.json"),
                R"({"plans":[{"id":"free","price":"5.00","rate_limits":[{"limit":1,"window":"minute"}]}]})")});
    QCOMPARE(run.err, QString());
    QCOMPARE(run.out,
        QStringLiteral(R"(4 requests of 2 consumers, 2018-04-17T06:25:00Z to 2018-04-17T06:25:03Z

                       before   after   difference
  requests                  4       4            0
  accepted                  4       2           -2
  refused by minute         0       2           +2
  refused by quota          0       0            0
  refused by feature        0       0            0
  refused by key            0       0            0
  consumers refused         0       1           +1
  overage, USD           0.00    0.00         0.00
  invoiced, USD         10.00   10.00         0.00

1 of 1 consumers whose figures change, largest change first
  consumer   plan   requests   refused        overage          invoiced           first refusal after
  ada        free          3    0 -> 2   +2      0.00   0.00       5.00   0.00   2018-04-17T06:25:01Z

Note: one time per request: approximate for concurrent requests
)"));
    QCOMPARE(run.exitCode, 0);
}

void TestPreview::tableWithoutADraft()
{
    const auto run
        = test::runCtl(arguments(kUsage, R"({"plans":[{"id":"free","quotas":[{"included":2}]}]})"));
    QCOMPARE(run.exitCode, 0);
    QVERIFY2(run.out.contains(u"  refused by quota            1\n"), qPrintable(run.out));
    QVERIFY2(run.out.contains(u"1 of 1 consumers with refusals or overage, most first\n"),
        qPrintable(run.out));
}

void TestPreview::routesWeighAndNeedFeatures()
{
    const auto run = test::runCtl(
        arguments(kUsage,
            R"({"plans":[{"id":"free","quotas":[{"meter":"compute_units","included":2,"when_exhausted":"notify"}]}],
           "routes":[{"id":"b","match":{"path":"/v1/*"},"feature":"batch"},
                     {"id":"r","match":{"method":"GET"},"weights":{"compute_units":"1.5"}}]})")
        + QStringList{QStringLiteral("--json")});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(test::text(run.json()["before"].dump()),
        QStringLiteral(
            R"({"requests":4,"accepted":3,"refused":{"quota":0,"feature":1,"key":0},"consumers_refused":1,)"
            R"("over_quota_units":{"compute_units":1},"overage":"0.00","invoiced":"0.00","currency":"USD"})"));
}

void TestPreview::billableCountsOnlyGoodAnswers()
{
    const QByteArray plans
        = R"({"plans":[{"id":"free","quotas":[{"included":0,"when_exhausted":"bill_overage","overage":{"unit_price":"1"}}]}]})";
    const auto all = test::runCtl(arguments(kUsage, plans) + QStringList{QStringLiteral("--json")});
    QCOMPARE(
        test::text(all.json()["before"]["overage"].get<std::string>()), QStringLiteral("4.00"));
    const auto billable = test::runCtl(arguments(kUsage, plans)
        + QStringList{
            QStringLiteral("--json"), QStringLiteral("--count"), QStringLiteral("billable")});
    QCOMPARE(test::text(billable.json()["before"]["overage"].get<std::string>()),
        QStringLiteral("3.00"));
}

void TestPreview::assignmentsMoveConsumers()
{
    const auto run = test::runCtl(
        arguments(kUsage,
            R"({"plans":[{"id":"free"},{"id":"pro","price":"49.00"},{"id":"gold","price":"99.00"}]})")
        + QStringList{QStringLiteral("--json"), QStringLiteral("--default-plan"),
            QStringLiteral("pro"), QStringLiteral("--assign"),
            test::fileOf(QStringLiteral("assign.csv"),
                "consumer,plan_before,plan_after\r\n\"ada\",free,gold\r\n")});
    QCOMPARE(run.exitCode, 0);
    const Json json = run.json();
    QCOMPARE(test::text(json["before"]["invoiced"].get<std::string>()), QStringLiteral("49.00"));
    QCOMPARE(test::text(json["after"]["invoiced"].get<std::string>()), QStringLiteral("148.00"));
    QCOMPARE(json["consumers"].size(), std::size_t{1});
    QCOMPARE(
        test::text(json["consumers"][0]["plan_after"].get<std::string>()), QStringLiteral("gold"));
}

void TestPreview::linesThatDoNotParseAreNamed()
{
    const auto run = test::runCtl(
        arguments(kUsage + "yesterday,ada,200,GET,/\n", R"({"plans":[{"id":"free"}]})")
        + QStringList{QStringLiteral("--json")});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.json()["usage"]["unparsed"].get<int>(), 1);
    const QString note = test::text(run.json()["notes"][1].get<std::string>());
    QVERIFY2(
        note.startsWith(u"1 of 5 lines did not parse and are not counted: 6 ("), qPrintable(note));
}

void TestPreview::ctrlCStopsAndLeavesNothing()
{
    // A file that never ends: once the program has taken what was written, it is at work on it.
    QProcess process;
    process.start(QStringLiteral(TOLLGATECTL),
        {QStringLiteral("preview"), QStringLiteral("--usage"), QStringLiteral("/dev/stdin"),
            QStringLiteral("--format"), QStringLiteral("csv"), QStringLiteral("--plans"),
            test::fileOf(QStringLiteral("plans.json"), R"({"plans":[{"id":"free"}]})")});
    QVERIFY(process.waitForStarted());
    process.write("time,consumer\n");
    const QByteArray lines = QByteArray("2018-04-17T06:25:00Z,ada\n").repeated(100'000);
    process.write(lines);
    while (process.bytesToWrite() > 0)
        QVERIFY(process.waitForBytesWritten());
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    while (process.state() == QProcess::Running && process.bytesToWrite() < (64 << 20)) {
        process.write(lines);
        process.waitForBytesWritten(100);
    }
    QVERIFY(process.state() == QProcess::NotRunning || process.waitForFinished());
    QCOMPARE(process.exitCode(), 130);
    QCOMPARE(process.readAllStandardOutput(), QByteArray());
    QCOMPARE(process.readAllStandardError(),
        QByteArray("tollgatectl preview: stopped; nothing was written\n"));
}

void TestPreview::helpSaysEveryOption()
{
    const auto run = test::runCtl({QStringLiteral("preview"), QStringLiteral("--help")});
    QCOMPARE(run.exitCode, 0);
    for (const char* option : {"--usage", "--plans", "--draft", "--default-plan", "--assign",
             "--format", "--map", "--count", "--top", "--json"})
        QVERIFY2(run.out.contains(QLatin1StringView(option)), option);
}

TOLLGATE_TEST(TestPreview)
#include "tst_preview.moc"
