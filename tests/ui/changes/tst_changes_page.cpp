#include "changes/changes_page.h"

#include "changes/change_list.h"
#include "common/button.h"
#include "common/text_label.h"
#include "support/room_tests.h"
#include "support/widgets.h"
#include "ui/changes/english.h"
#include "ui/changes/reviewed.h"

#include <QAction>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>

using namespace tollgate;
using pages::ChangesPage;
using test::ChangesDesk;
using State = workspace::ChangeProgress::State;

namespace {

// All visible words, line by line, and verbs in brackets.
QString words(const QWidget& page)
{
    QStringList words;
    for (const auto* label : page.findChildren<common::TextLabel*>()) {
        if (label->isVisible() && !label->text().isEmpty())
            words << label->text();
    }
    for (const auto* button : page.findChildren<common::Button*>()) {
        if (button->isVisible())
            words << (button->isEnabled() ? u'[' + button->text() + u']'
                                          : u'(' + button->text() + u')');
    }
    return words.join(u'\n');
}

// Whether there is such a button, in sight and enabled, which is then pressed.
bool click(const QWidget& page, const QString& verb)
{
    for (auto* button : page.findChildren<common::Button*>()) {
        if (button->isVisible() && button->isEnabled() && button->text() == verb) {
            QTest::mouseClick(button, Qt::LeftButton);
            return true;
        }
    }
    return false;
}

ports::Change quotaChange()
{
    const test::Reviewed lowered = test::lowered();
    ports::Change change = test::priceChange(15, "5.00");
    change.id = "ch_new";
    change.operation = "op_new";
    change.edits = lowered.review.edits;
    change.digest = lowered.review.digest;
    return change;
}

} // namespace

// The widgets: what is seen, clicked and typed.
class TestChangesPage : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }

    void appliesByOneClick();
    void productionWantsItsNameTyped();
    void undoesByKeyboard();
    void theListIsWalkedByKeyboard();
    void anEmptyPageLeadsToPlans();
    void aViewerHasNoVerbs();

private:
    test::English m_english;
};

void TestChangesPage::appliesByOneClick()
{
    ChangesDesk desk;
    ChangesPage page(desk.vm);
    page.resize(1244, 850);
    page.show();
    QVERIFY(desk.open());
    desk.review(test::lowered());
    const QString shown = words(page);
    for (const auto& text : {u"Lower Pro’s monthly quota from 100 to 80 for 4 consumers, now."_qs,
             u"1 newly affected · 2 affected already"_qs, u"What was used stays counted"_qs,
             u"If usage ±20 %"_qs, u"[Apply to 4 consumers]"_qs})
        QVERIFY2(shown.contains(text), qPrintable(shown));
    QCOMPARE(test::namelessWidgets(page), QStringList());
    desk.gateway->changesAnswer = std::vector{quotaChange()};
    QVERIFY(click(page, u"Apply to 4 consumers"_qs));
    QVERIFY(desk.waitUntil([&] { return !desk.state().draft; }));
    const QString after = words(page);
    QVERIFY2(after.contains(u"Proven on 2 of 2 nodes."_qs), qPrintable(after));
    QVERIFY2(after.contains(u"[Undo this change]"_qs), qPrintable(after));
    QVERIFY2(!after.contains(u"Apply to"_qs), qPrintable(after));
    QCOMPARE(test::namelessWidgets(page), QStringList());
}

void TestChangesPage::productionWantsItsNameTyped()
{
    ChangesDesk desk(Environment::Production);
    ChangesPage page(desk.vm);
    page.resize(1244, 850);
    page.show();
    QVERIFY(desk.open());
    desk.review(test::lowered());
    QVERIFY(words(page).contains(u"Not possible now: production is locked."_qs));
    QVERIFY(click(page, u"Unlock editing for 30 min"_qs));
    QVERIFY(words(page).contains(u"(Apply to 4 consumers)"_qs));
    page.planActions().front()->trigger(); // leads to where the name is typed
    auto* name = qobject_cast<QLineEdit*>(page.focusWidget());
    QVERIFY(name);
    QTest::keyClicks(name, u"gateway-eu"_qs);
    QVERIFY(words(page).contains(u"[Apply to 4 consumers]"_qs));
    QTest::keyClick(name, Qt::Key_Return);
    QVERIFY(desk.waitUntil([&] { return !desk.gateway->submitted.empty(); }));
    QCOMPARE(desk.gateway->submitted[0].consent.confirmation, std::string("gateway-eu"));
}

void TestChangesPage::undoesByKeyboard()
{
    ChangesDesk desk;
    desk.gateway->changesAnswer = std::vector{test::priceChange(14, "5.00")};
    ChangesPage page(desk.vm);
    page.show();
    QVERIFY(desk.open());
    QAction* undo = page.planActions().back();
    QCOMPARE(undo->shortcut(), QKeySequence(QKeySequence::Undo));
    QVERIFY(undo->isEnabled());
    undo->trigger();
    QVERIFY(desk.waitUntil([&] { return !desk.gateway->undone.empty(); }));
    QCOMPARE(desk.gateway->undone[0].first, std::string("ch_14"));
}

void TestChangesPage::theListIsWalkedByKeyboard()
{
    ChangesDesk desk;
    ports::Change undone = test::priceChange(13, "6.00");
    undone.undoneBy = "ch_14";
    desk.gateway->changesAnswer = std::vector{test::priceChange(14, "5.00"), undone};
    ChangesPage page(desk.vm);
    page.resize(1244, 850);
    page.show();
    QVERIFY(desk.open());
    auto* list = page.findChild<pages::ChangeList*>();
    QTest::keyClick(list, Qt::Key_Down); // over the title of the group
    QCOMPARE(desk.state().selected, std::string("ch_13"));
    QVERIFY(words(page).contains(u"Undone by Ana, 24 Nov 2026 18:09 UTC."_qs));
    QTest::keyClick(list, Qt::Key_Up);
    QCOMPARE(desk.state().selected, std::string("ch_14"));
}

void TestChangesPage::anEmptyPageLeadsToPlans()
{
    ChangesDesk desk;
    ChangesPage page(desk.vm);
    QSignalSpy connecting(&page, &ChangesPage::connectRequested);
    QSignalSpy plans(&page, &ChangesPage::plansRequested);
    page.show();
    QVERIFY(click(page, u"Connect…"_qs));
    QCOMPARE(connecting.count(), 1);
    QVERIFY(desk.open());
    QVERIFY(words(page).contains(u"No change yet"_qs));
    QVERIFY(click(page, u"Go to plans"_qs));
    QCOMPARE(plans.count(), 1);
}

void TestChangesPage::aViewerHasNoVerbs()
{
    ChangesDesk desk(Environment::Dev, Role::Viewer);
    desk.gateway->changesAnswer = std::vector{test::priceChange(14, "5.00")};
    ChangesPage page(desk.vm);
    page.show();
    QVERIFY(desk.open());
    QVERIFY(!words(page).contains(u"Undo this change"_qs));
    QVERIFY(
        words(page).contains(u"Looking only: this token can read plans but not change them."_qs));
}

TOLLGATE_TEST(TestChangesPage)
#include "tst_changes_page.moc"
