#pragma once

#include "base/instant.h"
#include "base/result.h"
#include "ports/key_directory.h"

#include <optional>
#include <string>

namespace tollgate::ports {

// The answer to a POST with an Idempotency-Key, kept for 24 hours.
struct KeptReply {
    SecretHash request{}; // of method, path and body: the same key with another request is refused
    int status = 0;
    std::string body;
    Instant kept;
};

class ReplyBook {
public:
    virtual ~ReplyBook() = default;

    virtual Result<std::optional<KeptReply>> find(const std::string& key) = 0;
    virtual Result<void> keep(const std::string& key, const KeptReply& reply) = 0;
    virtual Result<void> forgetBefore(Instant instant) = 0;
};

} // namespace tollgate::ports
