#pragma once

#include "base/result.h"
#include "gateway/admin/propagation.h"
#include "ports/node_registry.h"

#include <optional>

namespace tollgate::gateway::admin {

// Asks another node to drop what was touched; waits for it. Gives the version that it reads now.
Result<std::optional<std::int64_t>> askPeer(
    const ports::Node& node, const Touched& touched, std::chrono::milliseconds patience);

} // namespace tollgate::gateway::admin
