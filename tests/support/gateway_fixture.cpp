#include "support/gateway_fixture.h"

#include "domain/plan_json.h"
#include "domain/route_json.h"
#include "gateway/secret.h"
#include "support/store_ports.h"

#include <cstdio>
#include <cstdlib>

namespace tollgate::test {

namespace {

constexpr const char* kPlans = R"({"plans":[
  {"id":"small","name":"Small","rate_limits":[{"limit":3,"window":"minute"}]},
  {"id":"quota","name":"Quota","quotas":[{"meter":"requests","included":5,"when_exhausted":"refuse"}]},
  {"id":"open","name":"Open","features":["batch","export"]}],
 "routes":[{"id":"batch","match":{"path":"/batch*"},"feature":"batch","weights":{"compute_units":"5"}}]})";

// What a fixture needs and cannot get is no test's failure to report politely.
template <class T> T must(Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "fixture: %s\n", describe(result.error()).c_str());
        std::abort();
    }
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

Instant noon() { return must(parseInstant("2026-03-10T12:00:00Z")); }

} // namespace

GatewayFixture::GatewayFixture(const std::string& environment)
    : clock(noon()), m_environment(environment)
{
    m_store = must(store::Store::create(
        folder(), {.name = "test gateway", .environment = environment}, clock.now()));
    const PlanSet plans = must(parsePlanSet(kPlans, "the fixture's plans"));
    for (const Plan& plan : plans.plans)
        must(m_store->plans().create(plan, clock.now()));
    for (const Route& route : plans.routesOrNone())
        must(m_store->plans().create(route));
    must(m_store->tokens().create(
        {.id = "first", .label = "tests", .role = ports::Role::Admin, .created = clock.now()},
        gateway::hashOf(kAdminToken)));
    m_echo = must(gateway::EchoServer::start({.host = "127.0.0.1", .port = 0}, 1));
    settings.listen.port = 0;
    settings.admin.port = 0;
    settings.node = "one";
    settings.rules.upstream = must(gateway::upstreamFromUrl("http://" + echoAddress(), "echo"));
}

GatewayFixture::~GatewayFixture() { stop(); }

void GatewayFixture::start()
{
    m_gateway = must(gateway::Gateway::start(settings,
        {.name = "test gateway", .environment = m_environment}, portsOf(*m_store), clock));
}

Error GatewayFixture::startRefused()
{
    const auto started = gateway::Gateway::start(
        settings, {.name = "test gateway", .environment = m_environment}, portsOf(*m_store), clock);
    return started ? Error{} : started.error();
}

void GatewayFixture::stop() { m_gateway.reset(); }

std::string GatewayFixture::keyField(const std::string& id)
{
    return "X-API-Key: secret-of-" + id + "\r\n";
}

std::string GatewayFixture::adminField()
{
    return std::string("Authorization: Bearer ").append(kAdminToken).append("\r\n");
}

std::string GatewayFixture::addConsumer(const std::string& id, const std::string& plan)
{
    must(m_store->consumers().create({.id = ConsumerId{id},
        .name = id,
        .plan = PlanId{plan},
        .planVersion = 1,
        .created = clock.now()}));
    must(m_store->keys().create({.id = KeyId{"key-of-" + id},
                                    .consumer = ConsumerId{id},
                                    .label = "test",
                                    .prefix = "secret-of-",
                                    .created = clock.now()},
        gateway::hashOf("secret-of-" + id)));
    return keyField(id);
}

void GatewayFixture::addConsumers(std::size_t count, const std::string& plan)
{
    must(m_store->writeAtOnce([&]() -> Result<void> {
        for (std::size_t i = 0; i < count; ++i)
            addConsumer("c" + std::to_string(i), plan);
        return {};
    }));
}

} // namespace tollgate::test
