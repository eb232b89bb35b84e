#include "history/sample.h"

#include "history/sample/profile.h"
#include "history/sample/requests.h"
#include "history/sample/traffic.h"
#include "metering/usage_history_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace tollgate::history {

namespace {

using namespace std::chrono;

Result<SampleScale> scaleOf(const SampleOptions& options)
{
    // Written so that it refuses what is no number, too.
    if (!(options.scale > 0 && options.scale <= 1))
        return fail({.code = ErrorCode::InvalidArgument,
            .what = fmt::format(
                "the scale of a sample must be above 0 and at most 1, is {}", options.scale),
            .where = {},
            .remedy = {}});
    const auto millionths = static_cast<std::uint32_t>(std::lround(options.scale * 1'000'000));
    return SampleScale{.millionths = std::max(1U, millionths)};
}

std::optional<Error> wrongMonth(year_month month)
{
    if (month.ok() && month.year() >= kFirstYear && month.year() <= kLastYear)
        return std::nullopt;
    return Error{.code = ErrorCode::InvalidArgument,
        .what = fmt::format("{}-{:02} is not a month that a sample can have", int(month.year()),
            unsigned(month.month())),
        .where = {},
        .remedy = fmt::format("take one of the years {} to {}", int(kFirstYear), int(kLastYear))};
}

// Collects the events of the month, consumer by consumer.
class SampleUsage {
public:
    SampleUsage(year_month month, SampleScale scale);

    void add(const SampleProfile& profile);

    Result<metering::UsageHistory> build() && { return std::move(m_builder).build(); }

private:
    void addMinute(std::uint32_t count, Instant begin, const SampleRequests& requests);

    year_month m_month;
    SampleScale m_scale;
    SampleRandom m_random{0}; // of the consumer at hand
    metering::UsageEvent m_event; // the latest one
    std::vector<metering::TargetIndex> m_targets;
    metering::UsageHistoryBuilder m_builder;
};

SampleUsage::SampleUsage(year_month month, SampleScale scale) : m_month(month), m_scale(scale)
{
    for (const SampleTarget& target : sampleTargets())
        m_targets.push_back(m_builder.target(target.method, target.path));
}

void SampleUsage::add(const SampleProfile& profile)
{
    m_random = SampleRandom(profile.seed);
    m_event.consumer = m_builder.consumer(profile.consumer.id.value);
    const SampleRequests requests(profile, m_random);
    Instant minute = sys_days(m_month / 1);
    for (const std::uint32_t count : requestsPerMinute(profile, m_month, m_scale, m_random)) {
        addMinute(count, minute, requests);
        minute += minutes(1);
    }
}

void SampleUsage::addMinute(std::uint32_t count, Instant begin, const SampleRequests& requests)
{
    constexpr std::uint32_t kMillis = 60'000;
    for (std::uint32_t i = 0; i < count; ++i) {
        const SampleRequest request = requests.draw(m_random);
        // Each falls somewhere in its own part of the minute, so that they come in order.
        m_event.decidedAt = begin + milliseconds((i * kMillis + m_random.below(kMillis)) / count);
        m_event.settledAt = m_event.decidedAt; // as an import of the file has it
        m_event.target = m_targets[request.target];
        m_event.status = request.status;
        m_event.units[indexOf(Meter::BytesOut)] = {request.bytes};
        m_event.units[indexOf(Meter::ResourceSeconds)]
            = {duration_cast<microseconds>(request.duration).count()};
        m_builder.add(m_event);
    }
}

Sample sampleOf(metering::UsageHistory usage, std::vector<SampleProfile> profiles)
{
    Sample sample{.usage = std::move(usage), .consumers = {}};
    for (SampleProfile& profile : profiles)
        sample.consumers.push_back(std::move(profile.consumer));
    return sample;
}

} // namespace

Result<Sample> generateSample(const SampleOptions& options)
{
    const auto scale = scaleOf(options);
    if (!scale)
        return fail(scale.error());
    if (auto error = wrongMonth(options.month))
        return fail(*std::move(error));
    SampleRandom random(options.seed);
    std::vector<SampleProfile> profiles = sampleProfiles(*scale, random);
    SampleUsage usage(options.month, *scale);
    for (const SampleProfile& profile : profiles)
        usage.add(profile);
    return std::move(usage).build().map([&](metering::UsageHistory history) {
        return sampleOf(std::move(history), std::move(profiles));
    });
}

} // namespace tollgate::history
