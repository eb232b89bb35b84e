#pragma once

#include "history/sample/profile.h"

#include <chrono>
#include <cstdint>
#include <vector>

namespace tollgate::history {

// How many requests a consumer makes in each minute of the month, from its first on: hours of the
// day and days of the week as its rhythm has them, with bursts, and the refusal stories on top.
std::vector<std::uint32_t> requestsPerMinute(const SampleProfile& profile,
    std::chrono::year_month month, SampleScale scale, SampleRandom& random);

} // namespace tollgate::history
