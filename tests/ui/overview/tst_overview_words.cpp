#include "overview/overview_words.h"

#include "common/english_plurals.h"
#include "common/formats.h"
#include "support/print.h"
#include "support/room_tests.h"
#include "ui/overview/overview_lab.h"

#include <QLocale>

using namespace tollgate;
using namespace std::chrono_literals;
using namespace tollgate::pages;

namespace {

// A minute of 120 requests, of which 6 were refused, one of them without a known key.
OverviewState busy()
{
    OverviewState state{.face = OverviewFace::Ready, .gateway = "gateway-eu"};
    workspace::LiveSnapshot snapshot{
        .seconds = {test::liveSecond(59, "114 accepted, 3 minute, 2 quota, 1 unknown")},
        .consumers = {},
        .gaps = {},
        .node = "eu-1"};
    state.known = {test::noon(), test::noon(60)};
    state.window = state.known;
    state.figures = {.seconds = 60,
        .all = snapshot.seconds[0].all,
        .unknown = 1,
        .consumersRefused = 2,
        .consumersSeen = 12};
    state.snapshot = std::make_shared<const workspace::LiveSnapshot>(std::move(snapshot));
    return state;
}

QString print(const FigureText& figure)
{
    return QStringList{figure.title, figure.value, figure.note}.join(u'|');
}

} // namespace

// What the Overview says.
class TestOverviewWords : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void quietNumbers();
    void numbersThatAreNotKnown();
    void staleNumbersSayHowOld();
    void failuresStandOut();
    void whatIsLeftOutIsAtLeast();
    void liveNoteSaysHowOld_data();
    void liveNoteSaysHowOld();
    void loadIsTold_data();
    void loadIsTold();
    void barsInWords_data();
    void barsInWords();
    void ticksAreRound_data();
    void ticksAreRound();
    void nodesNoteTellsDurability();
    void oneMessageAtATime();

private:
    common::EnglishPlurals m_plurals;
};

void TestOverviewWords::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QCoreApplication::installTranslator(&m_plurals);
}

void TestOverviewWords::quietNumbers()
{
    const auto figures = figureTexts(busy());
    QCOMPARE(print(figures[0]), u"Accepted|1.9/s|mean of the last minute"_qs);
    QCOMPARE(print(figures[1]), u"Refused|5 %|6 of 120 · 1 without a known key"_qs);
    QCOMPARE(print(figures[2]), u"Upstream failures|0/s|none of the accepted"_qs);
    QCOMPARE(print(figures[3]), u"Consumers refused|2|of 12 seen in 1 min"_qs);
    QVERIFY(!figures[0].trend.empty());
    QVERIFY(figures[3].trend.empty()); // who is refused is not known per second
}

void TestOverviewWords::numbersThatAreNotKnown()
{
    for (const FigureText& figure : figureTexts({})) {
        QCOMPARE(figure.value, common::unknown());
        QCOMPARE(figure.note, u"not counted yet"_qs);
        QVERIFY(figure.trend.empty());
    }
    OverviewState quiet = busy();
    quiet.figures = {.seconds = 12};
    QCOMPARE(print(figureTexts(quiet)[0]), u"Accepted|0/s|mean of the 12 s that are known"_qs);
    QCOMPARE(print(figureTexts(quiet)[1]), u"Refused|—|no requests in the last minute"_qs);
}

void TestOverviewWords::staleNumbersSayHowOld()
{
    OverviewState state = busy();
    state.isStale = true;
    state.age = 41s;
    for (const FigureText& figure : figureTexts(state)) {
        QCOMPARE(figure.note, u"stale 41 s"_qs);
        QCOMPARE(figure.tone, common::Tone::Secondary);
    }
}

void TestOverviewWords::failuresStandOut()
{
    OverviewState state = busy();
    state.figures.all.failed = 57;
    const FigureText figure = figureTexts(state)[2];
    QCOMPARE(print(figure), u"Upstream failures|1/s|50 % of the accepted"_qs);
    QCOMPARE(figure.tone, common::Tone::Refused);
}

void TestOverviewWords::whatIsLeftOutIsAtLeast()
{
    OverviewState state = busy();
    state.figures.isAtLeast = true;
    QCOMPARE(print(figureTexts(state)[3]), u"Consumers refused|≥ 2|of ≥ 12 seen in 1 min"_qs);
}

void TestOverviewWords::liveNoteSaysHowOld_data()
{
    QTest::addColumn<bool>("isPaused");
    QTest::addColumn<int>("waiting");
    QTest::addColumn<bool>("isStale");
    QTest::addColumn<QString>("note");
    QTest::addRow("live") << false << 0 << false << u"Live · 2 s ago"_qs;
    QTest::addRow("paused") << true << 0 << false << u"Paused · 0 updates waiting"_qs;
    QTest::addRow("one waits") << true << 1 << false << u"Paused · 1 update waiting"_qs;
    QTest::addRow("some wait") << true << 12 << false << u"Paused · 12 updates waiting"_qs;
    QTest::addRow("stale") << false << 0 << true << u"stale 2 s"_qs;
}

