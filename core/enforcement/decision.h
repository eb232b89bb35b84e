#pragma once

#include "base/instant.h"
#include "domain/billing_period.h"
#include "domain/meter.h"
#include "domain/refusal_reason.h"

#include <cstdint>
#include <variant>

namespace tollgate::enforcement {

// Let through, with these units set aside until the answer is known.
struct Accepted {
    BillingPeriod period; // the one that the units belong to, however late the answer
    Units reserved{};

    bool operator==(const Accepted&) const = default;
};

// Not let through; no counter was raised.
struct Refused {
    RefusalReason reason = RefusalReason::Quota;
    Meter meter = Meter::Requests; // of the quota; requests for a window
    std::int64_t limit = 0; // requests of the window, or the allowance in the meter's smallest unit
    std::int64_t observed = 0; // what had been counted against it
    Instant resetsAt; // when a request can pass again; meaningless for a feature

    bool operator==(const Refused&) const = default;
};

using Decision = std::variant<Accepted, Refused>;

} // namespace tollgate::enforcement
