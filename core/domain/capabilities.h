#pragma once

#include "base/json.h"
#include "domain/limiter_semantics.h"
#include "domain/role.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tollgate {

enum class Environment : std::uint8_t { Production, Staging, Dev };

std::string_view nameOf(Environment environment); // "production"

// What a gateway offers, and to whom: pages take their verbs from here.
struct Capabilities {
    std::string product; // "tollgate"
    std::string name; // the gateway's own; typed to confirm what reaches every consumer
    Environment environment = Environment::Production; // unknown words count as production
    std::string dataPlane; // URL
    std::string node; // the one that answered
    Role role = Role::Viewer;
    std::vector<std::string> features;
    std::vector<std::string> nodes;
    std::string currency; // empty: plans have none in common
    std::string durability; // "strict" or "relaxed"
    LimiterSemantics limiter;
    std::vector<std::string> changeTimings;
    std::vector<std::string> changeCounters;

    bool operator==(const Capabilities&) const = default;

    bool offers(std::string_view feature) const;
};

// A failure names the field; limiter rules that no preview knows are refused, not guessed.
Result<Capabilities> capabilitiesFromJson(const Json& json);

} // namespace tollgate
