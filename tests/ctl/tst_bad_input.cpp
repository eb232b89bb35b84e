#include "ctl/ctl_process.h"
#include "support/room_tests.h"

#include <QRegularExpression>

#include <zlib.h>

using namespace tollgate;

// Each bad input ends with exit code 2 and one line that says what, where and what to do.
class TestBadInput : public QObject {
    Q_OBJECT

private slots:
    void oneLine_data();
    void oneLine();
    void arguments_data();
    void arguments();
};

namespace {

const QByteArray kLine = R"(1.2.3.4 - - [17/Apr/2018:06:25:06 +0000] "GET / HTTP/1.1" 200 5)"
                         "\n";
const QByteArray kPlans = R"({"plans":[{"id":"free"}]})";

QByteArray gzipped(const QByteArray& text)
{
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray packed(
        static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(text.size()))), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

} // namespace

void TestBadInput::oneLine_data()
{
    QTest::addColumn<QString>("usageName");
    QTest::addColumn<QByteArray>("usage");
    QTest::addColumn<QByteArray>("plans");
    QTest::addColumn<QByteArray>("assign");
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<QString>("expected"); // a regular expression
    const QString log = QStringLiteral("access.log");
    const auto add = [](const char* name, const QString& file, const QByteArray& usage,
                         const QByteArray& plans, const QByteArray& assign, const QStringList& more,
                         const char* expected) {
        QTest::addRow("%s", name) << file << usage << plans << assign << more
                                  << QString::fromLatin1(expected);
    };
    add("an empty file", log, "", kPlans, "", {}, "access.log: is empty.*");
    add("a truncated gzip", QStringLiteral("access.log.gz"),
        gzipped(kLine.repeated(1000)).chopped(9), kPlans, "", {},
        "access.log.gz.*(cut off|truncated|ends early|ended early).*");
    add("nothing that parses", log, "hello\nworld\n", kPlans, "", {}, "access.log.*line 1.*");
    add("a csv without the mapped column", QStringLiteral("u.csv"),
        "time,user\n2018-04-17T06:25:00Z,ada\n", kPlans, "",
        {QStringLiteral("--map"), QStringLiteral("time=time,consumer=customer")},
        "u.csv.*'customer'.*time, user.*");
    add("plans with bad syntax", log, kLine, "{\"plans\":[\n{\"id\":\"free\",}]}", "", {},
        "plans.json, line 2, column 14: not valid JSON: .*");
    add("a wrong type", log, kLine,
        R"({"plans":[{"id":"a"},{"id":"b","quotas":[{"included":"many"}]}]})", "", {},
        R"(plans.json, plans\[1\].quotas\[0\].included: must be a whole number.*)");
    add("a negative limit", log, kLine,
        R"({"plans":[{"id":"a","rate_limits":[{"window":"minute","limit":-1}]}]})", "", {},
        R"(plans.json, plans\[0\].rate_limits\[0\].limit: must be a whole number from 0 .*, is -1)");
    add("a limit above int64", log, kLine,
        R"({"plans":[{"id":"a","rate_limits":[{"window":"minute","limit":9223372036854775808}]}]})",
        "", {},
        R"(plans.json, plans\[0\].rate_limits\[0\].limit: must be .*9223372036854775807.*)");
    add("no plans", log, kLine, R"({"plans":[]})", "", {},
        "plans.json, plans: there are no plans.*");
    add("two currencies", log, kLine, R"({"plans":[{"id":"a"},{"id":"b","currency":"EUR"}]})", "",
        {}, "plans.json: plan 'a' is in USD but plan 'b' is in EUR; .*");
    add("an unknown plan in --assign", log, kLine, kPlans,
        "consumer,plan_before,plan_after\nada,gold,\n", {},
        ".*assign.csv, line 2: there is no plan 'gold'; use one of free");
    add("a wrong header in --assign", log, kLine, kPlans, "consumer,plan\nada,free\n", {},
        ".*assign.csv, line 1: the header is 'consumer,plan'; make it "
        "consumer,plan_before,plan_after");
    add("a line cut short in --assign", log, kLine, kPlans,
        "consumer,plan_before,plan_after\nada\n", {},
        ".*assign.csv, line 2: 'ada' is not consumer,plan_before,plan_after");
    add("an unknown default plan", log, kLine, kPlans, "",
        {QStringLiteral("--default-plan"), QStringLiteral("gold")},
        "plans.json, the default plan: there is no plan 'gold'; use one of free");
}

