#pragma once

#include "base/json.h"
#include "domain/plan_set.h"

#include <string>
#include <string_view>

namespace tollgate {

// The JSON of plans and routes: files, command line and admin API. A failure names the field path
// ("plans[1].quotas[0].included"). Members that we do not know survive a round trip.

Result<Plan> planFromJson(const Json& json, const std::string& path);
Result<PlanSet> planSetFromJson(const Json& json);

Json toJson(const Plan& plan);
Json toJson(const PlanSet& plans);

// Reads the text of a plans file; `name` is the file, for messages.
Result<PlanSet> parsePlanSet(std::string_view text, std::string_view name);

} // namespace tollgate
