#pragma once

#include "ports/key_directory.h"

#include <span>
#include <string>
#include <string_view>

namespace tollgate::gateway {

// SHA-256; cheap enough for every request (each thread keeps its context).
ports::SecretHash hashOf(std::string_view secret);

// `prefix` and 32 random letters and digits: 190 bits.
std::string makeSecret(std::string_view prefix);

// `prefix` and 16 random letters and digits, for ids that nobody has to guess.
std::string makeId(std::string_view prefix);

// How much of a secret is kept to tell keys apart by: "tg_live_ab12".
inline constexpr std::size_t kShownOfSecret = 12;

// Takes the same time whatever differs.
bool isSameSecret(std::string_view a, std::string_view b);

} // namespace tollgate::gateway
