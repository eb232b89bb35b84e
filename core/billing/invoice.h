#pragma once

#include "base/result.h"
#include "domain/plan.h"
#include "metering/period_use.h"

#include <vector>

namespace tollgate::billing {

// The overage of one meter in one period: the line at which an amount is rounded.
struct RatedLine {
    Meter meter = Meter::Requests;
    Quantity beyond;
    Money amount; // zero unless the quota bills overage

    bool operator==(const RatedLine&) const = default;
};

// What one consumer owes for one period. The sum of plan price and lines is the total, to the cent.
struct Invoice {
    BillingPeriod period;
    Money planPrice; // whole: a part of a period is billed like all of it
    std::vector<RatedLine> lines; // one per quota of the plan, in its order
    Money overage;
    Money total;

    bool operator==(const Invoice&) const = default;
};

Result<Invoice> invoiceFor(const Plan& plan, const metering::PeriodUse& use);

} // namespace tollgate::billing
