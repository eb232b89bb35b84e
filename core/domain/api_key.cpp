#include "domain/api_key.h"

namespace tollgate {

namespace {

Json orNull(const std::optional<Instant>& instant)
{
    return instant ? Json(formatInstant(*instant)) : Json(nullptr);
}

} // namespace

Json toJson(const ApiKey& key)
{
    return {{"id", key.id.value}, {"consumer_id", key.consumer.value}, {"label", key.label},
        {"prefix", key.prefix}, {"created", formatInstant(key.created)},
        {"expires", orNull(key.expires)}, {"revoked", orNull(key.revoked)}};
}

} // namespace tollgate
