#include "overview/live_figures.h"

#include "support/print.h"
#include "support/room_tests.h"
#include "ui/overview/overview_lab.h"

#include <numeric>

using namespace tollgate;
using namespace std::chrono_literals;
using namespace tollgate::pages;
using test::liveSecond;
using test::noon;

namespace {

// Followed from noon to `until`; the window is the whole of it.
OverviewState followed(int until, workspace::LiveSnapshot snapshot)
{
    OverviewState state{.face = OverviewFace::Ready};
    state.snapshot = std::make_shared<const workspace::LiveSnapshot>(std::move(snapshot));
    state.known = {noon(), noon(until)};
    state.window = state.known;
    return state;
}

QString print(const charts::StackParts& parts)
{
    QStringList words;
    for (const std::int64_t part : parts)
        words << QString::number(part);
    return words.join(u' ');
}

// "0:9 1:- 2:0": sums of bars by the second they begin at; a dash where nothing is known.
QString print(const charts::StackBars& stack)
{
    QStringList words;
    const std::int64_t start
        = std::chrono::floor<std::chrono::seconds>(noon()).time_since_epoch().count();
    for (const charts::StackBar& bar : stack.bars) {
        const auto sum = std::accumulate(bar.sums.begin(), bar.sums.end(), std::int64_t{0});
        words << QString::number(bar.from - start) + u':'
                + (bar.known == 0 ? QStringLiteral("-") : QString::number(sum));
    }
    return words.join(u' ');
}

QString print(const charts::SparkValues& values)
{
    QStringList words;
    for (const auto& value : values)
        words << (value ? QString::number(*value) : QStringLiteral("-"));
    return words.join(u' ');
}

QString print(const std::vector<AttentionItem>& items)
{
    QStringList words;
    for (const AttentionItem& item : items)
        words << test::text(item.id);
    return words.join(u' ');
}

} // namespace

// Figures, ranking and bars out of what was followed.
class TestLiveFigures : public QObject {
    Q_OBJECT

private slots:
    void partsAddUpToEveryRequest();
    void figuresAreOfTheNewestMinute_data();
    void figuresAreOfTheNewestMinute();
    void gapsAreNotCountedAsTime();
    void consumersAreCountedOverAllThatIsKept();
    void attentionIsRanked();
    void eachReasonHasItsVerb_data();
    void eachReasonHasItsVerb();
    void barsLeaveOutWhatIsMissing();
    void longWindowsGetBarsOfARoundStep();
    void trendsBreakWhereNothingIsKnown();
    void trendsOfNothing();
};

void TestLiveFigures::partsAddUpToEveryRequest()
{
    const auto second = liveSecond(
        0, "20 accepted, 3 failed, 4 minute, 5 hour, 6 day, 7 quota, 8 feature, 9 key, 10 unknown");
    QCOMPARE(print(partsOf(second)), u"17 3 15 7 27"_qs);
    const RecentFigures figures = figuresOf(
        {.seconds = {second}, .consumers = {}, .gaps = {}, .node = {}}, {noon(), noon(1)});
    QCOMPARE(figures.requests(), 69);
    QCOMPARE(figures.refused(), 49);
}

void TestLiveFigures::figuresAreOfTheNewestMinute_data()
{
    QTest::addColumn<int>("until");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<int>("accepted");
    QTest::addRow("nothing is known yet") << 0 << 0 << 0;
    QTest::addRow("one second") << 1 << 1 << 1;
    QTest::addRow("just a minute") << 60 << 60 << 1;
    QTest::addRow("the first second has left") << 61 << 60 << 10;
    QTest::addRow("only the newest") << 120 << 60 << 110;
}

void TestLiveFigures::figuresAreOfTheNewestMinute()
{
    QFETCH(int, until);
    const workspace::LiveSnapshot snapshot{
        .seconds = {liveSecond(0, "1 accepted"), liveSecond(60, "10 accepted"),
            liveSecond(119, "100 accepted")},
        .consumers = {},
        .gaps = {},
        .node = {}};
    const RecentFigures figures = figuresOf(snapshot, {noon(), noon(until)});
    QTEST(static_cast<int>(figures.seconds), "seconds");
    QTEST(static_cast<int>(figures.all.accepted), "accepted");
}

void TestLiveFigures::gapsAreNotCountedAsTime()
{
    workspace::LiveSnapshot snapshot{.seconds = {liveSecond(0, "1 accepted")},
        .consumers = {},
        .gaps = {{noon(10), noon(25)}},
        .node = {}};
    QCOMPARE(figuresOf(snapshot, {noon(), noon(40)}).seconds, 25);
    // The minute begins inside the gap.
    QCOMPARE(figuresOf(snapshot, {noon(), noon(80)}).seconds, 55);
    snapshot.gaps = {{noon(1), noon(5)}};
    QCOMPARE(figuresOf(snapshot, {noon(), noon(65)}).seconds, 60); // it is older than the minute
}

