#include "metering/event_block.h"
#include "support/print.h"
#include "support/room_tests.h"
#include "support/running_gateway.h"

using namespace tollgate;
using test::await;
using test::RunningGateway;

// The connector against the real gateway: every shape of the admin API that the console reads.
class TestTollgateGateway : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();

    void readsCapabilities();
    void readsPlansAndRoutes();
    void pagesThroughConsumers();
    void issuesListsAndRevokesKeys();
    void readsTheLogAsItWasWritten();
    void readsAConsumersPeriod();
    void editsAPlanAndTakesItBack();
    void namesWhatMovedSinceTheBase();
    void movesConsumers();
    void provesAnInvalidation();
    void listsNodes();
    void refusesAnUnknownToken();

private:
    template <class T, class... Parameters, class... Given>
    Result<T> ask(void (ports::Gateway::*call)(Parameters...), const Given&... given)
    {
        return await<T>([&](auto done) { (m_gateway.get()->*call)(given..., std::move(done)); });
    }

    std::unique_ptr<RunningGateway> m_program;
    std::shared_ptr<ports::Gateway> m_gateway;
};

void TestTollgateGateway::initTestCase()
{
    m_program = std::make_unique<RunningGateway>();
    m_gateway = m_program->connect();
}

void TestTollgateGateway::readsCapabilities()
{
    const auto capabilities = ask<Capabilities>(&ports::Gateway::capabilities);
    QVERIFY2(capabilities, qPrintable(test::failureText(capabilities)));
    QCOMPARE(test::text(capabilities->name), QStringLiteral("gateway of the tests"));
    QCOMPARE(capabilities->environment, Environment::Dev);
    QCOMPARE(capabilities->role, Role::Admin);
    QCOMPARE(test::text(capabilities->currency), QStringLiteral("USD"));
    QVERIFY(capabilities->offers("usage_live"));
    QVERIFY(!capabilities->offers("teleport"));
}

void TestTollgateGateway::readsPlansAndRoutes()
{
    const auto plans = ask<PlanSet>(&ports::Gateway::plans);
    QVERIFY2(plans, qPrintable(test::failureText(plans)));
    QVERIFY(plans->find(PlanId{"pro"}) && plans->find(PlanId{"pro"})->version == 1);
    QVERIFY(plans->routes && plans->routes->empty());
}

void TestTollgateGateway::pagesThroughConsumers()
{
    for (const char* id : {"page-a", "page-b", "page-c"})
        m_program->addConsumer(id, "enterprise");
    ports::ConsumerQuestion question{.filter = {.plan = {"enterprise"}}, .limit = 2};
    const auto first = ask<ports::Page<Consumer>>(&ports::Gateway::consumers, question);
    QVERIFY2(first, qPrintable(test::failureText(first)));
    QCOMPARE(first->items.size(), std::size_t{2});
    question.cursor = first->next;
    const auto second = ask<ports::Page<Consumer>>(&ports::Gateway::consumers, question);
    QCOMPARE(second->items.size(), std::size_t{1});
    QCOMPARE(test::text(second->items[0].id.value), QStringLiteral("page-c"));
    QVERIFY(second->next.empty());
}

void TestTollgateGateway::issuesListsAndRevokesKeys()
{
    const std::string secret = m_program->addConsumer("a:key.holder", "pro");
    const auto keys = ask<std::vector<ApiKey>>(&ports::Gateway::keys, ConsumerId{"a:key.holder"});
    QVERIFY2(keys, qPrintable(test::failureText(keys)));
    QCOMPARE(keys->size(), std::size_t{1});
    QVERIFY(secret.starts_with(keys->front().prefix) && !keys->front().revoked);
    const auto revoked = ask<ApiKey>(&ports::Gateway::revokeKey, keys->front().id);
    QVERIFY(revoked && revoked->revoked);
    QCOMPARE(m_program->request(secret, 1), 0);
}

