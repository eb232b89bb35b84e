#include "gateway/admin/confirmation.h"

namespace tollgate::gateway::admin {

std::optional<Reply> refusedWithoutConfirmation(const Services& services, const Request& request)
{
    const GatewayIdentity& identity = services.identity;
    if (identity.environment != "production" || request.confirmation == identity.name)
        return std::nullopt;
    return Reply{.status = 403,
        .body
        = {{"type", "urn:tollgate:problem:confirmation"}, {"title", "Forbidden"}, {"status", 403},
            {"detail",
                "this is production: send Tollgate-Confirm with the gateway's name, which is '"
                    + identity.name + "'"}}};
}

} // namespace tollgate::gateway::admin
