#pragma once

#include "domain/plan.h"

#include <array>
#include <string>
#include <vector>

namespace tollgate::enforcement {

// One meter's allowance, ready to be compared.
struct Allowance {
    Meter meter = Meter::Requests;
    Quantity included;
    WhenExhausted whenExhausted = WhenExhausted::Refuse;
};

// What a plan grants, in the form in which it is asked for at every request.
struct Entitlements {
    Cycle cycle = Cycle::Monthly;
    std::array<std::int64_t, kWindowCount> perWindow{kUnlimited, kUnlimited, kUnlimited};
    std::vector<Allowance> allowances; // the limited quotas, in the order of the plan
    std::vector<std::string> features;
};

Entitlements entitlementsOf(const Plan& plan);

} // namespace tollgate::enforcement