void TestTollgateGateway::readsTheLogAsItWasWritten()
{
    const std::string secret = m_program->addConsumer("logged", "pro");
    QCOMPARE(m_program->request(secret, 7), 7);
    std::string cursor;
    int found = 0;
    const auto readOn = [&] {
        const auto slice = ask<ports::HistorySlice>(&ports::Gateway::usageHistory, cursor);
        if (!slice)
            return;
        cursor = slice->cursor;
        for (const ports::LogBlock& block : slice->blocks) {
            const auto events = metering::EventBlock::decode(block.bytes);
            for (std::size_t i = 0; events && i < events->eventCount(); ++i)
                found += events->event(i).consumer == "logged" ? 1 : 0;
        }
    };
    QTRY_VERIFY_WITH_TIMEOUT((readOn(), found == 7), 20'000);
}

void TestTollgateGateway::readsAConsumersPeriod()
{
    const std::string secret = m_program->addConsumer("metered", "free");
    m_program->request(secret, 3);
    const auto usage
        = ask<ports::ConsumerUsage>(&ports::Gateway::consumerUsage, ConsumerId{"metered"});
    QVERIFY2(usage, qPrintable(test::failureText(usage)));
    QCOMPARE(usage->meters.front().used, *quantityOf(Meter::Requests, 3));
    QCOMPARE(usage->meters.front().included, quantityOf(Meter::Requests, 10'000));
    QVERIFY(usage->period.begin < usage->period.end);
}

void TestTollgateGateway::editsAPlanAndTakesItBack()
{
    const auto versionOf = [&] {
        const auto plans = ask<PlanSet>(&ports::Gateway::plans);
        return plans->find(PlanId{"pro"})->version.value_or(0);
    };
    const std::int64_t base = versionOf();
    const ports::ChangeOrder order{.what
        = ports::PlanEdit{.plan = {"pro"}, .baseVersion = base, .edits = {{"price", "59.00"}}},
        .digest = "digest-of-the-test"};
    const auto receipt = ask<ports::ChangeReceipt>(&ports::Gateway::submit, order);
    QVERIFY2(receipt, qPrintable(test::failureText(receipt)));
    const auto operation = ask<ports::Operation>(&ports::Gateway::operation, receipt->operation);
    QVERIFY2(operation, qPrintable(test::failureText(operation)));
    QCOMPARE(operation->state, ports::OperationState::Done);
    QCOMPARE(operation->nodes.front().version, std::optional(base + 1));
    const auto changes = ask<std::vector<ports::Change>>(&ports::Gateway::changes);
    QVERIFY2(changes, qPrintable(test::failureText(changes)));
    QCOMPARE(test::text(changes->front().digest), QStringLiteral("digest-of-the-test"));
    QVERIFY(ask<ports::ChangeReceipt>(&ports::Gateway::undo, receipt->change, ports::Consent{}));
    QCOMPARE(versionOf(), base + 2);
}

void TestTollgateGateway::namesWhatMovedSinceTheBase()
{
    const ports::ChangeOrder order{
        .what = ports::PlanEdit{.plan = {"free"}, .baseVersion = 1, .edits = {{"price", "1.00"}}}};
    QVERIFY(ask<ports::ChangeReceipt>(&ports::Gateway::submit, order));
    const auto again = ask<ports::ChangeReceipt>(&ports::Gateway::submit, order);
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::Conflict);
    QVERIFY2(
        test::failureText(again).contains(QStringLiteral("since version 1 these moved: price; ")),
        qPrintable(test::failureText(again)));
}

void TestTollgateGateway::movesConsumers()
{
    m_program->addConsumer("mover", "free");
    const ports::ChangeOrder order{
        .what = ports::PlanMove{.consumers = {{"mover"}}, .to = {"enterprise"}}};
    const auto receipt = ask<ports::ChangeReceipt>(&ports::Gateway::submit, order);
    QVERIFY2(receipt, qPrintable(test::failureText(receipt)));
    const auto moved = ask<Consumer>(&ports::Gateway::consumer, ConsumerId{"mover"});
    QCOMPARE(test::text(moved->plan.value), QStringLiteral("enterprise"));
}

void TestTollgateGateway::provesAnInvalidation()
{
    const ports::InvalidationOrder order{.scope = ports::InvalidationScope::Plan, .id = "pro"};
    const auto id = ask<std::string>(&ports::Gateway::invalidate, order);
    QVERIFY2(id, qPrintable(test::failureText(id)));
    const auto operation = ask<ports::Operation>(&ports::Gateway::operation, *id);
    QCOMPARE(operation->nodes.size(), std::size_t{1});
    QVERIFY(operation->nodes.front().done && operation->nodes.front().version);
}

void TestTollgateGateway::listsNodes()
{
    const auto nodes = ask<std::vector<ports::NodeStatus>>(&ports::Gateway::nodes);
    QVERIFY2(nodes, qPrintable(test::failureText(nodes)));
    QVERIFY(nodes->size() == 1 && nodes->front().isSelf && nodes->front().state == "up");
}

void TestTollgateGateway::refusesAnUnknownToken()
{
    connectors::TollgateGateway stranger(
        QUrl(QString::fromStdString(m_program->admin())), Secret("tg_admin_of_nobody"));
    const auto refused
        = await<Capabilities>([&](auto done) { stranger.capabilities(std::move(done)); });
    QVERIFY(!refused && refused.error().code == ErrorCode::Refused);
    const auto healthy = await<void>([&](auto done) { stranger.health(std::move(done)); });
    QVERIFY2(healthy, qPrintable(test::failureText(healthy)));
}

TOLLGATE_TEST(TestTollgateGateway)
#include "tst_tollgate_gateway.moc"
