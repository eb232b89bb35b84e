#pragma once

#include "domain/plan_set.h"
#include "metering/usage_event.h"
#include "preview/figures.h"
#include "preview/scenario.h"

#include <string>
#include <vector>

// The preview again, the slow and obvious way: one turn after another, every count found by
// looking through all earlier requests. Shares no code with enforcement, metering or billing.
namespace tollgate::test {

struct OracleRequest {
    std::string consumer;
    std::string method;
    std::string path;
    metering::UsageEvent event; // consumer and target are left to the builder
};

// A decision or settlement of the request with that number, in the order in which they happened.
struct OracleTurn {
    std::size_t request = 0;
    bool isSettlement = false;
};

struct OracleTrace {
    std::vector<OracleRequest> requests;
    std::vector<OracleTurn> turns;
    bool hasComputeUnits = false;
};

preview::Figures oracleFigures(const OracleTrace& trace, const std::string& consumer,
    const Plan& plan, const std::vector<Route>& routes, const preview::Rules& rules,
    AnchorDay anchor);

} // namespace tollgate::test
