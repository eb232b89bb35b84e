#pragma once

#include "gateway/admin/message.h"

#include <cstddef>

namespace tollgate::gateway::admin {

// The `limit` of a list: 100 where none is asked for, at most 1,000.
Result<std::size_t> limitOf(const Request& request);

// A whole number of the query, 0 or more; `fallback` where there is none.
Result<std::int64_t> wholeNumberOf(
    const Request& request, const std::string& name, std::int64_t fallback);

} // namespace tollgate::gateway::admin
