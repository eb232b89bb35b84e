#pragma once

#include "gateway/admin/services.h"

#include <string>

namespace tollgate::gateway::admin {

// What a path names; NotFound where the store has none.
Result<Consumer> findConsumer(Services& services, const std::string& id);
Result<ApiKey> findKey(Services& services, const std::string& id);

} // namespace tollgate::gateway::admin
