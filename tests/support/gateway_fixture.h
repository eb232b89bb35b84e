#pragma once

#include "gateway/echo_server.h"
#include "gateway/gateway.h"
#include "store/store.h"

#include <QTemporaryDir>

#include <atomic>
#include <memory>
#include <string>

namespace tollgate::test {

// A clock that stands until it is moved.
class SteppedClock final : public gateway::Clock {
public:
    explicit SteppedClock(Instant start) : m_now(start.time_since_epoch().count()) { }

    Instant now() const override { return Instant{std::chrono::milliseconds{m_now.load()}}; }
    void move(std::chrono::milliseconds by) { m_now.fetch_add(by.count()); }

private:
    std::atomic<std::int64_t> m_now;
};

// A store in a folder of its own, an echo upstream and a gateway between them, on free ports.
class GatewayFixture {
public:
    static constexpr const char* kAdminToken = "tg_admin_of_the_tests";

    // With three plans: "small" (3 a minute, feature none), "quota" (5 requests per period,
    // refused beyond), "open" (no limit; features batch and export). A route "batch" needs batch
    // and weighs 5.
    explicit GatewayFixture(const std::string& environment = "dev");
    ~GatewayFixture();

    gateway::GatewaySettings settings; // for the next start; the upstream is the echo
    SteppedClock clock;

    void start();
    void stop();
    // What a start that must fail says.
    Error startRefused();

    // Makes a consumer with one key; gives the key's field: "X-API-Key: ...\r\n".
    std::string addConsumer(const std::string& id, const std::string& plan);
    // Makes many at once: "c0", "c1" and so on.
    void addConsumers(std::size_t count, const std::string& plan);
    static std::string keyField(const std::string& id);
    static std::string adminField(); // with the admin token, likewise

    gateway::Gateway& gateway() { return *m_gateway; }
    store::Store& store() { return *m_store; }
    std::string folder() const { return m_folder.path().toStdString(); }
    std::string address() const { return m_gateway->listenAddress().text(); }
    std::string adminAddress() const { return m_gateway->adminAddress().text(); }
    std::string echoAddress() const { return m_echo->address().text(); }
    void stopEcho() { m_echo.reset(); }

private:
    QTemporaryDir m_folder;
    std::string m_environment;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<gateway::EchoServer> m_echo;
    std::unique_ptr<gateway::Gateway> m_gateway;
};

} // namespace tollgate::test
