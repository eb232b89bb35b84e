#pragma once

#include "domain/plan.h"
#include "metering/usage_history.h"
#include "preview/demand.h"

#include <QString>

// What a preview assumes, and how far it may be out: in the Plan Lab, and where a change is
// reviewed.
namespace tollgate::pages {

QString assumptionsOf(const metering::UsageHistory& usage);

// A limit of a plan, before and after, held against what its consumers ask for.
struct LimitMove {
    const preview::Demand& demand;
    preview::Dimension dimension;
    const Plan& before;
    const Plan& after;
};

// What the move comes to if usage were a fifth lower or higher; empty where the limit stays, is
// unlimited on a side, or decides nothing that is counted.
QString usageRange(const LimitMove& move);

} // namespace tollgate::pages
