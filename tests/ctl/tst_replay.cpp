#include "ctl/ctl_process.h"
#include "support/print.h"
#include "support/room_tests.h"
#include "support/running_gateway.h"

using namespace tollgate;
using test::CtlRun;
using test::RunningGateway;

// A log, played through a running gateway.
class TestReplay : public QObject {
    Q_OBJECT

private slots:
    void init();

    void playsTheBusiestConsumers();
    void keepsTheDistances();
    void sendsWhatCanBeSent();
    void saysWhenNothingAnswers();

private:
    CtlRun replay(const QByteArray& log, const QStringList& options) const;

    std::unique_ptr<RunningGateway> m_program;
};

namespace {

QByteArray line(const char* consumer, int second, const char* request)
{
    return QByteArray(consumer) + " - - [17/Apr/2018:06:25:"
        + QByteArray::number(second).rightJustified(2, '0') + " +0000] \"" + request + "\" 200 5\n";
}

} // namespace

void TestReplay::init()
{
    m_program = std::make_unique<RunningGateway>();
    qputenv("TOLLGATE_TOKEN", QByteArray::fromStdString(m_program->token().reveal()));
}

CtlRun TestReplay::replay(const QByteArray& log, const QStringList& options) const
{
    const QString file = test::fileOf(QStringLiteral("access.log"), log);
    return test::runCtl(
        QStringList{QStringLiteral("--admin"), test::text(m_program->admin()),
            QStringLiteral("replay"), QStringLiteral("--usage"), file, QStringLiteral("--json")}
        + options);
}

void TestReplay::playsTheBusiestConsumers()
{
    QByteArray log;
    for (int i = 0; i < 40; ++i)
        log += line("192.0.2.1", i, "GET /a HTTP/1.1");
    for (int i = 0; i < 70; ++i) // ten more than free allows in a minute
        log += line("2001:db8::2", i % 60, "POST /b HTTP/1.1");
    log += line("192.0.2.3", 0, "GET /c HTTP/1.1");
    const CtlRun run = replay(log,
        {QStringLiteral("--speed"), QStringLiteral("0"), QStringLiteral("--top"),
            QStringLiteral("2"), QStringLiteral("--plan"), QStringLiteral("free")});
    QCOMPARE(run.err, QString());
    const Json json = run.json();
    QCOMPARE(json["consumers"].get<int>(), 2);
    QCOMPARE(json["requests"].get<int>(), 110);
    QCOMPARE(json["answered"].get<int>(), 110);
    QVERIFY(json["statuses"]["200"].get<int>() >= 100); // a minute may end in between
    const auto gateway = m_program->connect();
    const auto usage = test::await<ports::ConsumerUsage>(
        [&](auto done) { gateway->consumerUsage({"192.0.2.1"}, std::move(done)); });
    QVERIFY2(usage, qPrintable(test::failureText(usage)));
    QCOMPARE(usage->meters.front().used, *quantityOf(Meter::Requests, 40));
}

void TestReplay::keepsTheDistances()
{
    QByteArray log = line("192.0.2.1", 0, "GET /a HTTP/1.1");
    log += line("192.0.2.1", 30, "GET /a HTTP/1.1");
    const CtlRun run = replay(log, {QStringLiteral("--speed"), QStringLiteral("100")});
    QCOMPARE(run.err, QString());
    QCOMPARE(run.json()["answered"].get<int>(), 2);
    // 30 s, a hundred times as fast; how much longer it takes is the machine's affair.
    QVERIFY(run.json()["seconds"].get<double>() >= 0.3);
}

void TestReplay::sendsWhatCanBeSent()
{
    const QByteArray log
        = line("192.0.2.1", 0, "\\x16\\x03") + line("192.0.2.1", 1, "GET /a HTTP/1.1");
    const CtlRun run = replay(log, {QStringLiteral("--speed"), QStringLiteral("0")});
    QCOMPARE(run.err, QString());
    QCOMPARE(run.json()["answered"].get<int>(), 2);
    QCOMPARE(run.json()["mended"].get<int>(), 1);
}

void TestReplay::saysWhenNothingAnswers()
{
    m_program->kill();
    const CtlRun run = replay(
        line("192.0.2.1", 0, "GET /a HTTP/1.1"), {QStringLiteral("--speed"), QStringLiteral("0")});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.err.contains(u"TCP: nobody listens there"), qPrintable(run.err));
}

TOLLGATE_TEST(TestReplay)
#include "tst_replay.moc"