void TestBadInput::oneLine()
{
    QFETCH(QString, usageName);
    QFETCH(QByteArray, usage);
    QFETCH(QByteArray, plans);
    QFETCH(QByteArray, assign);
    QFETCH(QStringList, more);
    QFETCH(QString, expected);
    QStringList words{QStringLiteral("preview"), QStringLiteral("--usage"),
        test::fileOf(usageName, usage), QStringLiteral("--plans"),
        test::fileOf(QStringLiteral("plans.json"), plans)};
    if (!assign.isEmpty())
        words << QStringLiteral("--assign") << test::fileOf(QStringLiteral("assign.csv"), assign);
    const auto run = test::runCtl(words + more);
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.out, QString());
    const QRegularExpression line(
        QStringLiteral("^tollgatectl preview: .*") + expected + QStringLiteral("\n$"));
    QVERIFY2(line.match(run.err).hasMatch(), qPrintable(run.err));
    QCOMPARE(run.err.count(u'\n'), 1);
}

void TestBadInput::arguments_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("expected");
    const QString usage = QStringLiteral("--usage=/nowhere/access.log");
    const QString plans = QStringLiteral("--plans=/nowhere/plans.json");
    QTest::addRow("no usage") << QStringList{plans}
                              << "--usage FILE is missing; see tollgatectl preview --help";
    QTest::addRow("no plans") << QStringList{usage}
                              << "--plans FILE is missing; see tollgatectl preview --help";
    QTest::addRow("an unknown option") << QStringList{QStringLiteral("--usages"), usage,
        plans} << "Unknown option 'usages'.; see tollgatectl preview --help";
    QTest::addRow("a stray word") << QStringList{usage, plans, QStringLiteral("more")}
                                  << "'more' is not an option; see tollgatectl preview --help";
    QTest::addRow("a format that there is not")
        << QStringList{usage, plans, QStringLiteral("--format=xml")}
        << "--format must be one of combined, csv, jsonl, is 'xml'; see tollgatectl preview --help";
    QTest::addRow("a count that there is not")
        << QStringList{usage, plans, QStringLiteral("--count=some")}
        << "--count must be one of all, billable, is 'some'; see tollgatectl preview --help";
    QTest::addRow("a top below 0")
        << QStringList{usage, plans, QStringLiteral("--top=-1")}
        << "--top must be a whole number from 0, is '-1'; see tollgatectl preview --help";
    QTest::addRow("a map without =") << QStringList{usage, plans, QStringLiteral("--map=time")}
                                     << "--map: 'time' has no '='; the names are consumer, time, "
                                        "status, bytes, duration, method, path, units";
    QTest::addRow("plans that are not there")
        << QStringList{usage, plans} << "/nowhere/plans.json: cannot be read: .*";
}

void TestBadInput::arguments()
{
    QFETCH(QStringList, words);
    QFETCH(QString, expected);
    const auto run = test::runCtl(QStringList{QStringLiteral("preview")} + words);
    QCOMPARE(run.exitCode, 2);
    const QString wanted = QStringLiteral("tollgatectl preview: ") + expected;
    const QString got = run.err.trimmed();
    QVERIFY2(got == wanted || QRegularExpression(u'^' + wanted + u'$').match(got).hasMatch(),
        qPrintable(run.err));
}

TOLLGATE_TEST(TestBadInput)
#include "tst_bad_input.moc"
