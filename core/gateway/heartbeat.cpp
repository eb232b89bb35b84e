#include "gateway/heartbeat.h"

#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace tollgate::gateway {

Heartbeat::Heartbeat(ports::NodeRegistry& nodes, ports::NodeNumber node, const Clock& clock)
    : m_nodes(nodes), m_node(node), m_clock(clock), m_thread([this](const std::stop_token& stop) {
          constexpr std::chrono::seconds kEvery{2};
          std::mutex mutex;
          std::condition_variable_any sleep;
          while (!stop.stop_requested()) {
              (void)m_nodes.beat(m_node, m_clock.now()); // the next one is soon
              std::unique_lock lock(mutex);
              sleep.wait_for(lock, stop, kEvery, [] { return false; });
          }
      })
{
}

Heartbeat::~Heartbeat()
{
    m_thread.request_stop();
    m_thread.join();
}

} // namespace tollgate::gateway