void TestLiveFigures::consumersAreCountedOverAllThatIsKept()
{
    const workspace::LiveSnapshot snapshot{.seconds = {},
        .consumers = {{ConsumerId{"a"}, test::counts("5 accepted")},
            {ConsumerId{"b"}, test::counts("5 accepted, 1 minute")}},
        .gaps = {},
        .isPartial = true,
        .node = {}};
    const RecentFigures figures = figuresOf(snapshot, {noon(), noon(1)});
    QCOMPARE(figures.consumersSeen, 2);
    QCOMPARE(figures.consumersRefused, 1);
    QVERIFY(figures.isAtLeast);
}

void TestLiveFigures::attentionIsRanked()
{
    OverviewState state = followed(1,
        {.seconds = {},
            .consumers = {{ConsumerId{"calm"}, test::counts("5 accepted")},
                {ConsumerId{"few"}, test::counts("1 minute")},
                {ConsumerId{"as-few"}, test::counts("1 quota")},
                {ConsumerId{"many"}, test::counts("3 day, 2 minute")}},
            .gaps = {},
            .node = {}});
    state.nodes = {{.status = test::node("eu-1", "up")}, {.status = test::node("eu-2", "left")},
        {.status = test::node("eu-3", "silent")}};
    QCOMPARE(print(attentionOf(state)), u"eu-3 many as-few few"_qs);
}

void TestLiveFigures::eachReasonHasItsVerb_data()
{
    QTest::addColumn<QString>("refused");
    QTest::addColumn<AttentionItem::Verb>("verb");
    const auto plans = AttentionItem::Verb::OpenInPlans;
    const auto invalidate = AttentionItem::Verb::Invalidate;
    QTest::addRow("a limit per minute is in the plan") << u"9 minute, 1 key"_qs << plans;
    QTest::addRow("a quota is in the plan") << u"1 quota"_qs << plans;
    QTest::addRow("a key may be stale in a cache") << u"9 key, 1 minute"_qs << invalidate;
    QTest::addRow("so may a feature") << u"1 feature"_qs << invalidate;
}

void TestLiveFigures::eachReasonHasItsVerb()
{
    QFETCH(QString, refused);
    const OverviewState state = followed(1,
        {.seconds = {},
            .consumers = {{ConsumerId{"a"}, test::counts(refused.toStdString())}},
            .gaps = {},
            .node = {}});
    QTEST(attentionOf(state).at(0).verb, "verb");
}

void TestLiveFigures::barsLeaveOutWhatIsMissing()
{
    OverviewState state = followed(6,
        {.seconds = {liveSecond(1, "4 accepted"), liveSecond(5, "2 accepted, 1 key")},
            .consumers = {},
            .gaps = {{noon(2), noon(4)}},
            .node = {}});
    state.window = {noon(-1), noon(8)}; // from before it was followed, until after it was lost
    QCOMPARE(print(outcomeBars(state, 100)), u"-1:- 0:0 1:4 2:- 3:- 4:0 5:3 6:- 7:-"_qs);
}

void TestLiveFigures::longWindowsGetBarsOfARoundStep()
{
    const OverviewState state = followed(20,
        {.seconds = {liveSecond(3, "4 accepted"), liveSecond(4, "2 accepted")},
            .consumers = {},
            .gaps = {{noon(10), noon(20)}},
            .node = {}});
    QCOMPARE(print(outcomeBars(state, 4)), u"0:6 5:0 10:- 15:-"_qs);
}

void TestLiveFigures::trendsBreakWhereNothingIsKnown()
{
    const OverviewState state = followed(4,
        {.seconds = {liveSecond(0, "6 accepted, 2 failed, 2 quota"), liveSecond(3, "4 accepted")},
            .consumers = {},
            .gaps = {{noon(2), noon(3)}},
            .node = {}});
    const FigureTrends trends = trendsOf(state);
    QCOMPARE(print(trends.accepted), u"6 0 - 4"_qs);
    QCOMPARE(print(trends.failed), u"2 0 - 0"_qs);
    QCOMPARE(print(trends.refused), u"0.25 - - 0"_qs); // of nothing there is no share
}

void TestLiveFigures::trendsOfNothing()
{
    QVERIFY(trendsOf({}).accepted.empty());
    QVERIFY(trendsOf(followed(0, {})).refused.empty());
}

TOLLGATE_TEST(TestLiveFigures)
#include "tst_live_figures.moc"
