#pragma once

#include <cstdint>
#include <string_view>

namespace tollgate {

// What the bearer of an admin token may do; each may do what those before it may.
enum class Role : std::uint8_t { Viewer, Operator, Admin };

constexpr std::string_view nameOf(Role role)
{
    return role == Role::Viewer ? "viewer" : role == Role::Operator ? "operator" : "admin";
}

} // namespace tollgate
