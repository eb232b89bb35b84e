#include "workspace/draft.h"

#include "domain/plan_json.h"

#include "support/print.h"
#include "support/room_tests.h"

#include <fmt/format.h>

using namespace tollgate;
using workspace::Draft;

class TestDraft : public QObject {
    Q_OBJECT

private slots:
    void undoAndRedoStepThroughEdits();
    void anEditAfterUndoDropsWhatWasUndone();
    void backToTodayIsNoChange();
    void discardCanBeUndone();
    void aLimitTakenOffAgainIsNoChange_data();
    void aLimitTakenOffAgainIsNoChange();
    void namesTheFieldsThatChange_data();
    void namesTheFieldsThatChange();
    void aDraftFileHoldsOnlyWhatChanged();
    void aRebaseKeepsWhatOthersChanged();
};

namespace {

PlanSet plansOf(std::string_view plans)
{
    return parsePlanSet(fmt::format(R"({{"plans":[{}]}})", plans), "fixture").value();
}

PlanSet withQuota(int included)
{
    return plansOf(fmt::format(R"({{"id":"pro","quotas":[{{"included":{}}}]}})", included));
}

QString lines(const std::vector<workspace::FieldChange>& changes)
{
    QStringList all;
    for (const auto& change : changes)
        all << test::text(fmt::format("{} {}: {} -> {}", change.plan.value, change.field,
            change.before.dump(), change.after.dump()));
    return all.join(u'\n');
}

} // namespace

void TestDraft::undoAndRedoStepThroughEdits()
{
    Draft draft(withQuota(50));
    QVERIFY(!draft.canUndo());
    QVERIFY(!draft.canRedo());
    draft.edit(withQuota(40));
    draft.edit(withQuota(30));
    draft.undo();
    QCOMPARE(draft.plans(), withQuota(40));
    draft.undo();
    QCOMPARE(draft.plans(), withQuota(50));
    QVERIFY(!draft.canUndo());
    draft.undo();
    QCOMPARE(draft.plans(), withQuota(50));
    draft.redo();
    draft.redo();
    QCOMPARE(draft.plans(), withQuota(30));
    QVERIFY(!draft.canRedo());
}

void TestDraft::anEditAfterUndoDropsWhatWasUndone()
{
    Draft draft(withQuota(50));
    draft.edit(withQuota(40));
    draft.undo();
    draft.edit(withQuota(20));
    QVERIFY(!draft.canRedo());
    QCOMPARE(draft.plans(), withQuota(20));
}

void TestDraft::backToTodayIsNoChange()
{
    Draft draft(withQuota(50));
    draft.edit(withQuota(40));
    draft.edit(withQuota(50));
    QVERIFY(!draft.isChanged());
    QVERIFY(draft.changes().empty());
    QVERIFY(draft.canUndo());
    draft.edit(withQuota(50));
    draft.undo();
    QCOMPARE(draft.plans(), withQuota(40));
}

void TestDraft::aLimitTakenOffAgainIsNoChange_data()
{
    QTest::addColumn<QString>("today");
    QTest::addColumn<QString>("leftBehind");
    QTest::addColumn<bool>("isChange");
    const auto add = [](const char* claim, const char* today, const char* leftBehind, bool is) {
        QTest::addRow("%s", claim)
            << QString::fromLatin1(today) << QString::fromLatin1(leftBehind) << is;
    };
    add("an allowance without a limit says nothing", R"({"id":"p"})",
        R"({"id":"p","quotas":[{"included":null}]})", false);
    add("nor does a window", R"({"id":"p"})",
        R"({"id":"p","rate_limits":[{"window":"day","limit":null}]})", false);
    add("nor beside others", R"({"id":"p","rate_limits":[{"window":"minute","limit":5}]})",
        R"({"id":"p","rate_limits":[{"window":"minute","limit":5},{"window":"day","limit":null}]})",
        false);
    add("taking a limit off is one", R"({"id":"p","quotas":[{"included":5}]})",
        R"({"id":"p","quotas":[{"included":null}]})", true);
    add("so is a mode, for the limit to come", R"({"id":"p"})",
        R"({"id":"p","quotas":[{"included":null,"when_exhausted":"notify"}]})", true);
    add("and what we do not know", R"({"id":"p"})",
        R"({"id":"p","quotas":[{"included":null,"colour":"red"}]})", true);
}

