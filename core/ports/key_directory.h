#pragma once

#include "base/result.h"
#include "domain/api_key.h"
#include "domain/consumer.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace tollgate::ports {

// SHA-256 of a secret: the only form in which keys and tokens are kept.
using SecretHash = std::array<std::uint8_t, 32>;

// A key with the consumer it belongs to, as one read gave them.
struct KeyOwner {
    ApiKey key;
    Consumer consumer;
};

// The keys of a store. Every call waits for the store, from whichever thread it comes: never from
// one that carries traffic.
class KeyDirectory {
public:
    virtual ~KeyDirectory() = default;

    virtual Result<std::optional<KeyOwner>> find(const SecretHash& hash) = 0;
    virtual Result<std::optional<ApiKey>> find(const KeyId& id) = 0;
    virtual Result<std::vector<ApiKey>> keysOf(const ConsumerId& consumer) = 0; // oldest first

    virtual Result<void> create(const ApiKey& key, const SecretHash& hash) = 0;
    // Once revoked a key stays so, with its first time. NotFound for an unknown id.
    virtual Result<ApiKey> revoke(const KeyId& id, Instant now) = 0;
};

} // namespace tollgate::ports
