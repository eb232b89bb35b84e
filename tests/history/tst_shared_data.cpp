#include "history/usage_text.h"

#include "base/decimal.h"

#include "support/print.h"
#include "support/room_tests.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <map>

using namespace tollgate;
using namespace tollgate::history;

// Real logs against figures that independent programs counted.
class TestSharedData : public QObject {
    Q_OBJECT

private slots:
    void agreesWithTheTruth_data();
    void agreesWithTheTruth();
};

namespace {

QDir sharedData()
{
    const QString folder = qEnvironmentVariable("TOLLGATE_SHARED_DATA");
    return QDir(folder.isEmpty() ? QStringLiteral(TOLLGATE_SHARED_DATA) : folder);
}

QJsonObject truthOf(const QString& file)
{
    QFile truth(sharedData().filePath(QStringLiteral("truth/") + file + QStringLiteral(".json")));
    if (!truth.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(truth.readAll()).object();
}

// The figures in the shape of the truth, those alone that the log has.
QJsonObject figuresOf(const Import& import)
{
    const auto& usage = import.usage;
    std::map<int, int> byStatus;
    std::int64_t bytes = 0;
    for (std::size_t event = 0; event < usage.eventCount(); ++event) {
        ++byStatus[usage.status(event)];
        bytes += usage.units(event, Meter::BytesOut).value;
    }
    QJsonObject figures{
        {QStringLiteral("requests"), qint64(usage.eventCount())},
        {QStringLiteral("unparsed_lines"), qint64(import.unparsed)},
        {QStringLiteral("distinct_clients"), qint64(usage.consumerCount())},
        {QStringLiteral("first"), test::text(formatInstant(usage.first()))},
        {QStringLiteral("last"), test::text(formatInstant(usage.last()))},
    };
    if (import.hasBytes)
        figures[QStringLiteral("bytes_total")] = qint64(bytes);
    QJsonObject statuses;
    for (const auto& [status, count] : byStatus)
        statuses[QString::number(status)] = count;
    if (import.hasStatus)
        figures[QStringLiteral("by_status")] = statuses;
    return figures;
}

qint64 requestsOf(const Import& import, const QString& consumer)
{
    for (std::uint32_t i = 0; i < import.usage.consumerCount(); ++i) {
        if (test::text(import.usage.consumerName(i)) == consumer)
            return qint64(import.usage.eventsOf(i).size());
    }
    return 0;
}

QString sumOf(const Import& import, Meter meter)
{
    Quantity sum;
    for (std::size_t event = 0; event < import.usage.eventCount(); ++event)
        sum += import.usage.units(event, meter);
    return test::text(formatQuantity(meter, sum));
}

} // namespace

void TestSharedData::agreesWithTheTruth_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("truth");
    QTest::addColumn<QByteArray>("map");
    QTest::addColumn<QString>("seconds");
    QTest::addColumn<QString>("units");
    QTest::addRow("nginx, gzip") << "sticker-api-nginx-2018-04-17_24.log.gz"
                                 << "sticker-api-nginx-2018-04-17_24.log" << QByteArray() << "0"
                                 << "0";
    QTest::addRow("Apache") << "elastic-apache-2015-05-17_20.log"
                            << "elastic-apache-2015-05-17_20.log" << QByteArray() << "0"
                            << "0";
    QTest::addRow("jsonl, gzip") << "wikipedia-edits-2015-09-12.jsonl.gz"
                                 << "wikipedia-edits-2015-09-12.jsonl"
                                 << QByteArray("consumer=user,time=time,bytes=added") << "0"
                                 << "0";
    QTest::addRow("csv with units")
        << "azure-llm-conv-2023-11-16.csv"
        << "azure-llm-conv-2023-11-16.csv"
        << QByteArray("time=TIMESTAMP,units=ContextTokens+GeneratedTokens") << "0"
        << "26450535";
    // Rounded to microseconds each, the durations add up to 238.3489596 s within 0.5 us each.
    QTest::addRow("csv with durations")
        << "openstack-nova-api-2017-05-16.csv"
        << "openstack-nova-api-2017-05-16.csv"
        << QByteArray("consumer=user_id,time=time,status=status,bytes=bytes,duration=duration_s,"
                      "method=method,path=path")
        << "238.34896"
        << "0";
}

void TestSharedData::agreesWithTheTruth()
{
    QFETCH(QString, file);
    QFETCH(QString, truth);
    QFETCH(QByteArray, map);
    QFETCH(QString, seconds);
    QFETCH(QString, units);
    if (!sharedData().exists(file))
        QSKIP(qPrintable(QStringLiteral("%1 is not there").arg(sharedData().filePath(file))));
    ImportOptions options = map.isEmpty() ? ImportOptions{} : test::mapped(map.toStdString());
    options.keepTargets = true;
    const auto import = importUsage(sharedData().filePath(file).toStdString(), options);
    QVERIFY2(import, qPrintable(test::failureText(import)));

    const QJsonObject expected = truthOf(truth);
    const QJsonObject figures = figuresOf(*import);
    for (auto figure = figures.begin(); figure != figures.end(); ++figure)
        QCOMPARE(figure.value(), expected.value(figure.key()));
    for (const auto& client : expected[QStringLiteral("top10_clients")].toArray()) {
        const QString name = options.map && !options.map->consumer
            ? QStringLiteral("all")
            : client.toArray().at(0).toString();
        QCOMPARE(requestsOf(*import, name), client.toArray().at(1).toInteger());
    }
    QCOMPARE(sumOf(*import, Meter::ResourceSeconds), seconds);
    QCOMPARE(sumOf(*import, Meter::ComputeUnits), units);
}

TOLLGATE_TEST(TestSharedData)
#include "tst_shared_data.moc"
