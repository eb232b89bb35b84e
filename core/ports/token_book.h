#pragma once

#include "base/instant.h"
#include "base/result.h"
#include "ports/key_directory.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tollgate::ports {

// What the bearer of an admin token may do; each may do what those before it may.
enum class Role : std::uint8_t { Viewer, Operator, Admin };

constexpr std::string_view nameOf(Role role)
{
    return role == Role::Viewer ? "viewer" : role == Role::Operator ? "operator" : "admin";
}

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
