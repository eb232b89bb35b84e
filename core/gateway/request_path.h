#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tollgate::gateway {

// The path of a request target as routes match it and as the log keeps it: without the query,
// percent-encoded letters and digits decoded, dot segments and doubled slashes resolved, so that
// no spelling of a path gets past the route that is meant for it. Nothing where the target is no
// path.
std::optional<std::string> routedPath(std::string_view target);

// The value of a query parameter as it stands; empty where there is none.
std::string_view queryParameter(std::string_view target, std::string_view name);

// The target without that parameter: a key is never forwarded.
std::string withoutQueryParameter(std::string_view target, std::string_view name);

} // namespace tollgate::gateway
