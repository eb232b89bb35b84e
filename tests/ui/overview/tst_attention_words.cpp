#include "overview/overview_words.h"

#include "common/english_plurals.h"
#include "support/room_tests.h"
#include "ui/overview/overview_lab.h"

#include <QLocale>

using namespace tollgate;
using namespace std::chrono_literals;
using namespace tollgate::pages;

namespace {

InvalidationDraft draftOf(ports::InvalidationScope scope)
{
    return {.scope = scope, .consumer = "acme", .plan = "pro", .progress = {}};
}

} // namespace

// What is said of those who want a person, and of the invalidation.
class TestAttentionWords : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void attentionInWords();
    void attentionSaysWhatIsLeftOut();
    void invalidationSaysWhatItDoes_data();
    void invalidationSaysWhatItDoes();
    void obstaclesHaveAReason();
    void outcomesOfAnInvalidation();

private:
    common::EnglishPlurals m_plurals;
};

void TestAttentionWords::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QCoreApplication::installTranslator(&m_plurals);
}

void TestAttentionWords::attentionInWords()
{
    const auto print = [](const AttentionItem& item) {
        const AttentionText words = attentionText(item);
        return QStringList{words.title, words.text, words.verb}.join(u'|');
    };
    using Kind = AttentionItem::Kind;
    using Verb = AttentionItem::Verb;
    QCOMPARE(print({.kind = Kind::Node, .verb = Verb::LookAgain, .id = "eu-3", .silence = 95s}),
        u"Node eu-3 is silent|No heartbeat for 1 min|Look again"_qs);
    QCOMPARE(print({.id = "acme", .counts = test::counts("5 accepted, 5 minute")}),
        u"acme|5 refused, 50 % · minute limit|See plan"_qs);
    QCOMPARE(
        print({.verb = Verb::Invalidate, .id = "acme", .counts = test::counts("5 key, 1 quota")}),
        u"acme|6 refused, 100 % · mostly invalid key|Invalidate…"_qs);
}

void TestAttentionWords::attentionSaysWhatIsLeftOut()
{
    OverviewState state{.face = OverviewFace::Ready};
    state.known = {test::noon(), test::noon(60)};
    state.attention = {{.kind = AttentionItem::Kind::Node, .id = "eu-3"}};
    QCOMPARE(attentionNote(state), QString()); // nobody is refused
    state.attention = {{.id = "acme", .counts = test::counts("5 minute")}};
    QCOMPARE(attentionNote(state), u"Refused most in 1 min"_qs);
    state.attentionLeftOut = 12;
    QCOMPARE(attentionNote(state), u"Refused most in 1 min · 12 more below these"_qs);
    state.attentionLeftOut = 0;
    state.isStale = true;
    state.age = 41s;
    QCOMPARE(attentionNote(state), u"Refused most in 1 min · stale 41 s"_qs);
}

void TestAttentionWords::invalidationSaysWhatItDoes_data()
{
    QTest::addColumn<ports::InvalidationScope>("scope");
    QTest::addColumn<QString>("verb");
    QTest::addRow("a consumer") << ports::InvalidationScope::Consumer << u"Invalidate acme"_qs;
    QTest::addRow("a plan, by its name") << ports::InvalidationScope::Plan << u"Invalidate pro"_qs;
    QTest::addRow("everything") << ports::InvalidationScope::All << u"Invalidate everything"_qs;
}

void TestAttentionWords::invalidationSaysWhatItDoes()
{
    QFETCH(ports::InvalidationScope, scope);
    const InvalidationText words = invalidationText(draftOf(scope), {});
    QTEST(words.verb, "verb");
    QVERIFY(words.explanation.startsWith(u"Every node"));
    QCOMPARE(words.obstacle, QString());
    QCOMPARE(words.outcome, QString());
}

void TestAttentionWords::obstaclesHaveAReason()
{
    OverviewState state;
    QCOMPARE(invalidationText({}, state).obstacle, u"name a consumer first"_qs);
    QCOMPARE(invalidationText({.scope = ports::InvalidationScope::Plan}, state).obstacle,
        u"choose a plan first"_qs);
    state.writeRefusal = Error{.code = ErrorCode::Refused, .what = "production is locked"};
    QCOMPARE(invalidationText(draftOf(ports::InvalidationScope::All), state).obstacle,
        u"production is locked"_qs);
}

void TestAttentionWords::outcomesOfAnInvalidation()
{
    using State = workspace::InvalidationProgress::State;
    InvalidationDraft draft = draftOf(ports::InvalidationScope::Consumer);
    draft.progress.nodes = {{.node = "eu-1", .done = test::noon()}, {.node = "eu-3"}};
    const auto words = [&](State state) {
        draft.progress.state = state;
        return invalidationText(draft, {});
    };
    QCOMPARE(words(State::Proving).outcome, u"Asking every node…"_qs);
    QCOMPARE(words(State::Done).outcome, u"Proven by 2 nodes."_qs);
    const InvalidationText partial = words(State::Partial);
    QVERIFY(partial.outcome.startsWith(u"eu-3 did not answer"));
    QCOMPARE(partial.verb, u"Try again"_qs);
    QCOMPARE(partial.tone, common::Tone::Refused);
    draft.progress.nodes = {{.node = "eu-1"}, {.node = "eu-3"}};
    QCOMPARE(words(State::Failed).outcome, u"No node answered: eu-1, eu-3."_qs);
    draft.progress.error = test::noAnswer();
    QVERIFY(words(State::Failed).outcome.contains(u"connection refused"));
}

TOLLGATE_TEST(TestAttentionWords)
#include "tst_attention_words.moc"
