#include "base/json_reader.h"
#include "gateway/admin/etag.h"
#include "gateway/admin/handlers.h"
#include "gateway/admin/lookup.h"
#include "gateway/admin/propagation.h"
#include "gateway/secret.h"

namespace tollgate::gateway::admin {

namespace {

Result<ApiKey> keyFromJson(const Json& json)
{
    JsonReader in(json, {});
    ApiKey key;
    key.label = in.text("label", "");
    if (in.has("expires"))
        key.expires = in.take(parseInstant(in.text("expires")).map_error([&](Error error) {
            error.where = in.pathOf("expires");
            return error;
        }));
    in.text("expires", "");
    const Json unread = in.unread();
    for (const auto& [name, value] : unread.items())
        in.refuse(name, "is not known; a key has a label and may have expires");
    return in.finish(std::move(key));
}

Reply recordOf(const ApiKey& key)
{
    Json json = toJson(key);
    std::string etag = etagOf(json);
    return {.body = std::move(json), .etag = std::move(etag)};
}

} // namespace

Result<Reply> listKeys(Services& services, const Request& request)
{
    if (const auto known = findConsumer(services, request.ids[0]); !known)
        return fail(known.error());
    return services.ports.keys.keysOf(ConsumerId{request.ids[0]})
        .map([](const std::vector<ApiKey>& keys) {
            Json items = Json::array();
            for (const ApiKey& key : keys)
                items.push_back(toJson(key));
            return listOf(std::move(items), {});
        });
}

Result<Reply> createKey(Services& services, const Request& request)
{
    if (const auto known = findConsumer(services, request.ids[0]); !known)
        return fail(known.error());
    auto key = request.json().and_then(keyFromJson);
    if (!key)
        return fail(key.error());
    const std::string secret = makeSecret("tg_live_");
    key->id = KeyId{makeId("key_")};
    key->consumer = ConsumerId{request.ids[0]};
    key->prefix = secret.substr(0, kShownOfSecret);
    key->created = services.clock.now();
    return services.ports.keys.create(*key, hashOf(secret))
        .and_then([&] {
            return propagate(services, {"key", key->id.value});
        })
        .map([&](const ports::Operation&) {
            return Reply{.status = 201,
                .body = {{"id", key->id.value}, {"prefix", key->prefix}, {"secret", secret},
                    {"expires", key->expires ? Json(formatInstant(*key->expires)) : Json()}}};
        });
}

Result<Reply> readKey(Services& services, const Request& request)
{
    return findKey(services, request.ids[0]).map(recordOf);
}

Result<Reply> revokeKey(Services& services, const Request& request)
{
    const auto current = findKey(services, request.ids[0]);
    if (!current)
        return fail(current.error());
    if (auto refused = refusedByOptionalIfMatch(request, toJson(*current)))
        return *refused;
    const auto revoked = services.ports.keys.revoke(current->id, services.clock.now());
    if (!revoked)
        return fail(revoked.error());
    return propagate(services, {"key", revoked->id.value}).map([&](const ports::Operation&) {
        return recordOf(*revoked);
    });
}

} // namespace tollgate::gateway::admin
