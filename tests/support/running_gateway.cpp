#include "support/running_gateway.h"

#include "connectors/admin_address.h"
#include "support/loopback_client.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>

namespace tollgate::test {

namespace {

[[noreturn]] void giveUp(const std::string& why)
{
    std::fprintf(stderr, "running gateway: %s\n", why.c_str());
    std::abort();
}

} // namespace

RunningGateway::RunningGateway(const std::string& environment)
{
    const std::string data = m_folder.path().toStdString() + "/data";
    Program init(TOLLGATED,
        {"init", "--data", data, "--name", "gateway of the tests", "--environment", environment,
            "--json"});
    if (init.exitCode() != 0)
        giveUp(init.errors());
    m_token = parseJson(init.output(), "init").value_or(Json())["token"].get<std::string>();
    m_echo = std::make_unique<Program>(
        TOLLGATED, std::vector<std::string>{"echo", "--listen", "127.0.0.1:0"});
    m_upstream = "http://" + m_echo->greeting()["listen"].get<std::string>();
    start();
}

RunningGateway::~RunningGateway() = default;

void RunningGateway::start()
{
    m_program = std::make_unique<Program>(TOLLGATED,
        std::vector<std::string>{"serve", "--data", m_folder.path().toStdString() + "/data",
            "--listen", "127.0.0.1:0", "--admin", m_admin, "--upstream", m_upstream, "--node",
            "one"});
    const Json greeting = m_program->greeting();
    if (!greeting.is_object())
        giveUp("it does not start: " + m_program->errors());
    m_admin = greeting["admin"].get<std::string>();
    m_listen = greeting["listen"].get<std::string>();
}

void RunningGateway::kill() { m_program.reset(); }

std::shared_ptr<connectors::TollgateGateway> RunningGateway::connect() const
{
    return std::make_shared<connectors::TollgateGateway>(
        connectors::adminAddress(admin()).value(), token());
}

std::string RunningGateway::addConsumer(const std::string& id, const std::string& plan)
{
    const auto gateway = connect();
    const auto consumer = await<Consumer>(
        [&](auto done) { gateway->createConsumer({id}, {plan}, std::move(done)); });
    const auto key = await<ports::IssuedKey>(
        [&](auto done) { gateway->createKey({id}, "tests", std::move(done)); });
    if (!consumer || !key)
        giveUp(describe(!consumer ? consumer.error() : key.error()));
    return key->secret;
}

int RunningGateway::request(const std::string& secret, int times, const std::string& path)
{
    LoopbackClient client(m_listen);
    int accepted = 0;
    for (int i = 0; i < times; ++i) {
        client.send("GET " + path + " HTTP/1.1\r\nHost: test\r\nX-API-Key: " + secret + "\r\n\r\n");
        accepted += client.read().status == 200 ? 1 : 0;
    }
    return accepted;
}

} // namespace tollgate::test
