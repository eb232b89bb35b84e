#pragma once

#include "history/sample.h"
#include "history/sample/random.h"

#include <cstdint>
#include <vector>

namespace tollgate::history {

// When a consumer is busy.
enum class SampleRhythm : std::uint8_t {
    Office, // European working hours
    Overseas, // working hours six hours later
    Evening, // people at home: evenings and weekends
    Machine, // day and night, most at the full and half hour
};

// The number of events in proportion to the whole sample, in millionths from 1 to 1,000,000.
struct SampleScale {
    std::uint32_t millionths = 1'000'000;

    std::uint32_t of(std::uint32_t count) const
    {
        return static_cast<std::uint32_t>(std::uint64_t{count} * millionths / 1'000'000);
    }
};

// What a consumer of the sample is like; the draws of its traffic follow from `seed`.
struct SampleProfile {
    SampleConsumer consumer;
    std::uint32_t requests = 0; // in the month, all in all
    SampleRhythm rhythm = SampleRhythm::Office;
    std::uint32_t mostPerMinute = 0; // its own client holds back the rest, apart from spikes
    std::uint32_t mostPerDay = 0;
    std::uint32_t spikes = 0; // minutes of 64 to 95 requests
    bool surges = false; // one day brings the traffic of ten
    bool hasHourlyJob = false; // Parcelo; what its job asks beyond the limit comes on top
    std::uint32_t errorShare = 0; // 4xx and 5xx, of 65,536
    std::uint64_t seed = 0;
};

// The consumers of the company, in the order of their ids. Monthly requests come from bands, so
// that the counts that generateSample promises hold for every seed.
std::vector<SampleProfile> sampleProfiles(SampleScale scale, SampleRandom& random);

} // namespace tollgate::history
