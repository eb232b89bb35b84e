#include "gateway/admin/lookup.h"

namespace tollgate::gateway::admin {

namespace {

template <class T>
Result<T> orNotFound(Result<std::optional<T>> found, const char* kind, const std::string& id)
{
    if (!found)
        return fail(found.error());
    if (*found)
        return **std::move(found);
    return fail({.code = ErrorCode::NotFound,
        .what = std::string("there is no such ") + kind,
        .where = std::string(kind) + " '" + id + "'",
        .remedy = {}});
}

} // namespace

Result<Consumer> findConsumer(Services& services, const std::string& id)
{
    return orNotFound(services.ports.consumers.find(ConsumerId{id}), "consumer", id);
}

Result<ApiKey> findKey(Services& services, const std::string& id)
{
    return orNotFound(services.ports.keys.find(KeyId{id}), "key", id);
}

} // namespace tollgate::gateway::admin
