#include "changes/change_history.h"

#include "changes/field_words.h"
#include "support/room_tests.h"
#include "support/widgets.h"
#include "ui/changes/english.h"
#include "ui/changes/reviewed.h"

using namespace tollgate;

namespace {

// "Price $4.00 > $5.00; ..." of one of them.
QString print(const std::vector<pages::ShownChange>& changes, std::size_t place)
{
    QStringList fields;
    for (const pages::FieldText& field : pages::fieldTexts(changes[place]))
        fields << field.name + u' ' + field.before + QStringLiteral(" > ") + field.after;
    return fields.join(QStringLiteral("; "));
}

pages::SeenVersions seenV14()
{
    pages::SeenVersions seen;
    seen.learn(PlanSet{.plans = {test::proV14()}});
    return seen;
}

} // namespace

// What changes did, from their list.
class TestChangeHistory : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }

    void aVersionThatWasSeenTellsWhatWasBefore();
    void theChangeBeforeTellsWhatWasBefore();
    void theUndoingTellsWhatWasBefore();
    void whatNobodyTellsIsUnknown();
    void aMoveTellsWhoCameFromWhere();
    void theNewestVersionIsOfThatPlan();

private:
    test::English m_english;
};

void TestChangeHistory::aVersionThatWasSeenTellsWhatWasBefore()
{
    QCOMPARE(print(pages::shownChanges({test::priceChange(15, "9.00")}, seenV14()), 0),
        QStringLiteral("Price $5.00 > $9.00"));
}

void TestChangeHistory::theChangeBeforeTellsWhatWasBefore()
{
    QCOMPARE(print(pages::shownChanges(
                       {test::priceChange(14, "5.00"), test::priceChange(12, "4.00")}, seenV14()),
                 0),
        QStringLiteral("Price $4.00 > $5.00"));
}

void TestChangeHistory::theUndoingTellsWhatWasBefore()
{
    ports::Change undone = test::priceChange(13, "6.00");
    ports::Change undo = test::priceChange(14, "5.00");
    undone.undoneBy = undo.id;
    undo.undoes = undone.id;
    const auto shown = pages::shownChanges({undo, undone}, seenV14());
    QCOMPARE(print(shown, 1), QStringLiteral("Price $5.00 > $6.00"));
    QCOMPARE(print(shown, 0), QStringLiteral("Price $6.00 > $5.00"));
}

void TestChangeHistory::whatNobodyTellsIsUnknown()
{
    const auto shown = pages::shownChanges({test::priceChange(14, "5.00")}, seenV14());
    QCOMPARE(print(shown, 0), QStringLiteral("Price — > $5.00"));
    QVERIFY(!shown[0].fields[0].isBeforeKnown);
    const auto ofNoPlan = pages::shownChanges({test::priceChange(14, "5.00")}, {});
    QCOMPARE(print(ofNoPlan, 0), QStringLiteral("Price — > $5.00"));
}

void TestChangeHistory::aMoveTellsWhoCameFromWhere()
{
    const ports::Change move{.id = "ch_1",
        .plan = {"pro"},
        .baseVersion = 14,
        .version = 14,
        .moved = {{.consumer = {"ada"}, .from = {"free"}, .fromVersion = 3}}};
    QCOMPARE(
        print(pages::shownChanges({move}, seenV14()), 0), QStringLiteral("ada free v3 > Pro v14"));
}

void TestChangeHistory::theNewestVersionIsOfThatPlan()
{
    pages::SeenVersions seen = seenV14();
    Plan later = test::proV14();
    later.version = 15;
    seen.learn(PlanSet{.plans = {later}});
    QCOMPARE(seen.newest({"pro"})->version, std::optional<std::int64_t>(15));
    QVERIFY(!seen.newest({"pr"}));
    QVERIFY(!seen.newest({"prox"}));
    QVERIFY(!seen.find({"pro"}, 13));
}

TOLLGATE_TEST(TestChangeHistory)
#include "tst_change_history.moc"
