#include "history/sample.h"

#include "domain/plan_json.h"
#include "enforcement/decide.h"
#include "support/print.h"
#include "support/room_tests.h"

#include <QFile>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <span>

using namespace tollgate;
using namespace tollgate::history;
using namespace std::chrono;

namespace {

PlanSet plansIn(const char* file)
{
    QFile in(QStringLiteral(TOLLGATE_RESOURCES "/plans/") + QLatin1String(file));
    if (!in.open(QIODevice::ReadOnly))
        return {};
    return parsePlanSet(in.readAll().toStdString(), file).value_or(PlanSet{});
}

// What the shipped plans would have let one consumer do.
struct Story {
    std::string name;
    PlanId plan;
    std::int64_t events = 0;
    std::int64_t accepted = 0;
    std::int64_t billable = 0; // of the accepted
    std::array<std::int64_t, kRefusalKindCount> refused{};
    std::map<sys_days, std::int64_t> refusedOn;

    std::int64_t refusedBy(RefusalKind kind) const { return refused[indexOf(kind)]; }
};

Story storyOf(const Sample& sample, std::uint32_t number, const Plan& plan)
{
    const SampleConsumer& consumer = sample.consumers[number];
    Story story{.name = consumer.name, .plan = consumer.plan};
    const auto entitlements = enforcement::entitlementsOf(plan);
    enforcement::LimitState state;
    Units one{};
    one[indexOf(Meter::Requests)] = {1};
    const auto events = sample.usage.eventsOf(number);
    story.events = static_cast<std::int64_t>(events.size());
    for (std::size_t event = events.begin; event < events.end; ++event) {
        const Instant at = sample.usage.decidedAt(event);
        const auto step = enforcement::decide(entitlements, state, {}, at);
        state = step.next;
        if (const auto* refused = std::get_if<enforcement::Refused>(&step.decision)) {
            ++story.refused[indexOf(kindOf(refused->reason))];
            ++story.refusedOn[floor<days>(at)];
            continue;
        }
        state = settle(state, std::get<enforcement::Accepted>(step.decision), one);
        ++story.accepted;
        story.billable += metering::isBillable(sample.usage.status(event)) ? 1 : 0;
    }
    return story;
}

} // namespace

// The month at full scale, as the shipped plans would have decided it.
class TestSampleStories : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();

    void hasTheConsumersOfEachPlan();
    void namesUsageAndConsumersAlike();
    void staysBelowTheMostEvents();
    void countsProBeyondTheQuotas_data();
    void countsProBeyondTheQuotas();
    void keepsProWithinItsWindowsButParcelo();
    void tellsParcelosStory();
    void refusesSomeOnFree_data();
    void refusesSomeOnFree();
    void refusesNobodyOnEnterprise();
    void restsAtNightAndOnWeekends();
    void answersMostlyWell();
    void asksForThirtyOneTargets();
    void shipsTheDraftOfTheSample();

private:
    std::int64_t countOnPro(std::int64_t beyond, std::int64_t Story::*used) const;

    Sample m_sample; // at full scale; made once
    std::vector<Story> m_stories; // by consumer
};

void TestSampleStories::initTestCase()
{
    auto sample = generateSample({});
    QVERIFY2(sample, sample ? "" : describe(sample.error()).c_str());
    m_sample = *std::move(sample);
    const PlanSet plans = plansIn("shipped.json");
    QCOMPARE(plans.plans.size(), std::size_t{3});
    for (std::uint32_t i = 0; i < m_sample.consumers.size(); ++i) {
        const Plan* plan = plans.find(m_sample.consumers[i].plan);
        QVERIFY(plan);
        m_stories.push_back(storyOf(m_sample, i, *plan));
    }
}

void TestSampleStories::hasTheConsumersOfEachPlan()
{
    std::map<std::string, int> counts;
    for (const SampleConsumer& consumer : m_sample.consumers)
        ++counts[consumer.plan.value];
    QCOMPARE(counts, (std::map<std::string, int>{{"enterprise", 12}, {"free", 250}, {"pro", 150}}));
}

