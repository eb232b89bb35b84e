#pragma once

#include "base/json.h"
#include "domain/route.h"

#include <string>

namespace tollgate {

// The JSON of one route; a failure names the field path ("routes[0].weights.compute_units").
Result<Route> routeFromJson(const Json& json, const std::string& path);
Json toJson(const Route& route);

} // namespace tollgate
