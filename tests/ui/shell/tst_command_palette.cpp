#include "shell/command_palette.h"

#include "common/text_label.h"
#include "support/room_tests.h"
#include "support/widgets.h"
#include "ui/shell/places_window.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QListView>

using namespace tollgate;
using namespace tollgate::shell;
using test::PlacesWindow;

// The palette over a window, as it is used.
class TestCommandPalette : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void opensByKeysAndGoesByEsc();
    void listsPagesThenWhatThePageOffersThenTheRest();
    void enterRunsTheBest();
    void arrowsGoRound();
    void clickRuns();
    void clickBesideItCloses();
    void leavingItCloses();
    void opensPastedLinks();
    void theNewestQueryWins();
    void keepsWhatWasChosenByHand();
    void answersAfterItHasGoneAreIgnored();
    void saysWhyThereIsNothing();
    void keepsItsPlace();
    void isReadAloud();
};

namespace {

// A hand on the palette of a window.
struct Palette {
    PlacesWindow places;
    CommandPalette& palette{places.window().palette()};
    QLineEdit& field{*palette.findChild<QLineEdit*>()};
    QListView& list{*palette.findChild<QListView*>()};
    QAbstractItemModelTester tester{list.model()};

    bool summon()
    {
        const bool isActive = QTest::qWaitForWindowActive(&places.window());
        QTest::keyClick(places.window().focusWidget(), Qt::Key_K, Qt::ControlModifier);
        return isActive && palette.isVisible() && field.hasFocus();
    }
    void type(const QString& text) { QTest::keyClicks(&field, text); }
    void press(Qt::Key key) { QTest::keyClick(&field, key); }
    QString chosen() const { return list.currentIndex().data().toString(); }
    QString listed() const
    {
        QStringList titles;
        for (int row = 0; row < list.model()->rowCount(); ++row)
            titles << list.model()->index(row, 0).data().toString();
        return titles.join(u", "_qs);
    }
    QString empty() const
    {
        const auto& label = *palette.findChild<common::TextLabel*>();
        return label.isVisible() ? label.text() : QString();
    }
    QPoint middleOf(int row) const { return list.visualRect(list.model()->index(row, 0)).center(); }
};

// A source that answers when it is told to.
struct SlowSource {
    QStringList queries;
    std::vector<PaletteAnswer> answers;

    PaletteSource source()
    {
        return [this](const QString& query, const PaletteAnswer& answer) {
            queries << query;
            answers.push_back(answer);
        };
    }
    static PaletteHit hit(const QString& title)
    {
        return {.id = title, .title = title, .kind = u"Consumer"_qs, .run = [] {}};
    }
};

} // namespace

