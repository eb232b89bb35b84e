#pragma once

#include "preview/oracle.h"

#include <cstdint>

namespace tollgate::test {

// Deterministic in `seed`: plans with small limits, and traces that crowd around them and around
// the ends of minutes, days and months.
PlanSet randomPlans(std::uint64_t seed);
OracleTrace randomTrace(std::uint64_t seed, bool sequenced);
AnchorDay randomAnchor(std::uint64_t seed);

} // namespace tollgate::test