void TestOverviewWords::liveNoteSaysHowOld()
{
    QFETCH(bool, isPaused);
    QFETCH(int, waiting);
    QFETCH(bool, isStale);
    OverviewState state = busy();
    state.age = 2s;
    state.isPaused = isPaused;
    state.waiting = static_cast<std::size_t>(waiting);
    state.isStale = isStale;
    QTEST(liveNote(state), "note");
}

void TestOverviewWords::loadIsTold_data()
{
    QTest::addColumn<int>("asked");
    QTest::addColumn<qint64>("within");
    QTest::addColumn<QString>("note");
    QTest::addRow("not measured yet") << 0 << qint64(0) << u"console: —"_qs;
    QTest::addRow("not a second yet") << 3 << qint64(999) << u"console: —"_qs;
    QTest::addRow("as usual") << 21 << qint64(30'000) << u"console: 0.7/s"_qs;
}

void TestOverviewWords::loadIsTold()
{
    QFETCH(int, asked);
    QFETCH(qint64, within);
    OverviewState state;
    state.asked = asked;
    state.askedWithin = std::chrono::milliseconds{within};
    QTEST(loadNote(state), "note");
}

void TestOverviewWords::barsInWords_data()
{
    QTest::addColumn<qint64>("known");
    QTest::addColumn<qint64>("step");
    QTest::addColumn<bool>("isBusy");
    QTest::addColumn<QString>("text");
    QTest::addRow("a second") << qint64(1) << qint64(1) << true
                              << u"12:00:00 UTC: 4/s accepted, 2/s refused: quota"_qs;
    QTest::addRow("a quiet one") << qint64(1) << qint64(1) << false
                                 << u"12:00:00 UTC: no requests"_qs;
    QTest::addRow("several seconds") << qint64(
        2) << qint64(2) << true << u"12:00:00–12:00:02 UTC: 2/s accepted, 1/s refused: quota"_qs;
    QTest::addRow("missing") << qint64(0) << qint64(1) << false << u"12:00:00 UTC: not known"_qs;
}

void TestOverviewWords::barsInWords()
{
    QFETCH(qint64, known);
    QFETCH(qint64, step);
    QFETCH(bool, isBusy);
    charts::StackBar bar{.from = test::noon().time_since_epoch().count() / 1'000, .known = known};
    if (isBusy)
        bar.sums = {4, 0, 0, 2, 0};
    QTEST(barText(bar, step), "text");
}

void TestOverviewWords::ticksAreRound_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addColumn<QString>("ticks");
    QTest::addRow("two minutes") << 5 << 125 << u"12:00:30 12:01:00 12:01:30 12:02:00"_qs;
    QTest::addRow("on a tick") << 30 << 60 << u"12:00:30"_qs;
    QTest::addRow("ten minutes") << 0 << 600 << u"12:00 12:02 12:04 12:06 12:08"_qs;
    QTest::addRow("no time") << 10 << 10 << QString();
}

void TestOverviewWords::ticksAreRound()
{
    QFETCH(int, from);
    QFETCH(int, to);
    const std::int64_t start = test::noon().time_since_epoch().count() / 1'000;
    QStringList words;
    for (const auto& tick : timeTicks({start + from, start + to}))
        words << tick.text;
    QTEST(words.join(u' '), "ticks");
}

void TestOverviewWords::nodesNoteTellsDurability()
{
    OverviewState state = busy();
    QCOMPARE(nodesNote(state), QString());
    state.areNodesKnown = true;
    state.nodes = {{.status = test::node("eu-1", "up")}};
    state.durability = "strict";
    QVERIFY(nodesNote(state).startsWith(u"strict durability"));
    state.durability = "relaxed";
    state.nodesError = test::noAnswer();
    QVERIFY(nodesNote(state).contains(u"relaxed durability"));
    QVERIFY(nodesNote(state).endsWith(u"not answered: connection refused"));
}

void TestOverviewWords::oneMessageAtATime()
{
    OverviewState state = busy();
    QCOMPARE(messageText(state), QString());
    state.writeRefusal = Error{.code = ErrorCode::Refused, .what = "production is locked"};
    state.canUnlock = true;
    QCOMPARE(messageText(state), QString()); // said where it is in the way
    state.canUnlock = false;
    QCOMPARE(messageText(state), u"Looking only: production is locked."_qs);
    state.isStale = true;
    QCOMPARE(messageText(state), u"gateway-eu has stopped answering. Old figures are marked."_qs);
    state.error = test::noAnswer();
    QCOMPARE(messageText(state),
        u"gateway-eu does not answer: connection refused. Old figures are marked."_qs);
}

TOLLGATE_TEST(TestOverviewWords)
#include "tst_overview_words.moc"
