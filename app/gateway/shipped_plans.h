#pragma once

#include "domain/plan_set.h"

namespace tollgate::app {

// The plans that a new store starts with: Free, Pro, Enterprise. No route is shipped.
Result<PlanSet> shippedPlans();

} // namespace tollgate::app