void TestCommandPalette::opensByKeysAndGoesByEsc()
{
    Palette hand;
    QVERIFY(QTest::qWaitForWindowActive(&hand.places.window()));
    QWidget* before = QApplication::focusWidget();
    QVERIFY(hand.summon());
    QVERIFY(before != nullptr && before != QApplication::focusWidget());
    hand.press(Qt::Key_Escape);
    QVERIFY(!hand.palette.isVisible());
    QCOMPARE(QApplication::focusWidget(), before);
    QTest::keyClick(&hand.places.window(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(hand.palette.isVisible());
    QCOMPARE(hand.field.text(), QString());
    QTest::keyClick(&hand.places.window(), Qt::Key_K, Qt::ControlModifier); // once more
    hand.press(Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), before);
}

void TestCommandPalette::listsPagesThenWhatThePageOffersThenTheRest()
{
    Palette hand;
    QVERIFY(hand.summon());
    QVERIFY(hand.listed().startsWith(u"Overview, Plans, As the system, "_qs));
    QVERIFY(!hand.listed().contains(u"Duplicate"_qs));
    hand.press(Qt::Key_Escape);
    hand.places.open(u"tollgate://plans/pro"_qs);
    QTest::keyClick(&hand.places.window(), Qt::Key_F6); // into a field of the page
    QVERIFY(hand.summon());
    QVERIFY(hand.listed().startsWith(
        u"Overview, Plans, Duplicate, As the system, "_qs)); // not "Archive"
    hand.type(u"dark"_qs);
    QCOMPARE(hand.listed(), u"Dark"_qs); // in a menu within a menu
    hand.field.clear();
    hand.type(u"command"_qs);
    QCOMPARE(hand.listed(), QString()); // "Search or run a command…" is open already
}

void TestCommandPalette::enterRunsTheBest()
{
    Palette hand;
    QVERIFY(hand.summon());
    hand.type(u"pl"_qs);
    QCOMPARE(hand.chosen(), u"Plans"_qs);
    hand.press(Qt::Key_Return);
    QVERIFY(!hand.palette.isVisible());
    QCOMPARE(hand.places.place(), u"plans"_qs);
    QVERIFY(hand.summon());
    hand.type(u"xyz"_qs);
    hand.press(Qt::Key_Return); // nothing to run
    QVERIFY(hand.palette.isVisible());
}

void TestCommandPalette::arrowsGoRound()
{
    Palette hand;
    QVERIFY(hand.summon());
    const int rows = hand.list.model()->rowCount();
    const auto row = [&hand] { return hand.list.currentIndex().row(); };
    QCOMPARE(row(), 0);
    hand.press(Qt::Key_Down);
    QCOMPARE(row(), 1);
    hand.press(Qt::Key_Up);
    hand.press(Qt::Key_Up);
    QCOMPARE(row(), rows - 1);
    hand.press(Qt::Key_Down);
    QCOMPARE(row(), 0);
    hand.press(Qt::Key_PageDown);
    QCOMPARE(row(), qMin(rows - 1, 9));
    for (int i = 0; i < rows; ++i)
        hand.press(Qt::Key_PageUp);
    QCOMPARE(row(), 0);
    hand.type(u"xyz"_qs);
    hand.press(Qt::Key_Down); // nowhere to go
    QVERIFY(!hand.list.currentIndex().isValid());
}

void TestCommandPalette::clickRuns()
{
    Palette hand;
    QVERIFY(hand.summon());
    const QPoint second = hand.list.visualRect(hand.list.model()->index(1, 0)).center();
    QTest::mouseClick(hand.list.viewport(), Qt::LeftButton, {}, second);
    QVERIFY(!hand.palette.isVisible());
    QCOMPARE(hand.places.place(), u"plans"_qs);
}

void TestCommandPalette::clickBesideItCloses()
{
    Palette hand;
    QVERIFY(QTest::qWaitForWindowActive(&hand.places.window()));
    QWidget* before = QApplication::focusWidget();
    QVERIFY(hand.summon());
    QTest::mouseClick(hand.places.window().centralWidget(), Qt::LeftButton, {}, {5, 5});
    QVERIFY(!hand.palette.isVisible());
    QCOMPARE(QApplication::focusWidget(), before);
}

void TestCommandPalette::leavingItCloses()
{
    Palette hand;
    QVERIFY(hand.summon());
    QTest::keyClick(&hand.places.window(), Qt::Key_F6); // to the next region
    QVERIFY(!hand.palette.isVisible());
}

void TestCommandPalette::opensPastedLinks()
{
    Palette hand;
    QVERIFY(hand.summon());
    hand.type(u"tollgate://plans/pro"_qs);
    QCOMPARE(hand.listed(), u"tollgate://plans/pro"_qs);
    hand.press(Qt::Key_Return);
    QCOMPARE(hand.places.place(), u"plans/pro"_qs);
}

void TestCommandPalette::theNewestQueryWins()
{
    SlowSource slow;
    Palette hand;
    hand.palette.addSource(slow.source());
    QVERIFY(hand.summon());
    hand.type(u"ac"_qs);
    QCOMPARE(slow.queries, (QStringList{u""_qs, u"a"_qs, u"ac"_qs}));
    slow.answers[2]({SlowSource::hit(u"Acme"_qs), SlowSource::hit(u"Bakery"_qs)});
    QCOMPARE(hand.listed(), u"Acme"_qs); // and not what does not fit
    slow.answers[1]({SlowSource::hit(u"Acorn"_qs)}); // of the query before
    QCOMPARE(hand.listed(), u"Acme"_qs);
    slow.answers[2]({SlowSource::hit(u"Acme"_qs), SlowSource::hit(u"Ace"_qs)}); // there is more
    QCOMPARE(hand.listed(), u"Ace, Acme"_qs);
    hand.type(u"m"_qs); // until its answer is there
    QCOMPARE(hand.listed(), u"Acme"_qs);
}

void TestCommandPalette::keepsWhatWasChosenByHand()
{
    SlowSource slow;
    Palette hand;
    hand.palette.addSource(slow.source());
    QVERIFY(hand.summon());
    hand.type(u"p"_qs);
    QCOMPARE(hand.chosen(), u"Plans"_qs);
    hand.press(Qt::Key_Down);
    const QString chosen = hand.chosen();
    QVERIFY(chosen != u"Plans"_qs);
    slow.answers[1]({SlowSource::hit(u"P"_qs)}); // the best, but too late
    QCOMPARE(hand.chosen(), chosen);
    hand.type(u"l"_qs); // another question
    QCOMPARE(hand.chosen(), u"Plans"_qs);
}

void TestCommandPalette::answersAfterItHasGoneAreIgnored()
{
    SlowSource slow;
    {
        Palette hand;
        hand.palette.addSource(slow.source());
        QVERIFY(hand.summon());
        const int rows = hand.list.model()->rowCount();
        hand.press(Qt::Key_Escape);
        slow.answers[0]({SlowSource::hit(u"Acme"_qs)});
        QCOMPARE(hand.list.model()->rowCount(), rows);
    }
    slow.answers[0]({SlowSource::hit(u"Acme"_qs)});
}

void TestCommandPalette::saysWhyThereIsNothing()
{
    SlowSource slow;
    Palette hand;
    hand.palette.addSource(slow.source());
    QVERIFY(hand.summon());
    hand.type(u"xyz"_qs);
    QCOMPARE(hand.empty(), u"Searching…"_qs);
    slow.answers.back()({});
    QCOMPARE(hand.empty(), u"Nothing here is called “xyz”"_qs);
    QVERIFY(!hand.list.isVisible());
}

void TestCommandPalette::keepsItsPlace()
{
    Palette hand;
    QVERIFY(hand.summon());
    for (const QSize size : {QSize(1'440, 900), QSize(1'024, 640)}) {
        hand.places.window().resize(size);
        QCoreApplication::sendPostedEvents();
        const QRect room = hand.palette.parentWidget()->rect();
        QCOMPARE_LE(std::abs(hand.palette.geometry().center().x() - room.center().x()), 1);
        QVERIFY(room.contains(hand.palette.geometry()));
    }
    const int height = hand.palette.height();
    hand.type(u"dark"_qs); // one row is left
    QCOMPARE_LE(hand.palette.height(), height - 5 * 30);
}

void TestCommandPalette::isReadAloud()
{
    Palette hand;
    QVERIFY(hand.summon());
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&hand.list);
    QCOMPARE(list->child(1)->text(QAccessible::Name), u"Plans, Page, Ctrl+3"_qs);
    QCOMPARE(hand.field.accessibleName(), u"Search pages, commands and plans"_qs);
    QCOMPARE(test::namelessWidgets(hand.places.window()), QStringList());
}

TOLLGATE_TEST(TestCommandPalette)
#include "tst_command_palette.moc"
