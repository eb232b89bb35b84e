#pragma once

#include "base/result.h"
#include "domain/ids.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tollgate::history {

// A line of an assignment file: which plan a consumer is on, and would be on.
struct AssignedPlan {
    std::string consumer;
    PlanId before;
    PlanId after; // empty: as before
    std::string where; // "assign.csv, line 2", for messages
};

// Reads a csv file with the header consumer,plan_before,plan_after. A line that does not fit is an
// error: an assignment that is left out would make every figure wrong.
Result<std::vector<AssignedPlan>> readAssignments(const std::filesystem::path& path);

} // namespace tollgate::history
