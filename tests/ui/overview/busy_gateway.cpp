#include "ui/overview/busy_gateway.h"

#include "connectors/admin_address.h"
#include "domain/route_json.h"
#include "support/loopback_client.h"

#include <array>

namespace tollgate::test {

namespace {

constexpr std::array<const char*, 9> kSmall{"parcelo", "nordlicht-maps", "hafen-logistics",
    "kiosk24", "tidewater-labs", "blau-soehne", "feldpost", "moosgrund", "ufer"};
constexpr std::array<const char*, 3> kOpen{"atlas-freight", "brightline", "cobalt-data"};

// Its upstream listens nowhere.
Route brokenRoute()
{
    const Json json{
        {"id", "broken"}, {"match", {{"path", "/broken"}}}, {"upstream", "http://127.0.0.1:9"}};
    return routeFromJson(json, "routes").value();
}

} // namespace

BusyGateway::BusyGateway(const std::string& environment) : m_fixture(environment)
{
    m_fixture.settings.durability = gateway::Durability::Strict;
    m_fixture.settings.node = "eu-1";
    if (!m_fixture.store().plans().create(brokenRoute()))
        qFatal("the route of the fixture was not made");
    m_fixture.start();
    for (const char* consumer : kSmall)
        m_fixture.addConsumer(consumer, "small");
    for (const char* consumer : kOpen)
        m_fixture.addConsumer(consumer, "open");
    m_fixture.addConsumer("quarry-analytics", "quota");
    const auto silent = m_fixture.store().nodes().enter({.name = "eu-3",
        .adminUrl = "http://127.0.0.1:9",
        .peerSecret = "s",
        .heartbeat = m_fixture.clock.now()});
    if (!silent)
        qFatal("the silent node was not entered");
}

void BusyGateway::serve(int seconds)
{
    for (int i = 0; i < seconds; ++i)
        serveSecond(m_second++);
}

void BusyGateway::serveSecond(int second)
{
    LoopbackClient client(m_fixture.address());
    const auto ask = [&](const char* consumer, const char* path) {
        client.ask("GET", path, GatewayFixture::keyField(consumer));
    };
    // Those with a small plan come in bursts, the later ones of the list less often.
    for (std::size_t i = 0; i < kSmall.size(); ++i) {
        if (second % static_cast<int>(4 + 3 * i) < 3)
            ask(kSmall[i], "/v1/items");
    }
    if (second % 5 == 0)
        ask("quarry-analytics", "/v1/items");
    if (second % 23 == 0)
        client.ask("GET", "/v1/items", "X-API-Key: nobody\r\n");
    if (second % 60 > 40 && second % 60 < 49)
        ask("cobalt-data", "/broken");
    // Last, as their answers come when all before them is stored.
    for (std::size_t i = 0; i < kOpen.size(); ++i) {
        const int times = 1 + (second * static_cast<int>(3 + 2 * i) / 7 + second / 11) % 3;
        for (int n = 0; n < times; ++n)
            ask(kOpen[i], "/v1/items");
    }
    m_fixture.clock.move(std::chrono::seconds{1});
}

std::shared_ptr<ports::Gateway> BusyGateway::connect() const
{
    return std::make_shared<connectors::TollgateGateway>(
        connectors::adminAddress("http://" + m_fixture.adminAddress()).value(),
        Secret(GatewayFixture::kAdminToken));
}

} // namespace tollgate::test
