#pragma once

#include "base/json.h"
#include "domain/billing_period.h"
#include "domain/ids.h"
#include "domain/meter.h"
#include "domain/money.h"
#include "domain/rate_limit.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tollgate {

// What happens to a request once the allowance of its period is used up.
enum class WhenExhausted : std::uint8_t {
    Refuse,
    BillOverage, // passes, and is billed per unit beyond the allowance
    Notify, // passes, with a notice
};

std::string_view nameOf(WhenExhausted mode);

// The allowance of one meter per billing period.
struct Quota {
    Meter meter = Meter::Requests;
    std::optional<Quantity> included; // nothing: unlimited
    WhenExhausted whenExhausted = WhenExhausted::Refuse;
    UnitPrice overagePrice; // per whole unit; read with BillOverage only
    std::vector<double> notifyAt; // shares of the allowance, such as 0.8, as the file has them
    Json other = Json::object();

    bool operator==(const Quota&) const = default;
};

// What a company sells: limits, allowances, features and their price.
struct Plan {
    PlanId id;
    std::string name;
    std::optional<std::int64_t> version; // as a gateway serves it; files have none
    Money price; // per billing period
    Cycle cycle = Cycle::Monthly;
    std::vector<RateLimit> rateLimits; // at most one per window; a window without one is unlimited
    std::vector<Quota> quotas; // at most one per meter
    std::vector<std::string> features;
    Json other = Json::object();

    bool operator==(const Plan&) const = default;

    const RateLimit* rateLimit(Window window) const; // null: unlimited
    const Quota* quota(Meter meter) const; // null: unlimited
    bool hasFeature(std::string_view feature) const;
};

} // namespace tollgate
