#pragma once

#include "domain/billing_period.h"
#include "domain/meter.h"

namespace tollgate::metering {

// What one consumer used of each meter in one billing period.
struct PeriodUse {
    BillingPeriod period;
    Units used{};

    bool operator==(const PeriodUse&) const = default;
};

} // namespace tollgate::metering
