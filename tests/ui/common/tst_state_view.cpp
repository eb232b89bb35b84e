#include "common/state_view.h"

#include "common/button.h"
#include "common/notice.h"
#include "common/skeleton.h"
#include "common/text_label.h"
#include "support/room_tests.h"
#include "support/widgets.h"

#include <QSignalSpy>

using namespace tollgate;
using namespace tollgate::common;
using namespace std::chrono_literals;

namespace {

// All visible words, line by line, and the verb in brackets.
QString wordsOf(const QWidget& view)
{
    QStringList words;
    for (const auto* label : view.findChildren<TextLabel*>()) {
        if (label->isVisible())
            words << label->text();
    }
    for (const auto* button : view.findChildren<Button*>()) {
        if (button->isVisible())
            words << u'[' + button->text() + u']';
    }
    return words.join(u'\n');
}

const Error kRefused{.code = ErrorCode::Refused,
    .what = "gateway-eu did not accept the token (401)",
    .where = "at the admin API",
    .remedy = "enter a new one"};

} // namespace

class TestStateView : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void saysInWords_data();
    void saysInWords();
    void loadingIsUnseenAtFirst();
    void loadingShowsASkeletonThen();
    void slowLoadingNamesItsStep();
    void nextStepIsNamedAtOnce();
    void fastLoadingLeavesNoTrace();
    void oneVerbForEveryFace();
    void everythingHasAName();
};

void TestStateView::saysInWords_data()
{
    QTest::addColumn<Face>("face");
    QTest::addColumn<QString>("expected");
    QTest::addRow("ready: the content") << Face(Ready{}) << u"content"_qs;
    QTest::addRow("loading: nothing yet") << Face(Loading{.step = u"Reading"_qs}) << QString();
    QTest::addRow("empty")
        << Face(Empty{.title = u"No consumer yet"_qs,
               .text = u"They appear with their first request."_qs,
               .verb = u"Add one"_qs})
        << u"No consumer yet\nThey appear with their first request.\n[Add one]"_qs;
    QTest::addRow("empty without a verb")
        << Face(Empty{.title = u"No consumer yet"_qs}) << u"No consumer yet"_qs;
    QTest::addRow("failed: what, where, what to do")
        << Face(Failed{.error = kRefused, .verb = u"Enter new token"_qs})
        << u"gateway-eu did not accept the token (401).\nAt the admin API.\nEnter a new one.\n"
           u"[Enter new token]"_qs;
    QTest::addRow("failed without a place or a remedy")
        << Face(Failed{.error = {.what = "out of memory"}}) << u"Out of memory."_qs;
}

void TestStateView::saysInWords()
{
    QFETCH(Face, face);
    StateView view(new TextLabel(u"content"_qs));
    view.setFace(face);
    view.show();
    QTEST(wordsOf(view), "expected");
    QCOMPARE(view.face(), face);
}

void TestStateView::loadingIsUnseenAtFirst()
{
    StateView view(new TextLabel(u"content"_qs), nullptr, {.skeleton = 1h, .step = 1h});
    view.show();
    view.setFace(Loading{});
    const auto* skeleton = view.findChild<Skeleton*>();
    QVERIFY(skeleton->isVisible());
    QVERIFY(!skeleton->isRevealed());
}

void TestStateView::loadingShowsASkeletonThen()
{
    StateView view(new TextLabel(u"content"_qs), nullptr, {.skeleton = 0ms, .step = 1h});
    view.show();
    view.setFace(Loading{});
    const auto* skeleton = view.findChild<Skeleton*>();
    QTRY_VERIFY(skeleton->isRevealed());
    view.setFace(Ready{});
    view.setFace(Loading{});
    QVERIFY(!skeleton->isRevealed()); // from the beginning again
}

void TestStateView::slowLoadingNamesItsStep()
{
    StateView view(new TextLabel(u"content"_qs), nullptr, {.skeleton = 0ms, .step = 0ms});
    view.show();
    view.setFace(Loading{.step = u"Reading day 3 of 12"_qs, .verb = u"Cancel"_qs});
    QTRY_COMPARE(wordsOf(view), u"Reading day 3 of 12\n[Cancel]"_qs);
}

void TestStateView::nextStepIsNamedAtOnce()
{
    StateView view(new TextLabel(u"content"_qs), nullptr, {.skeleton = 0ms, .step = 0ms});
    view.show();
    view.setFace(Loading{.step = u"one"_qs});
    QTRY_COMPARE(wordsOf(view), u"one"_qs);
    view.setFace(Loading{.step = u"two"_qs});
    QCOMPARE(wordsOf(view), u"two"_qs);
}

void TestStateView::fastLoadingLeavesNoTrace()
{
    StateView view(new TextLabel(u"content"_qs), nullptr, {.skeleton = 0ms, .step = 0ms});
    view.show();
    view.setFace(Loading{.step = u"Reading"_qs});
    view.setFace(Ready{});
    QTest::qWait(20); // longer than both delays: neither may come back
    QCOMPARE(wordsOf(view), u"content"_qs);
}

void TestStateView::oneVerbForEveryFace()
{
    StateView view(new TextLabel(u"content"_qs), nullptr, {.skeleton = 0ms, .step = 0ms});
    QSignalSpy verbs(&view, &StateView::verbTriggered);
    view.show();
    const Face faces[] = {Empty{.title = u"Nobody"_qs, .verb = u"Add one"_qs},
        Failed{.error = kRefused, .verb = u"Try again"_qs},
        Loading{.step = u"Reading"_qs, .verb = u"Cancel"_qs}};
    for (const Face& face : faces) {
        view.setFace(face);
        auto* verb = view.findChild<Notice*>()->findChild<Button*>();
        QTRY_VERIFY(verb->isVisible());
        QTest::mouseClick(verb, Qt::LeftButton);
    }
    QCOMPARE(verbs.count(), 3);
}

void TestStateView::everythingHasAName()
{
    StateView view(new TextLabel(u"content"_qs));
    view.setFace(Failed{.error = kRefused, .verb = u"Try again"_qs});
    view.show();
    QCOMPARE(test::namelessWidgets(view), QStringList());
}

TOLLGATE_TEST(TestStateView)
#include "tst_state_view.moc"
