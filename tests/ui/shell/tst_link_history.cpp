#include "shell/link_history.h"

#include "support/room_tests.h"

using namespace tollgate;
using shell::Link;
using shell::LinkHistory;

// Back and forward, told as a walk: "plans plans/pro < > ~overview" visits two places, goes back
// and forward again, and settles on a third.
class TestLinkHistory : public QObject {
    Q_OBJECT

private slots:
    void walks_data();
    void walks();
    void isBounded();
};

namespace {

Link linkTo(const QString& place)
{
    return {.page = place.section(u'/', 0, 0), .argument = place.section(u'/', 1)};
}

QString nameOf(const Link& link)
{
    return link.argument.isEmpty() ? link.page : link.page + u'/' + link.argument;
}

// Each step back and forward says where to; "-" where it cannot.
QString walk(LinkHistory& history, const QString& steps)
{
    QStringList reached;
    for (const QString& step : steps.split(u' ')) {
        if (step == u"<"_qs || step == u">"_qs) {
            const bool isBack = step == u"<"_qs;
            const bool can = isBack ? history.canGoBack() : history.canGoForward();
            const auto link = isBack ? history.back() : history.forward();
            reached << (link ? nameOf(*link) : u"-"_qs);
            if (link.has_value() != can)
                reached << u"and said otherwise"_qs;
        } else if (step.startsWith(u'~')) {
            history.settle(linkTo(step.mid(1)));
        } else {
            history.visit(linkTo(step));
        }
    }
    return reached.join(u' ');
}

} // namespace

void TestLinkHistory::walks_data()
{
    QTest::addColumn<QString>("steps");
    QTest::addColumn<QString>("reached");
    const auto row = [](const char* claim, const char* steps, const char* reached) {
        QTest::addRow("%s", claim) << QString::fromLatin1(steps) << QString::fromLatin1(reached);
    };
    row("nowhere to go at first", "< >", "- -");
    row("nor from the first place", "a < >", "- -");
    row("back and forward", "a b c < < < > > >", "b a - b c -");
    row("somewhere new cuts what lay ahead", "a b c < < d > <", "b a - a");
    row("where one is already is nothing new", "a b b < <", "a -");
    row("and cuts nothing", "a b < a >", "a b");
    row("two places of a page", "p/x p/y <", "p/x");
    row("a page settles on what it shows", "a p p/x <", "a");
    row("also in the middle, and cuts nothing", "a p b < p/x > <", "p b p/x");
    row("a page as a whole is a place of its own", "a p/x p <", "p/x");
    row("settling is no step", "a p/x ~p/y <", "a");
    row("not onto the place before", "a p/x p/y ~p/x <", "a");
    row("not onto the place after", "p/x p/y < ~p/y >", "p/x -");
    row("nor onto both", "p/x p/y p/x b < < ~p/x < >", "p/x p/y - b");
    row("a page that settles where one was before", "p/x p p/x <", "-");
}

void TestLinkHistory::walks()
{
    QFETCH(QString, steps);
    LinkHistory history;
    QTEST(walk(history, steps), "reached");
}

void TestLinkHistory::isBounded()
{
    LinkHistory history;
    for (std::size_t place = 0; place <= LinkHistory::kMost; ++place) // one too many
        history.visit({.page = QString::number(place)});
    std::size_t steps = 0;
    QString last;
    while (const auto link = history.back()) {
        ++steps;
        last = link->page;
    }
    QCOMPARE(steps, LinkHistory::kMost - 1);
    QCOMPARE(last, u"1"_qs);
}

TOLLGATE_TEST(TestLinkHistory)
#include "tst_link_history.moc"
