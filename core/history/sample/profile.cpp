#include "history/sample/profile.h"

#include "history/sample/names.h"

#include <algorithm>
#include <array>
#include <span>

namespace tollgate::history {

namespace {

// Consumers by their requests in the month, both ends included.
struct Band {
    std::uint32_t consumers = 0;
    std::uint32_t least = 0;
    std::uint32_t most = 0;
};

// Errors are not billable. The bands at Pro's quotas of 50,000 and 40,000 leave room for a few, so
// that the same consumers are beyond whether all or billable requests count.
constexpr std::uint32_t kFewErrors = 65'536 * 2 / 100;
constexpr std::uint32_t kManyErrors = 65'536 * 6 / 100;

constexpr std::uint32_t kParceloUsed = 31'207;
// Nordlicht Maps and Hafen Logistics; then Blau & Söhne, Tidewater Labs and Kiosk24, just inside.
constexpr std::array kKnownTotals{52'111U, 53'569U, 49'839U, 49'315U, 48'674U};

constexpr std::array kProNearAndBeyond{Band{9, 41'200, 43'000}, Band{7, 43'000, 45'500},
    Band{5, 45'500, 49'400}, // and 50,000 is the quota
    Band{4, 51'500, 54'500}, Band{3, 54'500, 58'000}, Band{2, 58'000, 63'000},
    Band{1, 63'000, 72'000}, Band{1, 85'000, 100'000}, Band{1, 130'000, 160'000},
    Band{1, 270'000, 300'000}};
constexpr std::array kProInside{Band{3, 1'000, 2'000}, Band{4, 2'000, 3'000},
    Band{11, 3'000, 5'000}, Band{19, 5'000, 8'000}, Band{23, 8'000, 12'000},
    Band{22, 12'000, 18'000}, Band{15, 18'000, 26'000}, Band{13, 26'000, 39'500}};

constexpr std::array kEnterprise{Band{2, 51'500, 55'000}, Band{2, 55'000, 60'000},
    Band{2, 60'000, 66'000}, Band{2, 66'000, 74'000}, Band{1, 75'000, 85'000},
    Band{1, 88'000, 105'000}, Band{1, 130'000, 180'000}, Band{1, 330'000, 390'000}};

constexpr std::array kFree{Band{25, 20, 60}, Band{50, 60, 150}, Band{70, 150, 400},
    Band{45, 400, 1'000}, Band{19, 1'000, 2'500}, Band{5, 2'500, 6'000},
    Band{2, 9'200, 9'900}, // and 10,000 is the quota
    Band{2, 10'400, 11'400}, Band{2, 11'800, 13'500}};
constexpr std::array kFreeSpiky{Band{22, 800, 3'000}}; // a minute's limit is too small
constexpr std::array kFreeSurging{Band{8, 5'500, 7'500}}; // and a day's

template <std::size_t N> constexpr std::uint32_t consumersOf(const std::array<Band, N>& bands)
{
    std::uint32_t consumers = 0;
    for (const Band& band : bands)
        consumers += band.consumers;
    return consumers;
}

template <std::size_t N> constexpr std::uint32_t mostOf(const std::array<Band, N>& bands)
{
    std::uint32_t requests = 0;
    for (const Band& band : bands)
        requests += band.consumers * band.most;
    return requests;
}

static_assert(
    1 + kKnownTotals.size() + consumersOf(kProNearAndBeyond) + consumersOf(kProInside) == 150);
static_assert(consumersOf(kEnterprise) == 12);
static_assert(consumersOf(kFree) + consumersOf(kFreeSpiky) + consumersOf(kFreeSurging) == 250);
// Whatever the seed, with room for Parcelo, the known ones and what Parcelo asks in vain.
static_assert(mostOf(kProNearAndBeyond) + mostOf(kProInside) + mostOf(kEnterprise) + mostOf(kFree)
        + mostOf(kFreeSpiky) + mostOf(kFreeSurging) + 300'000
    < 6'000'000);

SampleRhythm drawRhythm(SampleRandom& random)
{
    using enum SampleRhythm;
    constexpr std::array kShares{
        Office, Office, Office, Office, Overseas, Evening, Evening, Machine};
    return kShares[random.below(kShares.size())];
}

class Company {
public:
    Company(SampleScale scale, SampleRandom& random) : m_scale(scale), m_random(random) { }

    void addPro();
    void addFree();
    void addEnterprise();

    std::vector<SampleProfile> inOrderOfIds() &&;

private:
    // What the consumers of a list of bands have in common.
    struct Kind {
        const char* plan = "";
        std::uint32_t mostPerMinute = 0;
        std::uint32_t mostPerDay = 0;
        std::uint32_t mostErrors = kManyErrors;
        bool isSpiky = false;
        bool surges = false;
    };

    void add(const Kind& kind, std::span<const Band> bands);
    SampleProfile& add(const Kind& kind, std::uint32_t requests);

    SampleScale m_scale;
    SampleRandom& m_random;
    std::vector<SampleProfile> m_profiles;
};

void Company::addPro()
{
    Kind kind{.plan = "pro", .mostPerMinute = 480, .mostPerDay = 40'000, .mostErrors = 0};
    SampleProfile& parcelo = add(kind, kParceloUsed);
    parcelo.rhythm = SampleRhythm::Office;
    parcelo.hasHourlyJob = true;
    kind.mostErrors = kFewErrors;
    for (const std::uint32_t requests : kKnownTotals)
        add(kind, requests);
    add(kind, kProNearAndBeyond);
    kind.mostErrors = kManyErrors;
    add(kind, kProInside);
}

void Company::addFree()
{
    const Kind kind{.plan = "free", .mostPerMinute = 45, .mostPerDay = 900};
    add(kind, kFree);
    Kind spiky = kind;
    spiky.isSpiky = true;
    add(spiky, kFreeSpiky);
    Kind surging = kind;
    surging.surges = true;
    surging.mostPerDay = 1'350;
    add(surging, kFreeSurging);
}

void Company::addEnterprise()
{
    add({.plan = "enterprise",
            .mostPerMinute = 3'000,
            .mostPerDay = 60'000,
            .mostErrors = kFewErrors},
        kEnterprise);
}

void Company::add(const Kind& kind, std::span<const Band> bands)
{
    for (const Band& band : bands) {
        for (std::uint32_t i = 0; i < band.consumers; ++i)
            add(kind, m_random.between(band.least, band.most));
    }
}

SampleProfile& Company::add(const Kind& kind, std::uint32_t requests)
{
    const auto number = static_cast<std::uint32_t>(m_profiles.size());
    return m_profiles.emplace_back(SampleProfile{
        .consumer = {.id = {sampleId(number)}, .name = sampleName(number), .plan = {kind.plan}},
        .requests = std::max(1U, m_scale.of(requests)),
        .rhythm = drawRhythm(m_random),
        .mostPerMinute = kind.mostPerMinute,
        .mostPerDay = kind.mostPerDay,
        .spikes = kind.isSpiky ? m_random.between(2, 5) : 0,
        .surges = kind.surges,
        .errorShare = m_random.between(0, kind.mostErrors),
        .seed = m_random.next()});
}

std::vector<SampleProfile> Company::inOrderOfIds() &&
{
    std::ranges::sort(m_profiles, {}, [](const SampleProfile& p) { return p.consumer.id; });
    return std::move(m_profiles);
}

} // namespace

std::vector<SampleProfile> sampleProfiles(SampleScale scale, SampleRandom& random)
{
    Company company(scale, random);
    company.addPro();
    company.addFree();
    company.addEnterprise();
    return std::move(company).inOrderOfIds();
}

} // namespace tollgate::history
