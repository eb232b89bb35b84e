#pragma once

#include "gateway/admin/message.h"
#include "gateway/relay_parser_p.h"

#include <optional>
#include <string>

namespace tollgate::gateway::admin {

// The request of a head that is done; nothing where its path is not below /admin/v1/.
Request requestOf(const RequestParser& parser);

// The answer as bytes.
std::string bytesOf(const Reply& reply, bool isHead, bool closes);

} // namespace tollgate::gateway::admin
