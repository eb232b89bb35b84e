#pragma once

#include "base/instant.h"
#include "base/result.h"
#include "ports/usage_log.h"

#include <string>
#include <vector>

namespace tollgate::ports {

// One gateway process of those that share a store.
struct Node {
    NodeNumber number = 0; // from 1; stays with the name
    std::string name;
    std::string adminUrl;
    std::string peerSecret; // by which nodes know each other
    Instant heartbeat;

    bool operator==(const Node&) const = default;
};

class NodeRegistry {
public:
    virtual ~NodeRegistry() = default;

    // Enters a node, or the same one anew, and gives it its number.
    virtual Result<Node> enter(const Node& node) = 0;
    virtual Result<void> beat(NodeNumber node, Instant now) = 0;
    virtual Result<void> leave(NodeNumber node) = 0; // keeps the number, clears the URL
    virtual Result<std::vector<Node>> nodes() = 0; // by number
};

} // namespace tollgate::ports
