#include "base/json.h"
#include "support/gateway_fixture.h"
#include "support/loopback_client.h"
#include "support/room_tests.h"

using namespace tollgate;
using test::GatewayFixture;
using test::LoopbackClient;

namespace {

constexpr std::size_t kConsumers = 100'000;
constexpr std::size_t kActive = 100;
constexpr std::size_t kMostBytes = 64 * 1024;

} // namespace

// What happens now, told beside very many consumers.
class TestLiveAnswer : public QObject {
    Q_OBJECT

private slots:
    void tellsOfTheActiveOnesAlone();
};

void TestLiveAnswer::tellsOfTheActiveOnesAlone()
{
    GatewayFixture fixture;
    fixture.addConsumers(kConsumers, "small");
    fixture.settings.durability = gateway::Durability::Strict; // what was answered is shown
    fixture.start();
    LoopbackClient client(fixture.address());
    for (std::size_t i = 0; i < kActive; ++i) {
        const auto key = fixture.keyField("c" + std::to_string(i * (kConsumers / kActive)));
        QCOMPARE(client.ask("GET", "/x", key).status, 200);
    }
    fixture.clock.move(std::chrono::seconds(1));
    LoopbackClient admin(fixture.adminAddress());
    const auto poll = [&](const std::string& cursor) {
        return admin.ask(
            "GET", "/admin/v1/usage/live?cursor=" + cursor, GatewayFixture::adminField());
    };
    const auto answer = poll("0");
    const auto body = parseJson(answer.body, "body");
    QVERIFY(body);
    QCOMPARE((*body)["consumers"].size(), kActive);
    QCOMPARE((*body)["consumers_left_out"].get<int>(), 0);
    QVERIFY2(answer.body.size() < kMostBytes, std::to_string(answer.body.size()).c_str());
    const auto idle = parseJson(poll((*body)["cursor"].get<std::string>()).body, "body");
    QVERIFY(idle && (*idle)["consumers"].empty());
}

TOLLGATE_TEST(TestLiveAnswer)
#include "tst_live_answer.moc"
