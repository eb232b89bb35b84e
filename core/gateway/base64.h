#pragma once

#include <string>
#include <string_view>

namespace tollgate::gateway {

// RFC 4648, with padding.
std::string base64Of(std::string_view bytes);

} // namespace tollgate::gateway
