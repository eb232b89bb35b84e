#include "gateway/gateway.h"
#include "gateway/secret.h"
#include "support/crash_account.h"
#include "support/print.h"
#include "support/room_tests.h"
#include "support/store_ports.h"

#include <QTemporaryDir>

using namespace tollgate;
using test::CrashAccount;
using test::Program;

namespace {

constexpr const char* kKeyField = "X-API-Key: acme-key\r\n";
constexpr std::size_t kEnough = 40; // acknowledged requests, then the end

int rounds() { return qEnvironmentVariableIntValue("TOLLGATE_LONG_TESTS") == 1 ? 50 : 10; }

enum class End { Kill, PowerCut, LostSyncs };

} // namespace

// What strict durability promises: whatever was acknowledged stands in the log, once.
class TestDurability : public QObject {
    Q_OBJECT

private slots:
    void init();

    void losesNothing_data();
    void losesNothing();
    void losesWhatADiskOnlyClaimsToHold();

private:
    std::string data() const { return m_folder->path().toStdString() + "/data"; }
    std::unique_ptr<Program> start(End end) const;
    QString compare(const CrashAccount& account) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_echo;
    std::string m_upstream;
};

void TestDurability::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const Instant created = *parseInstant("2026-03-10T12:00:00Z");
    const auto store = store::Store::create(data(), {.name = "g", .environment = "dev"}, created);
    QVERIFY2(store, qPrintable(test::failureText(store)));
    QVERIFY((*store)->plans().create({.id = PlanId{"open"}, .name = "Open"}, created));
    QVERIFY((*store)->consumers().create(
        {.id = ConsumerId{"acme"}, .name = "acme", .plan = PlanId{"open"}}));
    QVERIFY((*store)->keys().create(
        {.id = KeyId{"acme"}, .consumer = ConsumerId{"acme"}}, gateway::hashOf("acme-key")));
    m_echo.reset();
    m_echo = std::make_unique<Program>(
        TOLLGATED, std::vector<std::string>{"echo", "--listen", "127.0.0.1:0"});
    m_upstream = "http://" + m_echo->greeting().value("listen", std::string());
}

std::unique_ptr<Program> TestDurability::start(End end) const
{
    if (end == End::Kill)
        return std::make_unique<Program>(TOLLGATED,
            std::vector<std::string>{"serve", "--data", data(), "--listen", "127.0.0.1:0",
                "--admin", "127.0.0.1:0", "--upstream", m_upstream, "--durability", "strict",
                "--node", "one"});
    return std::make_unique<Program>(STEPPED_GATEWAY,
        std::vector<std::string>{data(), "2026-03-10T12:00:00Z", m_upstream, "strict",
            end == End::PowerCut ? "synced" : "lost"});
}

QString TestDurability::compare(const CrashAccount& account) const
{
    const auto store = store::Store::open(data());
    return store ? account.compare((*store)->usage()) : test::failureText(store);
}

void TestDurability::losesNothing_data()
{
    QTest::addColumn<End>("end");
    QTest::addRow("after every kill -9") << End::Kill;
    QTest::addRow("after every power cut: writes that were not synced are gone") << End::PowerCut;
}

void TestDurability::losesNothing()
{
    QFETCH(End, end);
    CrashAccount account;
    for (int round = 0; round < rounds(); ++round) {
        const auto gateway = start(end);
        const auto listen = gateway->greeting().value("listen", std::string());
        QVERIFY2(!listen.empty(), gateway->errors().c_str());
        account.askUntilKilled(
            *gateway, listen, kKeyField, kEnough + static_cast<std::size_t>(round));
        Program verify(TOLLGATED, {"verify", "--data", data()});
        QVERIFY2(verify.exitCode() == 0, verify.errors().c_str());
    }
    QVERIFY(account.acknowledged() >= kEnough * static_cast<std::size_t>(rounds()));
    QCOMPARE(compare(account), QStringLiteral("0 lost, 0 twice, 0 never asked"));
}

// The control: the same account shows a loss where there is one.
void TestDurability::losesWhatADiskOnlyClaimsToHold()
{
    CrashAccount account;
    const auto gateway = start(End::LostSyncs);
    const auto listen = gateway->greeting().value("listen", std::string());
    QVERIFY2(!listen.empty(), gateway->errors().c_str());
    account.askUntilKilled(*gateway, listen, kKeyField, kEnough);
    QVERIFY(account.acknowledged() >= kEnough);
    QCOMPARE(compare(account),
        QStringLiteral("%1 lost, 0 twice, 0 never asked").arg(account.acknowledged()));
}

TOLLGATE_TEST(TestDurability)
#include "tst_durability.moc"
