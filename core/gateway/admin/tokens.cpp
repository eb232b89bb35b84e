#include "base/json_reader.h"
#include "gateway/admin/handlers.h"
#include "gateway/secret.h"

#include <optional>

namespace tollgate::gateway::admin {

namespace {

using ports::Role;

Json toJson(const ports::AdminToken& token)
{
    return {{"id", token.id}, {"label", token.label}, {"role", nameOf(token.role)},
        {"created", formatInstant(token.created)},
        {"revoked", token.revoked ? Json(formatInstant(*token.revoked)) : Json()}};
}

Result<ports::AdminToken> tokenFromJson(const Json& json)
{
    JsonReader in(json, {});
    ports::AdminToken token;
    token.label = in.text("label");
    const std::string name = in.text("role");
    std::optional<Role> role;
    for (const Role known : {Role::Viewer, Role::Operator, Role::Admin}) {
        if (nameOf(known) == name)
            role = known;
    }
    if (!role)
        in.refuse("role", "must be viewer, operator or admin, is '" + name + "'");
    token.role = role.value_or(Role::Viewer);
    return in.finish(std::move(token));
}

} // namespace

Result<Reply> listTokens(Services& services, const Request&)
{
    return services.ports.tokens.list().map([](const std::vector<ports::AdminToken>& tokens) {
        Json items = Json::array();
        for (const ports::AdminToken& token : tokens)
            items.push_back(toJson(token));
        return listOf(std::move(items), {});
    });
}

Result<Reply> createToken(Services& services, const Request& request)
{
    auto token = request.json().and_then(tokenFromJson);
    if (!token)
        return fail(token.error());
    token->id = makeId("token_");
    token->created = services.clock.now();
    const std::string secret = makeSecret("tg_admin_");
    return services.ports.tokens.create(*token, hashOf(secret)).map([&] {
        Json json = toJson(*token);
        json["secret"] = secret;
        return Reply{.status = 201, .body = std::move(json)};
    });
}

Result<Reply> revokeToken(Services& services, const Request& request)
{
    return services.ports.tokens.revoke(request.ids[0], services.clock.now())
        .map([](const ports::AdminToken& token) { return Reply{.body = toJson(token)}; });
}

} // namespace tollgate::gateway::admin
