#include "shell/fuzzy_match.h"

#include "support/room_tests.h"

using namespace tollgate;
using shell::fuzzyMatch;
using shell::MatchKind;

// How a query is found: the kind, and the text with what was meant in brackets.
class TestFuzzyMatch : public QObject {
    Q_OBJECT

private slots:
    void finds_data();
    void finds();
    void ranks_data();
    void ranks();
    void longTextsAreNoTrap();
};

namespace {

QString nameOf(MatchKind kind)
{
    switch (kind) {
    case MatchKind::Whole:
        return u"whole"_qs;
    case MatchKind::Prefix:
        return u"prefix"_qs;
    case MatchKind::WordStart:
        return u"word start"_qs;
    case MatchKind::WordStarts:
        return u"word starts"_qs;
    case MatchKind::Within:
        return u"within"_qs;
    case MatchKind::Scattered:
        return u"scattered"_qs;
    }
    return {};
}

QString told(const QString& query, const QString& text)
{
    const auto match = fuzzyMatch(query, text);
    if (!match)
        return u"not found"_qs;
    QString marked = text;
    for (auto at = match->letters.rbegin(); at != match->letters.rend(); ++at)
        marked.insert(*at + 1, u']').insert(*at, u'[');
    return nameOf(match->rank.kind) + u": "_qs + marked.remove(u"]["_qs);
}

} // namespace

void TestFuzzyMatch::finds_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("found");
    const auto row
        = [](const char* claim, const QString& query, const QString& text, const QString& found) {
              QTest::addRow("%s", claim) << query << text << found;
          };
    row("nothing is found everywhere", u""_qs, u"Plans"_qs, u"whole: Plans"_qs);
    row("room is nothing", u"  "_qs, u"Plans"_qs, u"whole: Plans"_qs);
    row("the whole text, in any case", u"pLANS"_qs, u"Plans"_qs, u"whole: [Plans]"_qs);
    row("its beginning", u"pla"_qs, u"Plans"_qs, u"prefix: [Pla]ns"_qs);
    row("the beginning of a word", u"dra"_qs, u"Open draft…"_qs, u"word start: Open [dra]ft…"_qs);
    row("of a word rather than within one before", u"link"_qs, u"Unlink link"_qs,
        u"word start: Unlink [link]"_qs);
    row("first letters of words", u"cltv"_qs, u"Copy link to this view"_qs,
        u"word starts: [C]opy [l]ink [t]o this [v]iew"_qs);
    row("first letters, some with what follows", u"opdr"_qs, u"Open draft…"_qs,
        u"word starts: [Op]en [dr]aft…"_qs);
    row("words within words", u"gw"_qs, u"myGateWay"_qs, u"word starts: my[G]ate[W]ay"_qs);
    row("words after other signs", u"8f"_qs, u"cust_8f3a2b"_qs, u"word start: cust_[8f]3a2b"_qs);
    row("within a word", u"raf"_qs, u"Open draft…"_qs, u"within: Open d[raf]t…"_qs);
    row("strewn about, from the start of a word", u"odt"_qs, u"Open draft…"_qs,
        u"scattered: [O]pen [d]raf[t]…"_qs);
    row("with as few breaks as can be", u"sage"_qs, u"Show a usage page"_qs,
        u"within: Show a u[sage] page"_qs);
    row("not strewn from within a word", u"pnd"_qs, u"Open draft…"_qs, u"not found"_qs);
    row("not in another order", u"do"_qs, u"Open draft"_qs, u"not found"_qs);
    row("not one letter too many", u"planss"_qs, u"Plans"_qs, u"not found"_qs);
    row("not in nothing", u"a"_qs, u""_qs, u"not found"_qs);
    row("accents do not matter", u"sohne"_qs, u"Blau & Söhne"_qs, u"word start: Blau & [Söhne]"_qs);
    row("nor in the query", u"sǘd"_qs, u"Sud"_qs, u"whole: [Sud]"_qs);
    row("words in another order", u"pro plan"_qs, u"Plan Pro"_qs, u"word start: [Plan] [Pro]"_qs);
    row("the worst word decides", u"raf open"_qs, u"Open draft…"_qs, u"within: [Open] d[raf]t…"_qs);
    row("all words must be there", u"open plan"_qs, u"Open draft…"_qs, u"not found"_qs);
    row("words as they stand", u"open  dr"_qs, u"Open draft…"_qs, u"prefix: [Open dr]aft…"_qs);
}

void TestFuzzyMatch::finds()
{
    QFETCH(QString, query);
    QFETCH(QString, text);
    QTEST(told(query, text), "found");
}

void TestFuzzyMatch::ranks_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("bestFirst");
    QTest::addRow("by kind") << u"pl"_qs
                             << QStringList{u"PL"_qs, u"Plans"_qs, u"Copy plan…"_qs,
                                    u"Public list"_qs, u"Apple"_qs, u"Poland"_qs};
    QTest::addRow("then by where it begins")
        << u"plan"_qs << QStringList{u"New plan…"_qs, u"Duplicate plan…"_qs};
    QTest::addRow("then by length") << u"plan"_qs << QStringList{u"Plans"_qs, u"Plan limits"_qs};
    QTest::addRow("fewer breaks first")
        << u"abc"_qs << QStringList{u"ab c"_qs, u"a b c"_qs, u"abxc"_qs, u"axbxc"_qs};
}

void TestFuzzyMatch::ranks()
{
    QFETCH(QString, query);
    QFETCH(QStringList, bestFirst);
    for (qsizetype at = 0; at + 1 < bestFirst.size(); ++at) {
        const auto better = fuzzyMatch(query, bestFirst[at]);
        const auto worse = fuzzyMatch(query, bestFirst[at + 1]);
        QVERIFY2(better && worse, qPrintable(bestFirst[at]));
        QVERIFY2(better->rank < worse->rank, qPrintable(bestFirst[at]));
    }
}

// Ways to strew these letters: more than could ever be tried one by one.
void TestFuzzyMatch::longTextsAreNoTrap()
{
    const QString text = u"a "_qs.repeated(200);
    QVERIFY(fuzzyMatch(u"a"_qs.repeated(100), text));
    QVERIFY(!fuzzyMatch(u"a"_qs.repeated(100) + u'b', text));
}

TOLLGATE_TEST(TestFuzzyMatch)
#include "tst_fuzzy_match.moc"
