#pragma once

#include "gateway/admin/message.h"
#include "gateway/admin/services.h"

namespace tollgate::gateway::admin {

// Finds who answers a request, checks that its token may ask, and answers.
Reply answerTo(Services& services, Request request);

// Whether the request comes from another node: those are never kept waiting behind an operator's.
bool isFromPeer(const Request& request);

} // namespace tollgate::gateway::admin