void TestDraft::aLimitTakenOffAgainIsNoChange()
{
    QFETCH(QString, today);
    QFETCH(QString, leftBehind);
    QFETCH(bool, isChange);
    Draft draft(plansOf(today.toStdString()));
    draft.edit(plansOf(leftBehind.toStdString()));
    QCOMPARE(draft.canUndo(), isChange);
    QCOMPARE(draft.isChanged(), isChange);
}

void TestDraft::discardCanBeUndone()
{
    Draft draft(withQuota(50));
    draft.edit(withQuota(40));
    draft.discard();
    QVERIFY(!draft.isChanged());
    draft.undo();
    QCOMPARE(draft.plans(), withQuota(40));
}

void TestDraft::namesTheFieldsThatChange_data()
{
    QTest::addColumn<QString>("today");
    QTest::addColumn<QString>("draft");
    QTest::addColumn<QString>("expected");
    QTest::addRow("a quota") << R"({"id":"p","quotas":[{"included":5}]})"
                             << R"({"id":"p","quotas":[{"included":4}]})"
                             << "p quotas[0].included: 5 -> 4";
    QTest::addRow("an allowance that becomes unlimited")
        << R"({"id":"p","quotas":[{"included":5}]})"
        << R"({"id":"p","quotas":[{"included":null}]})"
        << "p quotas[0].included: 5 -> null";
    QTest::addRow("a list of another length, as a whole") << R"({"id":"p"})"
                                                          << R"({"id":"p","features":["a"]})"
                                                          << R"(p features: [] -> ["a"])";
    QTest::addRow("a field that we do not know") << R"({"id":"p","x":{"y":1}})"
                                                 << R"({"id":"p","x":{"y":2}})"
                                                 << "p x.y: 1 -> 2";
    QTest::addRow("two fields of two plans")
        << R"({"id":"p"},{"id":"q"})"
        << R"({"id":"p","name":"P"},{"id":"q","price":"1.00"})"
        << "p name: \"p\" -> \"P\"\nq price: \"0.00\" -> \"1.00\"";
    QTest::addRow("nothing") << R"({"id":"p"})"
                             << R"({"id":"p"})"
                             << "";
}

void TestDraft::namesTheFieldsThatChange()
{
    QFETCH(QString, today);
    QFETCH(QString, draft);
    QFETCH(QString, expected);
    QCOMPARE(lines(workspace::changesBetween(
                 plansOf(today.toStdString()), plansOf(draft.toStdString()))),
        expected);
}

void TestDraft::aDraftFileHoldsOnlyWhatChanged()
{
    Draft draft(plansOf(R"({"id":"free"},{"id":"pro"})"));
    draft.edit(plansOf(R"({"id":"free"},{"id":"pro","name":"Pro"},{"id":"gold"})"));
    QCOMPARE(draft.changedPlans(), plansOf(R"({"id":"pro","name":"Pro"},{"id":"gold"})"));
    QCOMPARE(overlaid(draft.today(), draft.changedPlans()), draft.plans());
}

void TestDraft::aRebaseKeepsWhatOthersChanged()
{
    Draft draft(plansOf(R"({"id":"pro","version":1,"price":"49.00","quotas":[{"included":50}]})"));
    draft.edit(plansOf(
        R"({"id":"pro","version":1,"price":"49.00","quotas":[{"included":40}]},{"id":"gold"})"));
    // Meanwhile somebody raised the price, and somebody added a plan.
    const Draft rebased = draft.rebasedOn(plansOf(
        R"({"id":"pro","version":2,"price":"59.00","quotas":[{"included":50}]},{"id":"free"})"));
    QCOMPARE(rebased.plans(),
        plansOf(
            R"({"id":"pro","version":2,"price":"59.00","quotas":[{"included":40}]},{"id":"free"},{"id":"gold"})"));
    QVERIFY(rebased.canUndo());
    // What was applied in the meantime is no change any more.
    const Draft done = draft.rebasedOn(plansOf(
        R"({"id":"pro","version":2,"price":"49.00","quotas":[{"included":40}]},{"id":"gold"})"));
    QVERIFY(!done.isChanged());
}

TOLLGATE_TEST(TestDraft)
#include "tst_draft.moc"
