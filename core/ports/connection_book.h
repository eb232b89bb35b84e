#pragma once

#include "base/instant.h"
#include "base/result.h"

#include <optional>
#include <string>
#include <vector>

namespace tollgate::ports {

// A gateway that the operator comes back to. The token is not here: it lies in a SecretStore.
struct NamedConnection {
    std::string name;
    std::string url; // of the admin API
    std::string environment; // as it was last; empty: never connected
    std::string secretStore; // which one has the token: its name
    bool isReadOnly = false;
    std::optional<Instant> lastUsed;

    bool operator==(const NamedConnection&) const = default;
};

class ConnectionBook {
public:
    virtual ~ConnectionBook() = default;

    virtual Result<std::vector<NamedConnection>> list() = 0; // last used first, then by name
    virtual Result<void> save(const NamedConnection& connection) = 0; // replaces its namesake
    virtual Result<void> remove(const std::string& name) = 0;
};

} // namespace tollgate::ports
