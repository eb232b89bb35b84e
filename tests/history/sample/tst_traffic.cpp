#include "history/sample/traffic.h"

#include "support/room_tests.h"

#include <algorithm>
#include <map>
#include <numeric>

using namespace tollgate::history;
using namespace std::chrono;

namespace {

constexpr year_month kOctober = 2026y / October;
constexpr std::size_t kMinutesOfDay = 24 * 60;

std::vector<std::uint32_t> minutesOf(const SampleProfile& profile, year_month month = kOctober)
{
    SampleRandom random(profile.seed);
    return requestsPerMinute(profile, month, {}, random);
}

std::uint32_t sumOf(std::span<const std::uint32_t> minutes)
{
    return std::accumulate(minutes.begin(), minutes.end(), 0U);
}

std::uint32_t busiestDayOf(const std::vector<std::uint32_t>& minutes)
{
    std::uint32_t busiest = 0;
    for (std::size_t begin = 0; begin < minutes.size(); begin += kMinutesOfDay)
        busiest = std::max(busiest, sumOf(std::span(minutes).subspan(begin, kMinutesOfDay)));
    return busiest;
}

} // namespace

class TestSampleTraffic : public QObject {
    Q_OBJECT

private slots:
    void spreadsEveryRequest_data();
    void spreadsEveryRequest();
    void keepsWithinLimitsForAnySeed_data();
    void keepsWithinLimitsForAnySeed();
    void peaksOnTheHourForParcelo();
    void surgesOverADay();
    void shrinksWithTheScale();
};

void TestSampleTraffic::spreadsEveryRequest_data()
{
    QTest::addColumn<int>("rhythm");
    QTest::addColumn<unsigned>("requests");
    for (const auto& [name, rhythm] : std::map<const char*, SampleRhythm>{
             {"office", SampleRhythm::Office}, {"overseas", SampleRhythm::Overseas},
             {"evening", SampleRhythm::Evening}, {"machine", SampleRhythm::Machine}}) {
        for (const unsigned requests : {0U, 1U, 59U, 300'000U})
            QTest::addRow("%s, %u", name, requests) << int(rhythm) << requests;
    }
}

void TestSampleTraffic::spreadsEveryRequest()
{
    QFETCH(int, rhythm);
    QFETCH(unsigned, requests);
    const auto minutes = minutesOf({.requests = requests,
        .rhythm = static_cast<SampleRhythm>(rhythm),
        .mostPerMinute = 480,
        .mostPerDay = 40'000});
    QCOMPARE(minutes.size(), 31 * kMinutesOfDay);
    QCOMPARE(sumOf(minutes), requests);
    QCOMPARE_LE(*std::ranges::max_element(minutes), 480U);
}

void TestSampleTraffic::keepsWithinLimitsForAnySeed_data()
{
    QTest::addColumn<unsigned>("seed");
    for (const unsigned seed : {0U, 2U, 3U, 1'000U})
        QTest::addRow("seed %u", seed) << seed;
}

void TestSampleTraffic::keepsWithinLimitsForAnySeed()
{
    QFETCH(unsigned, seed);
    SampleRandom random(seed);
    std::uint64_t events = 0;
    int beyondQuota = 0;
    int newlyBeyond = 0;
    for (const SampleProfile& profile : sampleProfiles({}, random)) {
        const auto minutes = minutesOf(profile);
        events += sumOf(minutes);
        if (profile.consumer.plan.value != "pro" || profile.hasHourlyJob)
            continue;
        QCOMPARE_LE(*std::ranges::max_element(minutes), 600U);
        QCOMPARE_LE(busiestDayOf(minutes), 50'000U);
        beyondQuota += profile.requests > 50'000 ? 1 : 0;
        newlyBeyond += profile.requests > 40'000 && profile.requests <= 50'000 ? 1 : 0;
    }
    QCOMPARE_LE(events, std::uint64_t{6'000'000});
    QCOMPARE(beyondQuota, 15);
    QCOMPARE(newlyBeyond, 24);
}

void TestSampleTraffic::peaksOnTheHourForParcelo()
{
    SampleRandom random(1);
    const auto profiles = sampleProfiles({}, random);
    const auto parcelo = std::ranges::find_if(profiles, &SampleProfile::hasHourlyJob);
    QVERIFY(parcelo != profiles.end());
    const auto minutes = minutesOf(*parcelo, 2026y / February); // its last day is a Saturday
    const std::size_t friday = 26 * kMinutesOfDay;
    for (const std::size_t hour : {9, 10, 11})
        QCOMPARE(minutes[friday + hour * 60], 731U);
    QCOMPARE_LT(minutes[friday + 8 * 60], 600U);
    std::uint32_t used = 0;
    for (const std::uint32_t count : minutes)
        used += std::min(count, 600U);
    QCOMPARE(used, 31'207U);
}

void TestSampleTraffic::surgesOverADay()
{
    const auto minutes
        = minutesOf({.requests = 5'500, .mostPerMinute = 45, .mostPerDay = 1'350, .surges = true});
    QCOMPARE(sumOf(minutes), 5'500U);
    QCOMPARE_GT(busiestDayOf(minutes), 1'000U);
    QCOMPARE_LE(busiestDayOf(minutes), 1'350U);
}

void TestSampleTraffic::shrinksWithTheScale()
{
    const SampleScale tenth{.millionths = 100'000};
    QCOMPARE(tenth.of(0), 0U);
    QCOMPARE(tenth.of(9), 0U);
    QCOMPARE(tenth.of(10), 1U);
    QCOMPARE(SampleScale{}.of(300'000), 300'000U);
}

TOLLGATE_TEST(TestSampleTraffic)
#include "tst_traffic.moc"
