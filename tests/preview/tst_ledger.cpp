#include "preview/ledger.h"

#include "support/room_tests.h"

using namespace tollgate;
using preview::Figures;
using preview::LedgerLine;

// Who stands in which line of the ledger.
class TestLedger : public QObject {
    Q_OBJECT

private slots:
    void linesCountWhoStandsInThem_data();
    void linesCountWhoStandsInThem();
    void onlyConsumersOfTheDemandCount();
};

namespace {

struct Sides {
    preview::Demand demand;
    preview::Replay before;
    preview::Replay after;
};

Sides sidesOf(const Figures& before, const Figures& after)
{
    Sides sides;
    sides.demand.consumers = {{.consumer = 0, .peak = 7}};
    sides.before.consumers = {before};
    sides.after.consumers = {after};
    return sides;
}

Figures refusing(std::int64_t requests)
{
    Figures figures;
    figures.refused[indexOf(RefusalKind::Day)] = requests;
    return figures;
}

Figures beyond(std::int64_t units)
{
    Figures figures;
    figures.beyondQuota[indexOf(Meter::BytesOut)].value = units;
    return figures;
}

Figures billed(std::int64_t overage, std::int64_t invoiced)
{
    return {.overageMinorUnits = overage, .invoicedMinorUnits = invoiced};
}

// "affected refused overage bills-up"; "nothing" is a row of the table all the same.
QString print(const std::vector<preview::Touched>& touched)
{
    if (touched.empty())
        return QStringLiteral("not touched");
    const std::pair<LedgerLine, const char*> lines[]{{LedgerLine::Affected, "affected"},
        {LedgerLine::Refused, "refused"}, {LedgerLine::Overage, "overage"},
        {LedgerLine::BillsUp, "bills-up"}};
    QStringList words;
    for (const auto& [line, word] : lines) {
        if (touched.front().standsIn(line))
            words << QString::fromLatin1(word);
    }
    return words.isEmpty() ? QStringLiteral("nothing") : words.join(u' ');
}

} // namespace

void TestLedger::linesCountWhoStandsInThem_data()
{
    QTest::addColumn<Figures>("before");
    QTest::addColumn<Figures>("after");
    QTest::addColumn<QString>("lines");
    const auto add
        = [](const char* claim, const Figures& before, const Figures& after, const char* lines) {
              QTest::addRow("%s", claim) << before << after << QString::fromLatin1(lines);
          };
    add("nothing on either side", {}, {}, "not touched");
    add("accepted otherwise, and that is all", {.accepted = 5}, {.accepted = 6}, "not touched");
    add("refused today", refusing(1), {}, "affected refused");
    add("refused with the draft", {}, refusing(1), "affected refused");
    add("beyond a quota that does not bill", {}, beyond(1), "affected");
    add("billed for more today", billed(1, 1), billed(0, 1), "overage");
    add("billed for more with the draft", billed(0, 100), billed(25, 125), "overage");
    add("and above a quarter", billed(0, 100), billed(26, 126), "overage bills-up");
    add("another price", billed(0, 100), billed(0, 99), "nothing");
    add("any bill where there was none", billed(0, 0), billed(0, 1), "bills-up");
}

void TestLedger::linesCountWhoStandsInThem()
{
    QFETCH(Figures, before);
    QFETCH(Figures, after);
    const Sides sides = sidesOf(before, after);
    QTEST(print(preview::touchedBy(sides.demand, sides.before, sides.after)), "lines");
}

void TestLedger::onlyConsumersOfTheDemandCount()
{
    Sides sides = sidesOf(refusing(1), refusing(2));
    sides.before.consumers.push_back(refusing(100)); // on another plan
    sides.after.consumers.push_back(refusing(100));
    const auto touched = preview::touchedBy(sides.demand, sides.before, sides.after);
    QCOMPARE(touched.size(), std::size_t(1));
    QCOMPARE(touched.front().consumer, 0U);
    QCOMPARE(touched.front().peak, 7);
    const auto ledger = preview::ledgerOf(sides.demand, sides.before, sides.after);
    QCOMPARE(ledger.requestsRefused, (preview::BeforeAfter{1, 2}));
    QCOMPARE(ledger.consumersAffected, (preview::BeforeAfter{1, 1}));
}

TOLLGATE_TEST(TestLedger)
#include "tst_ledger.moc"
