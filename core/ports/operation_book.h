#pragma once

#include "base/instant.h"
#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tollgate::ports {

// What one node said to an operation.
struct NodeProof {
    std::string node;
    Instant asked;
    std::optional<Instant> done;
    std::int64_t millis = 0;
    std::optional<std::int64_t> version; // that a fresh read on the node gave
    std::string error; // empty: none
};

enum class OperationState : std::uint8_t { Running, Done, Partial, Failed };

// A change or an invalidation on its way to every node.
struct Operation {
    std::string id;
    std::string scope; // "consumer", "key", "plan" or "all"
    std::string target; // the id in that scope; empty for all
    OperationState state = OperationState::Running;
    std::vector<NodeProof> nodes;
};

class OperationBook {
public:
    virtual ~OperationBook() = default;

    virtual Result<void> save(const Operation& operation) = 0; // replaces the one of the same id
    virtual Result<std::optional<Operation>> find(const std::string& id) = 0;
};

} // namespace tollgate::ports
