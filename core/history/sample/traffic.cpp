#include "history/sample/traffic.h"

#include "history/sample/allot.h"

#include <algorithm>
#include <array>
#include <span>

namespace tollgate::history {

namespace {

using namespace std::chrono;

constexpr std::size_t kHours = 24; // of a day
constexpr std::size_t kMinutes = 60; // of an hour
constexpr std::size_t kMinutesOfDay = kHours * kMinutes;

using Hourly = std::array<std::uint32_t, kHours>;
using Daily = std::array<std::uint32_t, 7>; // from Monday on

constexpr Hourly kOfficeHours{
    2, 1, 1, 1, 1, 2, 5, 12, 30, 52, 62, 60, 48, 55, 62, 60, 52, 38, 22, 14, 9, 6, 4, 3};
constexpr Hourly kEveningHours{
    14, 8, 5, 3, 3, 4, 8, 14, 20, 24, 26, 30, 34, 32, 32, 34, 38, 44, 52, 60, 62, 56, 42, 26};
constexpr Hourly kMachineHours{
    30, 30, 32, 30, 30, 30, 32, 34, 38, 40, 40, 40, 40, 40, 40, 40, 40, 38, 36, 34, 32, 32, 30, 30};
constexpr Daily kOfficeDays{100, 104, 106, 102, 92, 22, 16};
constexpr Daily kEveningDays{84, 84, 86, 90, 108, 128, 122};
constexpr Daily kMachineDays{100, 100, 100, 100, 100, 92, 90};

std::uint32_t hourWeight(SampleRhythm rhythm, std::size_t hour)
{
    constexpr std::size_t kOverseas = 6;
    switch (rhythm) {
    case SampleRhythm::Office:
        return kOfficeHours[hour];
    case SampleRhythm::Overseas:
        return kOfficeHours[(hour + kHours - kOverseas) % kHours];
    case SampleRhythm::Evening:
        return kEveningHours[hour];
    case SampleRhythm::Machine:
        return kMachineHours[hour];
    }
    return 0;
}

std::uint32_t dayWeight(SampleRhythm rhythm, weekday day)
{
    const std::size_t place = day.iso_encoding() - 1;
    switch (rhythm) {
    case SampleRhythm::Office:
    case SampleRhythm::Overseas:
        return kOfficeDays[place];
    case SampleRhythm::Evening:
        return kEveningDays[place];
    case SampleRhythm::Machine:
        return kMachineDays[place];
    }
    return 0;
}

// Parcelo's job runs from the full hour on, at these hours.
constexpr std::array<std::size_t, 3> kJobHours{9, 10, 11};
constexpr std::uint32_t kJobLimit = 600; // per minute, of Pro as shipped

using JobRun = std::array<std::uint32_t, 4>; // requests in its first minutes
using JobDay = std::array<JobRun, kJobHours.size()>;

constexpr JobDay kJobAsUsual{{{150}, {150}, {150}}};
constexpr JobDay kJobTooLarge{{{731, 310}, {719, 310}, {726, 310}}};
// The last working day of the month: 1,240 beyond the limit.
constexpr JobDay kJobAtItsWorst{{{731, 716, 709, 657}, {731, 716, 709, 657}, {731, 716, 709, 658}}};
constexpr int kTroubledDays = 5; // the last working days of the month

class Traffic {
public:
    Traffic(const SampleProfile& profile, year_month month, SampleScale scale, SampleRandom& random)
        : m_profile(profile), m_begin(month / 1), m_scale(scale), m_random(random),
          m_days(unsigned{(month / last).day()}), m_counts(m_days * kMinutesOfDay)
    {
    }

    std::vector<std::uint32_t> make() &&;

private:
    weekday weekdayOf(std::size_t day) const { return m_begin + days(day); }
    bool isWorkingDay(std::size_t day) const { return weekdayOf(day).iso_encoding() <= 5; }
    std::size_t drawWorkingDay();

    void addSpikes();
    void addJob();
    void spread(std::uint32_t requests);
    void spreadOverDay(std::uint32_t requests, std::size_t day);
    void spreadOverHour(std::uint32_t requests, std::size_t firstMinute);

