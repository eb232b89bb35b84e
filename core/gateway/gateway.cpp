#include "gateway/gateway.h"

#include "gateway/admin/server.h"
#include "gateway/admin/services.h"
#include "gateway/data_plane.h"
#include "gateway/heartbeat.h"
#include "gateway/log_writer.h"
#include "gateway/secret.h"
#include "gateway/worker.h"

#include <mutex>
#include <utility>

namespace tollgate::gateway {

class Gateway::Impl {
public:
    Impl(GatewaySettings settings, GatewayIdentity identity, GatewayPorts ports, const Clock& clock)
        : m_settings(std::move(settings)), m_identity(std::move(identity)), m_ports(ports),
          m_clock(clock), m_serving(std::make_shared<const Serving>()),
          m_rules(std::make_shared<const TrafficRules>(m_settings.rules)),
          m_keys(m_ports.keys, m_worker, m_settings.cache)
    {
    }
    ~Impl() { stop(); }

    Result<void> start();
    void stop();
    void setRules(TrafficRules rules)
    {
        m_rules.set(std::make_shared<const TrafficRules>(std::move(rules)));
    }
    const Address& listenAddress() const { return m_plane->address(); }
    const Address& adminAddress() const { return m_admin->address(); }

private:
    Result<void> readServing();
    Result<void> openAdmin();
    Result<void> enterNodes();
    Result<void> takeUpLog();
    Result<void> startPlane();
    void serveAdmin();

    const GatewaySettings m_settings;
    const GatewayIdentity m_identity;
    const GatewayPorts m_ports;
    const Clock& m_clock;
    ports::Node m_node;
    bool m_hasEntered = false;
    std::mutex m_readingServing;
    Snapshot<Serving> m_serving;
    Snapshot<TrafficRules> m_rules;
    LiveUsage m_live;
    RefusalTrail m_trail;
    Worker m_worker;
    KeyCache m_keys;
    std::unique_ptr<Limiter> m_limiter;
    // The writer goes before the plane: its last commits still tell waiting sessions.
    std::unique_ptr<DataPlane> m_plane;
    std::unique_ptr<LogWriter> m_log;
    std::unique_ptr<admin::Services> m_services;
    std::unique_ptr<admin::Server> m_admin;
    std::unique_ptr<Heartbeat> m_heartbeat;
};

Result<void> Gateway::Impl::readServing()
{
    // Reading and swapping are one step: else an older reading could replace a newer one.
    const std::lock_guard lock(m_readingServing);
    auto serving = m_ports.plans.read().and_then(
        [](ports::Catalogue catalogue) { return Serving::of(std::move(catalogue)); });
    if (!serving)
        return fail(serving.error());
    m_serving.set(*std::move(serving));
    return {};
}

Result<void> Gateway::Impl::openAdmin()
{
    auto server = admin::Server::open(m_settings.admin);
    if (!server)
        return fail(server.error());
    m_admin = *std::move(server);
    return {};
}

Result<void> Gateway::Impl::enterNodes()
{
    const std::string admin = m_admin->address().text();
    auto node = m_ports.nodes.enter({.name = m_settings.node.empty() ? admin : m_settings.node,
        .hasDefaultName = m_settings.node.empty(),
        .adminUrl = "http://" + admin,
        .peerSecret = makeSecret("tg_peer_"),
        .heartbeat = m_clock.now()});
    if (!node)
        return fail(node.error());
    m_node = *std::move(node);
    m_hasEntered = true;
    return {};
}

// The counters of the checkpoint, and what the log holds beyond it.
Result<void> Gateway::Impl::takeUpLog()
{
    LogFold fold;
    const auto checkpoint = m_ports.usage.checkpoint(m_node.number);
    if (!checkpoint)
        return fail(checkpoint.error());
    if (const auto restored = fold.restore(*checkpoint); !restored)
        return restored;
    const auto replayed = m_ports.usage.visit(checkpoint->position, m_node.number,
        [&](const ports::LogBlock& block) { return fold.add(block); });
    if (!replayed)
        return replayed;
    m_limiter = std::make_unique<Limiter>(m_clock, m_node.number);
    for (const auto& [name, counters] : fold.counters())
        m_limiter->restore(ConsumerId{name}, counters);
    m_log = std::make_unique<LogWriter>(LogWriter::Parts{.log = m_ports.usage,
        .node = m_node.number,
        .limiter = *m_limiter,
        .clock = m_clock,
        .live = m_live,
        .trail = m_trail,
        .fold = std::move(fold)});
    return {};
}

Result<void> Gateway::Impl::startPlane()
{
    auto plane = DataPlane::start(m_settings.listen,
        {.clock = m_clock,
            .keys = m_keys,
            .limiter = *m_limiter,
            .log = *m_log,
            .serving = m_serving,
            .rules = m_rules,
            .refreshServing =
                [this](std::function<void()> done) {
                    m_worker.post([this, done = std::move(done)] {
                        (void)readServing(); // what cannot be read is not served; that is said
                        done();
                    });
                },
            .durability = m_settings.durability,
            .threads = m_settings.threads});
    if (!plane)
        return fail(plane.error());
    m_plane = *std::move(plane);
    return {};
}

Result<void> Gateway::Impl::start()
{
    // The node's number and its log come before the first request, the admin plane's port before
    // them: it is part of the node's name. Nothing is served until all of it stands.
    return readServing()
        .and_then([&] { return openAdmin(); })
        .and_then([&] { return enterNodes(); })
        .and_then([&] { return takeUpLog(); })
        .and_then([&] { return startPlane(); })
        .map([&] { serveAdmin(); });
}

void Gateway::Impl::serveAdmin()
{
    m_services.reset(new admin::Services{.ports = m_ports,
        .identity = m_identity,
        .clock = m_clock,
        .keys = m_keys,
        .limiter = *m_limiter,
        .log = *m_log,
        .live = m_live,
        .trail = m_trail,
        .serving = m_serving,
        .readServing = [this] { return readServing(); },
        .node = m_node,
        .dataPlane = "http://" + m_plane->address().text(),
        .durability = m_settings.durability});
    m_admin->serve(*m_services);
    m_heartbeat = std::make_unique<Heartbeat>(m_ports.nodes, m_node.number, m_clock);
}

void Gateway::Impl::stop()
{
    m_heartbeat.reset();
    if (m_plane)
        m_plane->drain(std::chrono::seconds(10));
    if (m_admin)
        m_admin->close();
    m_worker.finish(); // its answers go to sessions of the plane, which is still there
    m_log.reset();
    // Last: another process may take up this node's log from here on.
    if (std::exchange(m_hasEntered, false))
        (void)m_ports.nodes.leave(m_node.number); // unsaid, its silence tells the same later
}

Gateway::Gateway(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) { }

Gateway::~Gateway() = default;

Result<std::unique_ptr<Gateway>> Gateway::start(
    GatewaySettings settings, GatewayIdentity identity, GatewayPorts ports, const Clock& clock)
{
    auto impl = std::make_unique<Impl>(std::move(settings), std::move(identity), ports, clock);
    if (const auto started = impl->start(); !started)
        return fail(started.error());
    return std::unique_ptr<Gateway>(new Gateway(std::move(impl)));
}

const Address& Gateway::listenAddress() const { return m_impl->listenAddress(); }

const Address& Gateway::adminAddress() const { return m_impl->adminAddress(); }

void Gateway::setRules(TrafficRules rules) { m_impl->setRules(std::move(rules)); }

void Gateway::stop() { m_impl->stop(); }

} // namespace tollgate::gateway
