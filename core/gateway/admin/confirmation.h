#pragma once

#include "gateway/admin/message.h"
#include "gateway/admin/services.h"

#include <optional>

namespace tollgate::gateway::admin {

// In production, what reaches every consumer needs the header Tollgate-Confirm with the gateway's
// name; the refusal without it.
std::optional<Reply> refusedWithoutConfirmation(const Services& services, const Request& request);

} // namespace tollgate::gateway::admin
