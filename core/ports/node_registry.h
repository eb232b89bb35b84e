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
    bool hasDefaultName = false; // nobody chose it: it is the admin address
    std::string adminUrl;
    std::string peerSecret; // by which nodes know each other
    Instant heartbeat;

    bool operator==(const Node&) const = default;
};

class NodeRegistry {
public:
    virtual ~NodeRegistry() = default;

    // Enters a node, or the same one anew, and gives it its number: under that stand its log and
    // its counters. A node that nobody named takes over where one without a name left off, since
    // its address may be another at every start. Conflict: a node of this name is serving.
    virtual Result<Node> enter(const Node& node) = 0;
    virtual Result<void> beat(NodeNumber node, Instant now) = 0;
    virtual Result<void> leave(NodeNumber node) = 0; // keeps the number, clears the URL
    virtual Result<std::vector<Node>> nodes() = 0; // by number
};

} // namespace tollgate::ports
