#pragma once

#include "base/json.h"
#include "domain/ids.h"
#include "domain/meter.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tollgate {

// The weight of a request that no route speaks of, and the largest that a route may give it.
inline constexpr Quantity kUsualWeight{1'000'000};
inline constexpr Quantity kHeaviestWeight{1'000'000'000'000};

// What a group of requests needs and weighs. The first route that matches a request wins.
struct Route {
    RouteId id;
    std::string method; // empty: every method
    std::string path; // a trailing '*' matches to the end; empty: every path
    std::string feature; // empty: needs none
    Quantity computeUnits = kUsualWeight; // the weight of one request
    std::string upstream; // empty: the default upstream
    Json other = Json::object();

    bool operator==(const Route&) const = default;

    bool matches(std::string_view requestMethod, std::string_view requestPath) const;
};

// Null when none matches: such a request needs no feature and weighs 1.
const Route* firstMatch(
    const std::vector<Route>& routes, std::string_view method, std::string_view path);

} // namespace tollgate
