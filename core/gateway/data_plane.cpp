#include "gateway/data_plane.h"

#include "gateway/client_session_p.h"
#include "gateway/listener_p.h"
#include "gateway/plane_services_p.h"
#include "gateway/secret.h"

#include <fmt/format.h>

#include <condition_variable>
#include <mutex>
#include <thread>
#include <unordered_set>
#include <vector>

namespace tollgate::gateway {

PlaneServices::PlaneServices(DataPlaneParts planeParts, IoExecutor context)
    : parts(std::move(planeParts)), gate(parts.limiter, parts.log), pool(context),
      m_idPrefix(makeId("").substr(0, 8))
{
}

std::string PlaneServices::nextRequestId()
{
    return fmt::format("{}-{:x}", m_idPrefix, m_nextId.fetch_add(1, std::memory_order_relaxed));
}

class DataPlane::Impl {
public:
    explicit Impl(DataPlaneParts parts)
        : m_services(std::move(parts), m_context.get_executor()), m_work(m_context.get_executor())
    {
    }
    ~Impl() { drain(std::chrono::seconds(10)); }

    Result<void> start(const Address& listen);
    void drain(std::chrono::milliseconds patience);
    const Address& address() const { return m_listener->address(); }

private:
    void accept(Socket socket);
    void forget(const std::shared_ptr<ClientSession>& session);

    asio::io_context m_context;
    PlaneServices m_services;
    asio::executor_work_guard<IoExecutor> m_work;
    std::optional<Listener> m_listener;
    std::mutex m_mutex;
    std::condition_variable m_sessionEnded;
    std::unordered_set<std::shared_ptr<ClientSession>> m_sessions;
    std::vector<std::jthread> m_threads;
};

Result<void> DataPlane::Impl::start(const Address& listen)
{
    m_listener.emplace(
        m_context.get_executor(), [this](Socket socket) { accept(std::move(socket)); });
    if (auto listening = m_listener->open(listen, "--listen"); !listening)
        return listening;
    for (unsigned i = 0; i < std::max(m_services.parts.threads, 1U); ++i)
        m_threads.emplace_back([this] { m_context.run(); });
    return {};
}

void DataPlane::Impl::accept(Socket socket)
{
    auto session = std::make_shared<ClientSession>(
        m_services, std::move(socket), asio::make_strand(m_context.get_executor()));
    {
        const std::lock_guard lock(m_mutex);
        m_sessions.insert(session);
    }
    session->start([this, session] { forget(session); });
}

void DataPlane::Impl::forget(const std::shared_ptr<ClientSession>& session)
{
    const std::lock_guard lock(m_mutex);
    m_sessions.erase(session);
    m_sessionEnded.notify_all();
}

void DataPlane::Impl::drain(std::chrono::milliseconds patience)
{
    if (m_threads.empty())
        return;
    m_services.isDraining.store(true, std::memory_order_relaxed);
    m_listener->close();
    {
        std::unique_lock lock(m_mutex);
        for (const auto& session : m_sessions)
            session->drain();
        m_sessionEnded.wait_for(lock, patience, [this] { return m_sessions.empty(); });
    }
    m_services.pool.closeAll();
    m_work.reset();
    m_context.stop();
    m_threads.clear();
}

DataPlane::DataPlane(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) { }

DataPlane::~DataPlane() = default;

Result<std::unique_ptr<DataPlane>> DataPlane::start(const Address& listen, DataPlaneParts parts)
{
    auto impl = std::make_unique<Impl>(std::move(parts));
    if (const auto started = impl->start(listen); !started)
        return fail(started.error());
    return std::unique_ptr<DataPlane>(new DataPlane(std::move(impl)));
}

const Address& DataPlane::address() const { return m_impl->address(); }

void DataPlane::drain(std::chrono::milliseconds patience) { m_impl->drain(patience); }

} // namespace tollgate::gateway
