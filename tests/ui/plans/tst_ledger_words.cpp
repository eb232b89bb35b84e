#include "plans/ledger_words.h"
#include "plans/plans_words.h"

#include "common/english_plurals.h"
#include "support/room_tests.h"
#include "ui/plans/plans_states.h"

#include <QCoreApplication>
#include <QLocale>

using namespace tollgate;
using pages::PlansState;

// The ledger in figures, how sure they are, and what they rest on.
class TestLedgerWords : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void theLedgerInFigures();
    void whatIsNotKnownIsNoNought();
    void howExactItIs_data();
    void howExactItIs();
    void ranges_data();
    void ranges();
    void whatCouldNotBeRead_data();
    void whatCouldNotBeRead();

private:
    common::EnglishPlurals m_plurals;
};

namespace {

QString utf8(const char* words) { return QString::fromUtf8(words); }

} // namespace

void TestLedgerWords::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QCoreApplication::installTranslator(&m_plurals);
}

void TestLedgerWords::theLedgerInFigures()
{
    PlansState state = test::stateOf("p EUR 1.00", "p EUR 1.00");
    state.ledger = {.consumersAffected = {71, 97},
        .requestsRefused = {1'000, 900},
        .overageMinorUnits = {272'900, 438'100},
        .billsUp = {0, 42}};
    QStringList lines;
    for (const pages::LedgerText& text : pages::ledgerTexts(state))
        lines << text.figures + u' ' + text.difference.text()
                + (text.riseIsGood ? u" good"_qs : QString());
    QCOMPARE(lines.join(u'\n'),
        utf8("71 → 97 ▲ +26\n"
             "1,000 → 900 ▼ −100\n"
             "€2,729.00 → €4,381.00 ▲ +€1,652.00 good\n"
             "0 → 42 ▲ +42"));
}

void TestLedgerWords::whatIsNotKnownIsNoNought()
{
    PlansState state = test::stateOf("p", "p");
    state.rows.reset();
    const auto texts = pages::ledgerTexts(state);
    QCOMPARE(texts.size(), std::size_t(4));
    for (const pages::LedgerText& text : texts) {
        QVERIFY(!text.title.isEmpty());
        QCOMPARE(text.figures, utf8("—"));
        QCOMPARE(text.difference.text(), QString());
        QCOMPARE(text.difference.words, QStringLiteral("not known yet"));
    }
}

void TestLedgerWords::howExactItIs_data()
{
    using pages::Exactness;
    QTest::addColumn<Exactness>("exactness");
    QTest::addColumn<bool>("hasMoved");
    QTest::addColumn<QString>("note");
    QTest::addRow("while dragging")
        << Exactness::Estimate << false << utf8("≈ while dragging, exact on release");
    QTest::addRow("after it") << Exactness::Replaying << false
                              << utf8("≈ replaying every request…");
    QTest::addRow("as promised") << Exactness::Exact << false
                                 << utf8("Exact: every request replayed");
    QTest::addRow("not as promised")
        << Exactness::Exact << true
        << utf8("Exact; the replay moved the estimate: consumers −1, refused +3, overage +$0.50");
}

void TestLedgerWords::howExactItIs()
{
    QFETCH(pages::Exactness, exactness);
    QFETCH(bool, hasMoved);
    PlansState state = test::stateOf("p", "p");
    state.exactness = exactness;
    state.ledger = {.consumersAffected = {1, 4},
        .requestsRefused = {0, 10},
        .overageMinorUnits = {0, 150},
        .billsUp = {0, 1}};
    if (hasMoved)
        state.moved = preview::Ledger{.consumersAffected = {1, 5},
            .requestsRefused = {0, 7},
            .overageMinorUnits = {0, 100},
            .billsUp = {0, 1}};
    QTEST(pages::exactnessNote(state), "note");
}

void TestLedgerWords::ranges_data()
{
    QTest::addColumn<QString>("today");
    QTest::addColumn<QString>("draft");
    QTest::addColumn<QString>("range");
    const auto add
        = [](const char* claim, const char* today, const char* draft, const char* range) {
              QTest::addRow("%s", claim) << utf8(today) << utf8(draft) << utf8(range);
          };
    // 100 and 200 are asked for: at 80 % 80 and 160, at 120 % 120 and 240.
    add("refusals", "p 150 requests refuse", "p 100 requests refuse",
        "If usage ±20 %: +50 … +70 refused");
    add("units that are no requests", "p 150 compute_units refuse", "p 100 compute_units refuse",
        "If usage ±20 %: +50 … +70 compute units beyond it");
    add("overage", "p 150 requests bill_overage at 0.10", "p 100 requests bill_overage at 0.10",
        "If usage ±20 %: +$5.00 … +$7.00 overage");
    add("a notice costs nothing", "p 150 requests notify", "p 100 requests notify", "");
    add("no change has no range", "p 150 requests refuse", "p 150 requests refuse", "");
    add("nor has what was unlimited", "p", "p 150 requests refuse", "");
}

void TestLedgerWords::ranges()
{
    QFETCH(QString, today);
    QFETCH(QString, draft);
    PlansState state = test::stateOf(today.toStdString(), draft.toStdString());
    if (!state.draft.quotas.empty())
        state.dimension = state.draft.quotas.front().meter;
    QTEST(pages::rangeText(state), "range");
}

void TestLedgerWords::whatCouldNotBeRead_data()
{
    QTest::addColumn<bool>("isTruncated");
    QTest::addColumn<quint64>("unread");
    QTest::addColumn<QString>("words");
    const QString cut
        = QStringLiteral("The file ends early: what comes after 2018-04-24T05:00:00Z is missing.");
    QTest::addRow("all was") << false << quint64(0) << QString();
    QTest::addRow("a file that ends early") << true << quint64(0) << cut;
    QTest::addRow("one line") << false << quint64(1)
                              << QStringLiteral("1 line could not be read and is not counted: "
                                                "line 7: no time.");
    QTest::addRow("many lines") << false << quint64(1'234)
                                << QStringLiteral(
                                       "1,234 lines could not be read and are not counted; the "
                                       "first is line 7: no time.");
    QTest::addRow("both") << true << quint64(1'234)
                          << cut
            + QStringLiteral(" 1,234 lines could not be read and are not counted; the first is "
                             "line 7: no time.");
}

void TestLedgerWords::whatCouldNotBeRead()
{
    QFETCH(bool, isTruncated);
    QFETCH(quint64, unread);
    PlansState state = test::stateOf("p", "p");
    workspace::Study study{
        .usage = state.study->usage, .unread = unread, .isTruncated = isTruncated};
    if (unread > 0)
        study.firstUnread = {{.number = 7, .why = "no time"}};
    state.study = test::shared(std::move(study));
    QTEST(pages::coverage(state), "words");
}

TOLLGATE_TEST(TestLedgerWords)
#include "tst_ledger_words.moc"