    const SampleProfile& m_profile;
    sys_days m_begin;
    SampleScale m_scale;
    SampleRandom& m_random;
    std::size_t m_days;
    std::vector<std::uint32_t> m_counts;
    std::uint32_t m_passing = 0; // of the requests in m_counts: those that are no refusal story
};

std::vector<std::uint32_t> Traffic::make() &&
{
    if (m_profile.hasHourlyJob)
        addJob();
    addSpikes();
    spread(m_profile.requests - std::min(m_passing, m_profile.requests));
    return std::move(m_counts);
}

std::size_t Traffic::drawWorkingDay()
{
    for (;;) {
        const std::size_t day = m_random.below(static_cast<std::uint32_t>(m_days));
        if (isWorkingDay(day))
            return day;
    }
}

void Traffic::addSpikes()
{
    for (std::uint32_t i = 0; i < m_profile.spikes; ++i) {
        // One draw per statement: the order of two in one expression is the compiler's choice.
        const std::size_t day = drawWorkingDay();
        const std::size_t minute = day * kMinutesOfDay + m_random.between(8 * 60, 18 * 60 - 1);
        const std::uint32_t requests = m_scale.of(m_random.between(64, 95));
        m_counts[minute] += requests;
        m_passing += requests;
    }
}

void Traffic::addJob()
{
    int workingDaysLeft = 0;
    for (std::size_t day = m_days; day-- > 0;) {
        if (!isWorkingDay(day))
            continue;
        const JobDay& runs = workingDaysLeft == 0 ? kJobAtItsWorst
            : workingDaysLeft < kTroubledDays     ? kJobTooLarge
                                                  : kJobAsUsual;
        ++workingDaysLeft;
        for (std::size_t run = 0; run < runs.size(); ++run) {
            for (std::size_t i = 0; i < runs[run].size(); ++i) {
                m_counts[day * kMinutesOfDay + kJobHours[run] * kMinutes + i]
                    = m_scale.of(runs[run][i]);
                m_passing += m_scale.of(std::min(runs[run][i], kJobLimit));
            }
        }
    }
}

void Traffic::spread(std::uint32_t requests)
{
    // Some days are busier than others, as the logarithm goes; 64 is the usual one.
    constexpr std::int32_t kUnrest = 90;
    std::vector<std::uint32_t> weights(m_days);
    for (std::size_t day = 0; day < m_days; ++day) {
        const auto noise = heavyTailed(64, kUnrest, static_cast<std::uint32_t>(m_random.next()));
        weights[day]
            = dayWeight(m_profile.rhythm, weekdayOf(day)) * static_cast<std::uint32_t>(noise);
    }
    if (m_profile.surges)
        weights[drawWorkingDay()] *= 10;
    std::vector<std::uint32_t> counts(m_days);
    allot(requests, weights, counts, m_random);
    level(counts, m_profile.mostPerDay);
    for (std::size_t day = 0; day < m_days; ++day)
        spreadOverDay(counts[day], day);
}

void Traffic::spreadOverDay(std::uint32_t requests, std::size_t day)
{
    constexpr std::int32_t kUnrest = 140;
    Hourly weights{};
    for (std::size_t hour = 0; hour < kHours; ++hour) {
        const auto noise = heavyTailed(64, kUnrest, static_cast<std::uint32_t>(m_random.next()));
        // The minutes of the job hold what the job asks and nothing else.
        const bool isTaken
            = m_profile.hasHourlyJob && std::ranges::find(kJobHours, hour) != kJobHours.end();
        weights[hour]
            = isTaken ? 0 : hourWeight(m_profile.rhythm, hour) * static_cast<std::uint32_t>(noise);
    }
    Hourly counts{};
    allot(requests, weights, counts, m_random);
    for (std::size_t hour = 0; hour < kHours; ++hour) {
        if (counts[hour] > 0)
            spreadOverHour(counts[hour], day * kMinutesOfDay + hour * kMinutes);
    }
}

void Traffic::spreadOverHour(std::uint32_t requests, std::size_t firstMinute)
{
    std::array<std::uint32_t, kMinutes> weights{};
    for (std::uint32_t& weight : weights)
        weight = m_random.between(4, 12);
    const auto addBurst = [&weights](std::size_t minute, std::uint32_t weight) {
        for (; weight >= 8 && minute < kMinutes; ++minute, weight /= 2)
            weights[minute] += weight;
    };
    for (std::uint32_t bursts = m_random.below(4); bursts > 0; --bursts) {
        const std::size_t minute = m_random.below(kMinutes);
        addBurst(minute, m_random.between(20, 160));
    }
    if (m_profile.rhythm == SampleRhythm::Machine) {
        addBurst(0, 120);
        addBurst(30, 60);
    }
    const std::span minutes(m_counts.data() + firstMinute, kMinutes);
    std::array<std::uint32_t, kMinutes> counts{};
    allot(requests, weights, counts, m_random);
    level(counts, m_profile.mostPerMinute);
    for (std::size_t i = 0; i < kMinutes; ++i)
        minutes[i] += counts[i];
}

} // namespace

std::vector<std::uint32_t> requestsPerMinute(const SampleProfile& profile,
    std::chrono::year_month month, SampleScale scale, SampleRandom& random)
{
    return Traffic(profile, month, scale, random).make();
}

} // namespace tollgate::history