void TestSampleStories::namesUsageAndConsumersAlike()
{
    QCOMPARE(std::size_t{m_sample.usage.consumerCount()}, m_sample.consumers.size());
    QVERIFY(std::ranges::is_sorted(m_sample.consumers, {}, &SampleConsumer::id));
    for (std::uint32_t i = 0; i < m_sample.usage.consumerCount(); ++i) {
        QCOMPARE(
            test::text(m_sample.usage.consumerName(i)), test::text(m_sample.consumers[i].id.value));
        QVERIFY(m_stories[i].events > 0);
    }
}

void TestSampleStories::staysBelowTheMostEvents()
{
    const auto events = static_cast<std::int64_t>(m_sample.usage.eventCount());
    QCOMPARE_LE(events, std::int64_t{6'000'000});
    QCOMPARE_GE(events, std::int64_t{3'000'000});
}

std::int64_t TestSampleStories::countOnPro(std::int64_t beyond, std::int64_t Story::*used) const
{
    return std::ranges::count_if(m_stories,
        [&](const Story& story) { return story.plan.value == "pro" && story.*used > beyond; });
}

void TestSampleStories::countsProBeyondTheQuotas_data()
{
    QTest::addColumn<qint64>("quota");
    QTest::addColumn<qint64>("consumers");
    QTest::addRow("15 beyond today's quota") << qint64{50'000} << qint64{15};
    QTest::addRow("24 more beyond the draft's") << qint64{40'000} << qint64{15 + 24};
    QTest::addRow("none beyond the picture's end") << qint64{300'000} << qint64{0};
    QTest::addRow("all from 1,000 on, less errors") << qint64{900} << qint64{150};
}

void TestSampleStories::countsProBeyondTheQuotas()
{
    QFETCH(qint64, quota);
    QFETCH(qint64, consumers);
    QCOMPARE(qint64{countOnPro(quota, &Story::accepted)}, consumers);
    QCOMPARE(qint64{countOnPro(quota, &Story::billable)}, consumers);
}

void TestSampleStories::keepsProWithinItsWindowsButParcelo()
{
    for (const Story& story : m_stories) {
        if (story.plan.value == "pro" && story.name != "Parcelo")
            QVERIFY2(story.accepted == story.events, story.name.c_str());
    }
}

void TestSampleStories::tellsParcelosStory()
{
    const auto parcelo = std::ranges::find(m_stories, "Parcelo", &Story::name);
    QVERIFY(parcelo != m_stories.end());
    QCOMPARE(test::text(parcelo->plan.value), QStringLiteral("pro"));
    const auto number = static_cast<std::size_t>(parcelo - m_stories.begin());
    QCOMPARE(test::text(m_sample.consumers[number].id.value), QStringLiteral("cust_8f3a2b"));
    QCOMPARE(parcelo->accepted, std::int64_t{31'207});
    QCOMPARE(parcelo->billable, std::int64_t{31'207});
    QCOMPARE(parcelo->refusedBy(RefusalKind::Minute), parcelo->events - parcelo->accepted);
    // The last five working days of October 2026: a weekend lies between them.
    constexpr year_month october = 2026y / October;
    QCOMPARE(parcelo->refusedOn,
        (std::map<sys_days, std::int64_t>{{october / 26, 376}, {october / 27, 376},
            {october / 28, 376}, {october / 29, 376}, {october / 30, 1'240}}));
}

void TestSampleStories::refusesSomeOnFree_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("consumers");
    QTest::addRow("minute: those with spikes") << int(RefusalKind::Minute) << 22;
    QTest::addRow("day: those with a surge") << int(RefusalKind::Day) << 8;
    QTest::addRow("quota: a handful") << int(RefusalKind::Quota) << 4;
    QTest::addRow("no feature is asked for") << int(RefusalKind::Feature) << 0;
}

void TestSampleStories::refusesSomeOnFree()
{
    QFETCH(int, kind);
    QFETCH(int, consumers);
    const auto refused = std::ranges::count_if(m_stories, [&](const Story& story) {
        return story.plan.value == "free" && story.refusedBy(static_cast<RefusalKind>(kind)) > 0;
    });
    QCOMPARE(int(refused), consumers);
}

void TestSampleStories::refusesNobodyOnEnterprise()
{
    for (const Story& story : m_stories) {
        if (story.plan.value != "enterprise")
            continue;
        QVERIFY2(story.accepted == story.events, story.name.c_str());
        QCOMPARE_GE(story.events, 50'000);
        QCOMPARE_LE(story.events, 400'000);
    }
}

void TestSampleStories::restsAtNightAndOnWeekends()
{
    std::array<std::int64_t, 24> byHour{};
    std::array<std::int64_t, 7> byWeekday{}; // from Monday on
    for (std::size_t event = 0; event < m_sample.usage.eventCount(); ++event) {
        const Instant at = m_sample.usage.decidedAt(event);
        const auto day = floor<days>(at);
        ++byHour[static_cast<std::size_t>((at - day) / hours(1))];
        ++byWeekday[weekday(day).iso_encoding() - 1];
    }
    const auto busiestAtNight = std::ranges::max(std::span(byHour).subspan(1, 5));
    const auto quietestByDay = std::ranges::min(std::span(byHour).subspan(9, 8));
    QCOMPARE_GT(quietestByDay, 3 * busiestAtNight);
    const auto busiestOnWeekends = std::ranges::max(std::span(byWeekday).subspan(5));
    const auto quietestInTheWeek = std::ranges::min(std::span(byWeekday).first(5));
    QCOMPARE_GT(2 * quietestInTheWeek, 3 * busiestOnWeekends);
}

void TestSampleStories::answersMostlyWell()
{
    std::array<std::int64_t, 6> byClass{};
    std::int64_t unchanged = 0;
    for (std::size_t event = 0; event < m_sample.usage.eventCount(); ++event) {
        const metering::Status status = m_sample.usage.status(event);
        ++byClass[status / 100];
        if (status != 304)
            continue;
        ++unchanged;
        QCOMPARE(m_sample.usage.units(event, Meter::BytesOut), Quantity{0});
    }
    const auto all = static_cast<std::int64_t>(m_sample.usage.eventCount());
    QCOMPARE(byClass[2] + byClass[3] + byClass[4] + byClass[5], all);
    QCOMPARE_GT(byClass[2], all * 8 / 10);
    QCOMPARE(byClass[3], unchanged);
    QCOMPARE_GT(unchanged, all / 20);
    QCOMPARE_GT(byClass[4], all / 200);
    QCOMPARE_LT(byClass[5], byClass[4]);
    QCOMPARE_GT(byClass[5], all / 1'000);
}

void TestSampleStories::asksForThirtyOneTargets()
{
    QCOMPARE(m_sample.usage.targetCount(), 31U);
    std::set<std::uint32_t> asked;
    for (std::uint32_t consumer = 0; consumer < m_stories.size(); ++consumer) {
        const auto events = m_sample.usage.eventsOf(consumer);
        for (std::size_t event = events.begin; event < events.end; ++event) {
            const std::uint32_t target = valueOf(*m_sample.usage.targetOf(event));
            asked.insert(target);
            if (m_stories[consumer].plan.value == "free")
                QVERIFY(!m_sample.usage.target(target).path.starts_with("/v1/batch"));
        }
    }
    QCOMPARE(asked.size(), std::size_t{31});
}

void TestSampleStories::shipsTheDraftOfTheSample()
{
    const PlanSet shipped = plansIn("shipped.json");
    const PlanSet draft = plansIn("sample_draft.json");
    QVERIFY(!shipped.routes);
    QCOMPARE(draft.plans.size(), std::size_t{1});
    PlanSet expected = shipped;
    Plan& pro = expected.plans[*expected.indexOf({"pro"})];
    QCOMPARE(pro.quotas[0].included->value, std::int64_t{50'000});
    pro.quotas[0].included = Quantity{40'000};
    QVERIFY(overlaid(shipped, draft) == expected);
}

TOLLGATE_TEST(TestSampleStories)
#include "tst_stories.moc"
