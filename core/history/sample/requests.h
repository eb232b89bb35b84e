#pragma once

#include "history/sample/profile.h"
#include "metering/billable.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <span>
#include <string_view>

namespace tollgate::history {

// A method and path of the invented API, and how it usually answers.
struct SampleTarget {
    std::string_view method;
    std::string_view path;
    std::uint32_t weight = 0; // of its share among all
    metering::Status success = 200;
    std::uint32_t unchangedShare = 0; // 304, of 256
    std::uint32_t bytes = 0; // the median
    std::uint32_t millis = 0; // the median
    bool needsPaidPlan = false; // batches and webhooks: features that Free does not have
};

std::span<const SampleTarget> sampleTargets();

// One request and its answer.
struct SampleRequest {
    std::uint8_t target = 0; // in sampleTargets()
    metering::Status status = 200;
    std::uint32_t bytes = 0;
    std::chrono::milliseconds duration{};
};

// What one consumer asks: its own mix of targets, with a favourite.
class SampleRequests {
public:
    SampleRequests(const SampleProfile& profile, SampleRandom& random);

    SampleRequest draw(SampleRandom& random) const;

private:
    std::array<std::uint8_t, 256> m_targets{}; // each as often as its share
    std::uint32_t m_errorShare;
};

} // namespace tollgate::history
