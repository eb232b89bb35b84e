#include "ctl/ctl_process.h"
#include "support/print.h"
#include "support/room_tests.h"

#include <QFile>

using namespace tollgate;

// Recorded traffic, and what two independent programs found in it.
class TestTruth : public QObject {
    Q_OBJECT

private slots:
    void limits_data();
    void limits();
    void quotas_data();
    void quotas();
    void tokensOfAnLlmService();
};

namespace {

struct Log {
    const char* name; // of the truth file, without .json
    const char* file;
    QStringList options;
};

const QList<Log>& logs()
{
    static const QList<Log> kLogs{
        {"sticker-api-nginx-2018-04-17_24.log", "sticker-api-nginx-2018-04-17_24.log.gz", {}},
        {"elastic-apache-2015-05-17_20.log", "elastic-apache-2015-05-17_20.log", {}},
        {"wikipedia-edits-2015-09-12.jsonl", "wikipedia-edits-2015-09-12.jsonl.gz",
            {QStringLiteral("--map"), QStringLiteral("consumer=user,time=time")}},
        {"azure-llm-conv-2023-11-16.csv", "azure-llm-conv-2023-11-16.csv",
            {QStringLiteral("--map"),
                QStringLiteral("time=TIMESTAMP,units=ContextTokens+GeneratedTokens")}},
        {"openstack-nova-api-2017-05-16.csv", "openstack-nova-api-2017-05-16.csv",
            {QStringLiteral("--map"),
                QStringLiteral("consumer=user_id,time=time,status=status,duration=duration_s")}},
    };
    return kLogs;
}

const Log& logNamed(const QString& name)
{
    return *std::ranges::find(
        logs(), name, [](const Log& log) { return QString::fromLatin1(log.name); });
}

Json truthOf(const Log& log)
{
    QFile file(test::sharedData() + QStringLiteral("/truth/") + QString::fromLatin1(log.name)
        + QStringLiteral(".json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return parseJson(file.readAll().toStdString(), "truth").value_or(Json());
}

Json previewOf(const Log& log, const QByteArray& plan)
{
    const QString plans = test::fileOf(QStringLiteral("plans.json"), "{\"plans\":[" + plan + "]}");
    const auto run = test::runCtl(
        QStringList{QStringLiteral("preview"), QStringLiteral("--usage"),
            test::sharedData() + u'/' + QString::fromLatin1(log.file), QStringLiteral("--plans"),
            plans, QStringLiteral("--json"), QStringLiteral("--top"), QStringLiteral("0")}
        + log.options);
    if (run.exitCode != 0)
        qWarning("%s", qPrintable(run.err));
    return run.json();
}

void addLogs()
{
    QTest::addColumn<QString>("log");
    for (const Log& log : logs())
        QTest::addRow("%s", log.name) << QString::fromLatin1(log.name);
}

} // namespace

void TestTruth::limits_data()
{
    QTest::addColumn<QString>("log");
    QTest::addColumn<QString>("plan");
    for (const Log& log : logs()) {
        for (const char* plan : {"Free", "Pro", "Trial"})
            QTest::addRow("%s under %s", log.name, plan)
                << QString::fromLatin1(log.name) << QString::fromLatin1(plan);
    }
}

void TestTruth::limits()
{
    if (test::sharedData().isEmpty())
        QSKIP("the recorded traffic is not here (TOLLGATE_SHARED_DATA)");
    QFETCH(QString, log);
    QFETCH(QString, plan);
    const Json truth = truthOf(logNamed(log));
    const Json expected = truth["limits_sorted_by_time"][plan.toStdString()];
    const Json outcome = previewOf(logNamed(log),
        QByteArray(R"({"id":"p","rate_limits":[{"window":"minute","limit":)")
            + QByteArray::number(expected["per_minute"].get<qint64>())
            + R"(},{"window":"day","limit":)"
            + QByteArray::number(expected["per_day"].get<qint64>()) + "}]}");
    QVERIFY(outcome.is_object());
    const Json& before = outcome["before"];
    QCOMPARE(outcome["usage"]["events"].get<qint64>(), truth["requests"].get<qint64>());
    QCOMPARE(outcome["usage"]["unparsed"].get<qint64>(), truth["unparsed_lines"].get<qint64>());
    QCOMPARE(outcome["usage"]["consumers"].get<qint64>(), truth["distinct_clients"].get<qint64>());
    QCOMPARE(test::text(outcome["usage"]["first"].get<std::string>()),
        test::text(truth["first"].get<std::string>()));
    QCOMPARE(test::text(outcome["usage"]["last"].get<std::string>()),
        test::text(truth["last"].get<std::string>()));
    QCOMPARE(before["accepted"].get<qint64>(), expected["accepted"].get<qint64>());
    QCOMPARE(before["refused"]["minute"].get<qint64>(),
        expected["rejected_minute_limit_only"].get<qint64>());
    // Where both windows are full the longer one is named.
    QCOMPARE(before["refused"]["day"].get<qint64>(),
        expected["rejected_day_limit_only"].get<qint64>()
            + expected["rejected_both_limits"].get<qint64>());
    QCOMPARE(before["consumers_refused"].get<qint64>(),
        expected["clients_with_rejections"].get<qint64>());
    QCOMPARE(outcome["consumers"].size(), expected["clients_with_rejections"].get<std::size_t>());
    QCOMPARE(test::text(outcome["after"].dump()), test::text(before.dump()));
}

void TestTruth::quotas_data() { addLogs(); }

void TestTruth::quotas()
{
    if (test::sharedData().isEmpty())
        QSKIP("the recorded traffic is not here (TOLLGATE_SHARED_DATA)");
    QFETCH(QString, log);
    const Json expected = truthOf(logNamed(log))["monthly_quota"];
    const Json refusing
        = previewOf(logNamed(log), R"({"id":"p","quotas":[{"included":500}]})")["before"];
    QCOMPARE(
        refusing["refused"]["quota"].get<qint64>(), expected["hard_cutoff_rejected"].get<qint64>());
    QCOMPARE(
        refusing["consumers_refused"].get<qint64>(), expected["client_months_over"].get<qint64>());

    const Json billing = previewOf(logNamed(log),
        R"({"id":"p","quotas":[{"included":500,"when_exhausted":"bill_overage","overage":{"unit_price":"0.002"}}]})")
        ["before"];
    QCOMPARE(billing["over_quota_units"]["requests"].get<qint64>(),
        expected["hard_cutoff_rejected"].get<qint64>());
    QCOMPARE(test::text(billing["overage"].get<std::string>()),
        test::text(
            expected["overage_usd_each_client_month_rounded_half_up_to_cent"].get<std::string>()));
}

void TestTruth::tokensOfAnLlmService()
{
    if (test::sharedData().isEmpty())
        QSKIP("the recorded traffic is not here (TOLLGATE_SHARED_DATA)");
    const Log& log = logNamed(QStringLiteral("azure-llm-conv-2023-11-16.csv"));
    const Json expected = truthOf(log)["compute_units"];
    const Json refusing = previewOf(
        log, R"({"id":"p","quotas":[{"meter":"compute_units","included":5000000}]})")["before"];
    QCOMPARE(refusing["refused"]["quota"].get<qint64>(), 15865);
    QCOMPARE(
        refusing["over_quota_units"]["compute_units"].get<qint64>(), 301); // 5,000,301 were served

    const Json billing
        = previewOf(log, R"({"id":"p","quotas":[{"meter":"compute_units","included":5000000,
        "when_exhausted":"bill_overage","overage":{"unit_price":"0.000002"}}]})")["before"];
    QCOMPARE(billing["over_quota_units"]["compute_units"].get<qint64>(),
        expected["total"].get<qint64>() - 5'000'000);
    QCOMPARE(
        test::text(billing["overage"].get<std::string>()), QStringLiteral("42.90")); // of 42.901070
}

TOLLGATE_TEST(TestTruth)
#include "tst_truth.moc"
