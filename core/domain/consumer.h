#pragma once

#include "base/instant.h"
#include "base/json.h"
#include "domain/billing_period.h"
#include "domain/ids.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace tollgate {

enum class ConsumerState : std::uint8_t { Active, Suspended };

std::string_view nameOf(ConsumerState state); // "active"

// Who a key belongs to and a bill is written for. Pins one version of one plan.
struct Consumer {
    ConsumerId id;
    std::string name;
    PlanId plan;
    std::int64_t planVersion = 1;
    ConsumerState state = ConsumerState::Active;
    AnchorDay anchor;
    Instant created;
    Json other = Json::object(); // members that we do not know, kept and written back

    bool operator==(const Consumer&) const = default;
};

// Ids stand in URLs, headers and file names: 1 to 128 of letters, digits and . _ - : @
bool isValidId(std::string_view id);

// The JSON of a consumer as the admin API takes it: `plan_version` may be absent (0 then: the
// newest), `name` falls back to the id. A failure names the field path.
Result<Consumer> consumerFromJson(const Json& json, const std::string& path);
Json toJson(const Consumer& consumer);

} // namespace tollgate
