#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <functional>
#include <optional>
#include <string>

namespace tollgate::ports {

// Where tokens are kept between runs, or for this run only. Answers come on the caller's thread.
class SecretStore {
public:
    virtual ~SecretStore() = default;

    virtual std::string name() const = 0; // "keychain" or "this run only"
    virtual void read(
        const std::string& key, std::function<void(Result<std::optional<Secret>>)> done)
        = 0;
    virtual void write(
        const std::string& key, const Secret& secret, std::function<void(Result<void>)> done)
        = 0;
    virtual void remove(const std::string& key, std::function<void(Result<void>)> done) = 0;
};

} // namespace tollgate::ports
