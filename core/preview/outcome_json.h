#pragma once

#include "base/json.h"
#include "preview/outcome.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tollgate::preview {

// What the JSON of an outcome says besides the outcome itself.
struct OutcomeContext {
    const metering::UsageHistory& usage;
    const Scenario& scenario;
    std::uint64_t unparsed = 0; // lines that were no events
    std::vector<std::string> notes;
    std::size_t top = 50; // consumers written at most; 0: all
};

// The contract of `tollgatectl preview --json`; field by field in the README of this room.
Json toJson(const Outcome& outcome, const OutcomeContext& context);

// The kinds of refusal that are reported: each window that a plan of either side names, then
// quota, feature and key.
std::vector<RefusalKind> reportedRefusals(const Scenario& scenario);

// The meters that a plan of either side has a quota on.
std::vector<Meter> reportedMeters(const Scenario& scenario);

} // namespace tollgate::preview
