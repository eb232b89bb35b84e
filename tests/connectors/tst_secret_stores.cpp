#include "connectors/secret_stores.h"

#include "support/print.h"
#include "support/room_tests.h"

using namespace tollgate;
using connectors::ThisRunOnly;

namespace {

constexpr int kPatience = 20'000;

template <class T>
concept Printable = requires(std::ostream& out, const T& value)
{
    out << value;
};
static_assert(!Printable<Secret>);

} // namespace

// Where tokens lie.
class TestSecretStores : public QObject {
    Q_OBJECT

private slots:
    void keepsForThisRun();
    void findsOneThatAnswers();
    void secretsCompareAndMove();
};

void TestSecretStores::keepsForThisRun()
{
    ThisRunOnly store;
    std::optional<Secret> read;
    const auto readBack = [&] {
        store.read("gw", [&](auto result) { read = *std::move(result); });
        return read;
    };
    QVERIFY(!readBack());
    store.write("gw", Secret("a"), [](auto) {});
    store.write("gw", Secret("b"), [](auto) {});
    QVERIFY(readBack() == Secret("b"));
    store.remove("gw", [](auto) {});
    QVERIFY(!readBack());
}

void TestSecretStores::findsOneThatAnswers()
{
    // No session bus: no keychain, as on a bare server.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    std::shared_ptr<ports::SecretStore> found;
    connectors::findSecretStore([&](auto store) { found = std::move(store); });
    QTRY_VERIFY_WITH_TIMEOUT(found, kPatience);
    QCOMPARE(test::text(found->name()), QStringLiteral("this run only"));
}

void TestSecretStores::secretsCompareAndMove()
{
    Secret one("token");
    QVERIFY(one == Secret("token"));
    QVERIFY(!(one == Secret("tokem")));
    QVERIFY(!(one == Secret("token2")));
    QVERIFY(!(one == Secret()));
    const Secret other(std::move(one));
    QVERIFY(other == Secret("token"));
}

TOLLGATE_TEST(TestSecretStores)
#include "tst_secret_stores.moc"
