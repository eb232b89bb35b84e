#include "workspace/history_copy.h"

#include "preview/outcome.h"
#include "support/print.h"
#include "support/room_tests.h"
#include "support/running_gateway.h"

#include <QSignalSpy>

using namespace tollgate;
using test::RunningGateway;
using workspace::Connection;
using workspace::HistoryCopy;
using workspace::SharedStudy;

namespace {

constexpr int kPatience = 20'000;

// What the plans of today come to on a study, which is what the gateway itself did.
preview::Figures replayed(const SharedStudy& study)
{
    const preview::Side side{.plans = study->today, .planOf = study->planOf};
    return preview::replay(study->usage, side, study->rules)->total;
}

} // namespace

// The console's copy of a gateway's log, and the studies that are made of it.
class TestHistoryCopy : public QObject {
    Q_OBJECT

private slots:
    void aReplayDecidesAsTheGatewayDid();
    void growsByCursor();
    void studiesThePlansOfNow();
    void namesTheStageThatFailed();
    void refusesABlockThatIsNone();

private:
    // Refreshes until the log has come to so many events: it is flushed every 100 ms.
    static SharedStudy studyOf(HistoryCopy& copy, std::size_t events);
};

SharedStudy TestHistoryCopy::studyOf(HistoryCopy& copy, std::size_t events)
{
    QSignalSpy ready(&copy, &HistoryCopy::ready);
    QSignalSpy failed(&copy, &HistoryCopy::failed);
    do {
        copy.refresh();
        if (!ready.wait(kPatience) || !failed.isEmpty())
            return nullptr;
    } while (copy.study()->usage.eventCount() < events);
    return copy.study();
}

void TestHistoryCopy::aReplayDecidesAsTheGatewayDid()
{
    RunningGateway program;
    const std::string secret = program.addConsumer("acme", "free");
    QCOMPARE(program.request(secret, 64), 60);
    Connection connection(program.connect(), {.name = "tests"});
    HistoryCopy copy(connection);
    const SharedStudy study = studyOf(copy, 64);
    QVERIFY(study);
    QVERIFY(study->usage.isSequenced());
    QCOMPARE(test::text(study->title), QStringLiteral("tests"));
    const preview::Figures figures = replayed(study);
    QCOMPARE(figures.accepted, 60);
    QCOMPARE(figures.refused[indexOf(RefusalKind::Minute)], 4);
    QCOMPARE(figures.used[indexOf(Meter::Requests)], *quantityOf(Meter::Requests, 60));
}

void TestHistoryCopy::growsByCursor()
{
    RunningGateway program;
    const std::string secret = program.addConsumer("acme", "pro");
    Connection connection(program.connect(), {});
    HistoryCopy copy(connection);
    program.request(secret, 3);
    const SharedStudy first = studyOf(copy, 3);
    QVERIFY(first);
    program.request(secret, 2);
    const SharedStudy second = studyOf(copy, 5);
    QVERIFY(second);
    QCOMPARE(second->usage.eventCount(), std::size_t{5});
    QVERIFY(second->logCursor != first->logCursor);
    QCOMPARE(first->usage.eventCount(), std::size_t{3}); // a study stays as it was
}

void TestHistoryCopy::studiesThePlansOfNow()
{
    RunningGateway program;
    const std::string secret = program.addConsumer("acme", "free");
    program.request(secret, 1);
    const auto gateway = program.connect();
    const auto moved = test::await<ports::ChangeReceipt>([&](auto done) {
        gateway->submit(
            {.what = ports::PlanMove{.consumers = {{"acme"}}, .to = {"pro"}}}, std::move(done));
    });
    QVERIFY2(moved, qPrintable(test::failureText(moved)));
    Connection connection(program.connect(), {});
    HistoryCopy copy(connection);
    const SharedStudy study = studyOf(copy, 1);
    QVERIFY(study);
    QCOMPARE(test::text(study->today.plans[study->planOf[0]].id.value), QStringLiteral("pro"));
}

void TestHistoryCopy::namesTheStageThatFailed()
{
    RunningGateway program;
    Connection connection(program.connect(), {});
    HistoryCopy copy(connection);
    program.kill();
    QSignalSpy failed(&copy, &HistoryCopy::failed);
    copy.refresh();
    QVERIFY(failed.wait(kPatience));
    QVERIFY(failed.first().first().value<Error>().what.starts_with("TCP: "));
    QVERIFY(!copy.isBusy());
}

void TestHistoryCopy::refusesABlockThatIsNone()
{
    workspace::LogCopy log;
    const auto added = log.add({.position = {7}, .bytes = "garbage"});
    QCOMPARE(test::failureText(added),
        QStringLiteral("row 7 of the gateway's log, event block: not a block of usage events"));
}

TOLLGATE_TEST(TestHistoryCopy)
#include "tst_history_copy.moc"
