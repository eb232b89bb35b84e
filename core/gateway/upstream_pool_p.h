#pragma once

#include "gateway/net_p.h"
#include "gateway/read_buffer_p.h"
#include "gateway/serving.h"

#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace tollgate::gateway {

// A connection to an upstream. Used by one session at a time.
struct UpstreamConnection {
    explicit UpstreamConnection(IoExecutor context) : socket(context) { }

    Socket socket;
    ReadBuffer buffer;
    std::string authority;
    std::chrono::steady_clock::time_point idleSince;
    bool wasUsed = false; // it may have been closed by the other side in the meantime
};

// Connections that are kept for the next request. Used from every thread.
class UpstreamPool {
public:
    using Connection = std::unique_ptr<UpstreamConnection>;

    explicit UpstreamPool(IoExecutor context) : m_context(context) { }

    // One that is idle and, as far as a look shows, alive; null when there is none.
    Connection idle(const std::string& authority);
    Connection fresh(const std::string& authority) const;
    void giveBack(Connection connection);
    void closeAll();

private:
    static constexpr std::size_t kMostIdle = 256; // per upstream
    static constexpr std::chrono::seconds kLongestIdle{30};

    const IoExecutor m_context;
    std::mutex m_mutex;
    std::unordered_map<std::string, std::vector<Connection>> m_idle; // the last used is the last
};

} // namespace tollgate::gateway
