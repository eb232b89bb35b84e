#include "metering/billable.h"

namespace tollgate::metering {

bool isBillable(Status status)
{
    constexpr Status kUnknown = 0;
    constexpr Status kSwitchingProtocols = 101;
    return status == kUnknown || status == kSwitchingProtocols || (status >= 200 && status < 400);
}

bool counts(CountRule rule, Status status) { return rule == CountRule::All || isBillable(status); }

} // namespace tollgate::metering
