#include "gateway/upstream_pool_p.h"

#include <sys/socket.h>

#include <cerrno>

namespace tollgate::gateway {

namespace {

// An idle connection has nothing to say: data or an end means that it is of no use any more.
bool isAlive(Socket& socket)
{
    char byte = 0;
    const auto got = recv(socket.native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
}

} // namespace

UpstreamPool::Connection UpstreamPool::idle(const std::string& authority)
{
    const auto oldest = std::chrono::steady_clock::now() - kLongestIdle;
    for (;;) {
        Connection connection;
        {
            const std::lock_guard lock(m_mutex);
            auto& idle = m_idle[authority];
            if (idle.empty())
                return nullptr;
            connection = std::move(idle.back());
            idle.pop_back();
        }
        if (connection->idleSince >= oldest && isAlive(connection->socket))
            return connection;
    }
}

UpstreamPool::Connection UpstreamPool::fresh(const std::string& authority) const
{
    auto connection = std::make_unique<UpstreamConnection>(m_context);
    connection->authority = authority;
    return connection;
}

void UpstreamPool::giveBack(Connection connection)
{
    connection->wasUsed = true;
    connection->idleSince = std::chrono::steady_clock::now();
    const std::lock_guard lock(m_mutex);
    auto& idle = m_idle[connection->authority];
    if (idle.size() < kMostIdle)
        idle.push_back(std::move(connection));
}

void UpstreamPool::closeAll()
{
    const std::lock_guard lock(m_mutex);
    m_idle.clear();
}

} // namespace tollgate::gateway
