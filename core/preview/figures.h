#pragma once

#include "base/instant.h"
#include "domain/meter.h"
#include "domain/refusal_reason.h"

#include <array>
#include <cstdint>
#include <numeric>
#include <optional>

namespace tollgate::preview {

// What a history comes to under a set of plans, for one consumer or for all. Money is in minor
// units of the one currency of the plans.
struct Figures {
    std::int64_t requests = 0;
    std::int64_t accepted = 0;
    std::array<std::int64_t, kRefusalKindCount> refused{};
    Units used{}; // settled, over all periods
    Units beyondQuota{}; // max(0, used - included) of each period, in every mode
    std::int64_t overageMinorUnits = 0;
    std::int64_t invoicedMinorUnits = 0; // plan price once per period with an event, plus overage
    std::optional<Instant> firstRefusal;

    bool operator==(const Figures&) const = default;

    std::int64_t refusedInAll() const
    {
        return std::accumulate(refused.begin(), refused.end(), std::int64_t{0});
    }
};

// Sums two; false when an amount of money does not fit int64 any more.
[[nodiscard]] bool accumulate(Figures& sum, const Figures& part);

} // namespace tollgate::preview
