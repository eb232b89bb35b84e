#pragma once

#include "base/instant.h"
#include "base/json.h"
#include "domain/ids.h"

#include <optional>
#include <string>

namespace tollgate {

// A consumer's key as it is kept: its secret is shown once and then exists only as a hash.
struct ApiKey {
    KeyId id;
    ConsumerId consumer;
    std::string label;
    std::string prefix; // the first characters of the secret, to tell keys apart by
    Instant created;
    std::optional<Instant> expires;
    std::optional<Instant> revoked;

    bool isExpired(Instant now) const { return expires && now >= *expires; }
    bool operator==(const ApiKey&) const = default;
};

Json toJson(const ApiKey& key);

} // namespace tollgate
