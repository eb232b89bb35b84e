#pragma once

#include "gateway/clock.h"
#include "ports/node_registry.h"

#include <thread>

namespace tollgate::gateway {

// Tells the other nodes of a store every two seconds that this one is there.
class Heartbeat {
public:
    Heartbeat(ports::NodeRegistry& nodes, ports::NodeNumber node, const Clock& clock);
    ~Heartbeat();

private:
    ports::NodeRegistry& m_nodes;
    const ports::NodeNumber m_node;
    const Clock& m_clock;
    std::jthread m_thread;
};

} // namespace tollgate::gateway
