#include "history/sample/requests.h"

#include "history/sample/allot.h"

#include <algorithm>
#include <cassert>
#include <vector>

namespace tollgate::history {

namespace {

constexpr std::array kTargets{
    SampleTarget{"GET", "/v1/search", 200, 200, 10, 5'200, 48},
    SampleTarget{"GET", "/v1/search/suggest", 140, 200, 24, 900, 12},
    SampleTarget{"GET", "/v1/status", 60, 200, 0, 120, 3},
    SampleTarget{"GET", "/v1/geocode", 130, 200, 20, 1'400, 22},
    SampleTarget{"GET", "/v1/geocode/reverse", 70, 200, 20, 1'300, 20},
    SampleTarget{"GET", "/v1/places", 90, 200, 40, 6'800, 35},
    SampleTarget{"GET", "/v1/places/nearby", 80, 200, 12, 7'400, 55},
    SampleTarget{"GET", "/v1/places/details", 70, 200, 50, 3'100, 18},
    SampleTarget{"GET", "/v1/places/photos", 40, 200, 90, 64'000, 30},
    SampleTarget{"GET", "/v1/routes", 90, 200, 6, 9'800, 85},
    SampleTarget{"POST", "/v1/routes", 30, 200, 0, 12'500, 140},
    SampleTarget{"POST", "/v1/routes/matrix", 25, 200, 0, 22'000, 260},
    SampleTarget{"GET", "/v1/routes/traffic", 35, 200, 2, 4'300, 60},
    SampleTarget{"GET", "/v1/tiles", 120, 200, 110, 18'000, 8},
    SampleTarget{"GET", "/v1/timezones", 20, 200, 60, 240, 4},
    SampleTarget{"GET", "/v1/addresses", 45, 200, 16, 1'100, 16},
    SampleTarget{"POST", "/v1/addresses/validate", 50, 200, 0, 820, 28},
    SampleTarget{"GET", "/v1/shipments", 55, 200, 14, 4'600, 32},
    SampleTarget{"POST", "/v1/shipments", 35, 201, 0, 950, 70},
    SampleTarget{"PATCH", "/v1/shipments", 18, 200, 0, 900, 55},
    SampleTarget{"DELETE", "/v1/shipments", 6, 204, 0, 0, 30},
    SampleTarget{"GET", "/v1/shipments/tracking", 85, 200, 70, 1'700, 15},
    SampleTarget{"POST", "/v1/labels", 14, 201, 0, 38'000, 180},
    SampleTarget{"GET", "/v1/webhooks", 6, 200, 8, 700, 9, true},
    SampleTarget{"POST", "/v1/webhooks", 3, 201, 0, 480, 40, true},
    SampleTarget{"DELETE", "/v1/webhooks", 2, 204, 0, 0, 25, true},
    SampleTarget{"POST", "/v1/batch/jobs", 40, 202, 0, 380, 95, true},
    SampleTarget{"GET", "/v1/batch/jobs", 45, 200, 30, 1'200, 14, true},
    SampleTarget{"GET", "/v1/batch/results", 25, 200, 4, 145'000, 210, true},
    SampleTarget{"GET", "/v1/account", 10, 200, 40, 600, 7},
    SampleTarget{"GET", "/v1/account/usage", 8, 200, 12, 1'500, 24},
};

constexpr std::string_view kParcelosFavourite = "/v1/shipments/tracking";

using Statuses = std::array<metering::Status, 16>;
constexpr Statuses kReadErrors{
    404, 404, 404, 404, 404, 404, 404, 404, 404, 400, 400, 400, 410, 500, 502, 503};
constexpr Statuses kWriteErrors{
    422, 422, 422, 422, 422, 422, 400, 400, 400, 400, 409, 409, 409, 500, 503, 504};

constexpr std::int32_t kBytesSpread = 160;
constexpr std::int32_t kDurationSpread = 190;

std::vector<std::uint32_t> drawMix(const SampleProfile& profile, SampleRandom& random)
{
    constexpr std::int32_t kTaste = 400;
    const bool isPaid = profile.consumer.plan.value != "free";
    const std::size_t drawn = random.below(kTargets.size());
    std::vector<std::uint32_t> weights;
    for (std::size_t i = 0; i < kTargets.size(); ++i) {
        const SampleTarget& target = kTargets[i];
        const auto weight = heavyTailed(
            std::uint64_t{target.weight} * 16, kTaste, static_cast<std::uint32_t>(random.next()));
        const bool isFavourite
            = profile.hasHourlyJob ? target.path == kParcelosFavourite : i == drawn;
        weights.push_back(target.needsPaidPlan && !isPaid
                ? 0
                : static_cast<std::uint32_t>(weight) * (isFavourite ? 6 : 1));
    }
    return weights;
}

} // namespace

std::span<const SampleTarget> sampleTargets() { return kTargets; }

SampleRequests::SampleRequests(const SampleProfile& profile, SampleRandom& random)
    : m_errorShare(profile.errorShare)
{
    std::array<std::uint32_t, kTargets.size()> counts{};
    allot(static_cast<std::uint32_t>(m_targets.size()), drawMix(profile, random), counts, random);
    auto place = m_targets.begin();
    for (std::size_t target = 0; target < counts.size(); ++target)
        place = std::fill_n(place, counts[target], static_cast<std::uint8_t>(target));
    assert(place == m_targets.end());
}

SampleRequest SampleRequests::draw(SampleRandom& random) const
{
    // Two draws of 64 bits feed all choices: this is every event's way.
    const std::uint64_t first = random.next();
    const std::uint64_t second = random.next();
    SampleRequest request{.target = m_targets[first & 0xff]};
    const SampleTarget& target = kTargets[request.target];
    const auto bits = static_cast<std::uint32_t>(second);
    const auto millis
        = static_cast<std::int64_t>(heavyTailed(target.millis, kDurationSpread, bits));
    request.duration = std::chrono::milliseconds(std::max<std::int64_t>(1, millis));
    request.status = target.success;
    if (((first >> 8) & 0xffff) < m_errorShare) {
        request.status = (target.method == "GET" ? kReadErrors : kWriteErrors)[second >> 60];
        request.bytes = 160 + static_cast<std::uint32_t>(first >> 57);
    } else if (((second >> 32) & 0xff) < target.unchangedShare) {
        request.status = 304; // carries no body
    } else {
        request.bytes = static_cast<std::uint32_t>(
            heavyTailed(target.bytes, kBytesSpread, static_cast<std::uint32_t>(first >> 24)));
    }
    return request;
}

} // namespace tollgate::history
