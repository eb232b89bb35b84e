#pragma once

#include "gateway/admin/services.h"

#include <chrono>
#include <optional>
#include <string>

namespace tollgate::gateway::admin {

// What a write touched: "consumer", "key" or "plan" with an id, or "all".
struct Touched {
    std::string scope;
    std::string id;
    bool dropsAll = false; // more than the scope says: consumers came to the plan from others
};

// How long one node may take to say that it dropped what was touched.
inline constexpr std::chrono::seconds kNodePatience{2};

// Drops what was touched from this node's cache and gives the plan version that a fresh read now
// shows; nothing where the scope has none.
Result<std::optional<std::int64_t>> dropHere(Services& services, const Touched& touched);

// Has every node do so, all at once, and waits for each at most kNodePatience. The operation is
// saved with a proof per node: done, partial or failed. An empty id gets one.
Result<ports::Operation> propagate(
    Services& services, const Touched& touched, std::string operationId = {});

} // namespace tollgate::gateway::admin
