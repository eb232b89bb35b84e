#pragma once

#include "base/instant.h"
#include "base/result.h"
#include "domain/role.h"
#include "ports/key_directory.h"

#include <optional>
#include <string>
#include <vector>

namespace tollgate::ports {

using tollgate::Role;

struct AdminToken {
    std::string id;
    std::string label;
    Role role = Role::Viewer;
    Instant created;
    std::optional<Instant> revoked;

    bool operator==(const AdminToken&) const = default;
};

class TokenBook {
public:
    virtual ~TokenBook() = default;

    virtual Result<std::optional<AdminToken>> find(const SecretHash& hash) = 0; // revoked ones too
    virtual Result<std::vector<AdminToken>> list() = 0;
    virtual Result<void> create(const AdminToken& token, const SecretHash& hash) = 0;
    virtual Result<AdminToken> revoke(const std::string& id, Instant now) = 0;
};

} // namespace tollgate::ports
