#include "changes/changes_words.h"

#include "changes/field_words.h"
#include "support/room_tests.h"
#include "support/widgets.h"
#include "ui/changes/english.h"
#include "ui/changes/reviewed.h"

using namespace tollgate;

namespace {

using Edit = std::function<void(Plan&)>;

QString printFields(const pages::ReviewedDraft& draft)
{
    QStringList fields;
    for (const pages::ShownField& field : draft.fields) {
        const pages::FieldText words = pages::fieldText(field, draft.before, draft.after);
        fields << words.name + u' ' + words.before + QStringLiteral(" > ") + words.after;
    }
    return fields.join(QStringLiteral("; "));
}

pages::SharedDraft draftOf(const Edit& edit)
{
    test::Reviewed reviewed = test::reviewed(test::fourOnPro(), edit);
    return pages::reviewedDraft(std::move(reviewed.review), std::move(reviewed.answer));
}

Quota& quota(Plan& plan) { return plan.quotas.front(); }

} // namespace

// What the page says of a draft and of what was applied.
class TestChangesWords : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }

    void aHeadlineSaysWhatHappens_data();
    void aHeadlineSaysWhatHappens();
    void whoIsAffected_data();
    void whoIsAffected();
    void theRangeIsInSight();
    void aVerbNamesItsScope();
    void anObstacleIsNamed_data();
    void anObstacleIsNamed();
    void anAppliedChangeIsSigned();
    void anEmptyPageNamesTheNextStep();

private:
    test::English m_english;
};

void TestChangesWords::aHeadlineSaysWhatHappens_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("headline");
    QTest::addColumn<QString>("fields");
    QTest::addRow("a lower quota")
        << Edit([](Plan& plan) { quota(plan).included = quantityOf(Meter::Requests, 80); })
        << "Lower Pro’s monthly quota from 100 to 80 for 4 consumers, now."
        << "Monthly quota 100 > 80";
    QTest::addRow("a quota without end")
        << Edit([](Plan& plan) { quota(plan).included.reset(); })
        << "Raise Pro’s monthly quota from 100 to unlimited for 4 consumers, now."
        << "Monthly quota 100 > unlimited";
    QTest::addRow("a higher price") << Edit([](Plan& plan) { plan.price.minorUnits = 900; })
                                    << "Raise Pro’s price from $5.00 to $9.00 for 4 consumers, now."
                                    << "Price $5.00 > $9.00";
    QTest::addRow("a lower overage price")
        << Edit([](Plan& plan) { quota(plan).overagePrice = parseUnitPrice("0.05").value(); })
        << "Lower Pro’s overage price from $0.1 to $0.05 for 4 consumers, now."
        << "Overage price $0.1 > $0.05";
    QTest::addRow("another mode")
        << Edit([](Plan& plan) { quota(plan).whenExhausted = WhenExhausted::Notify; })
        << "Change Pro’s monthly quota, once used up from overage billed to notified beyond it for "
           "4 consumers, now."
        << "Monthly quota, once used up overage billed > notified beyond it";
    QTest::addRow("a first rate limit") << Edit([](Plan& plan) {
        plan.rateLimits.push_back({.window = Window::Minute, .limit = 60});
    }) << "Change Pro’s rate limits from none to 60/minute for 4 consumers, now."
                                        << "Rate limits none > 60/minute";
    QTest::addRow("two fields") << Edit([](Plan& plan) {
        plan.price.minorUnits = 900;
        quota(plan).included = quantityOf(Meter::Requests, 80);
    }) << "Change 2 fields of Pro for 4 consumers, now: price, monthly quota."
                                << "Price $5.00 > $9.00; Monthly quota 100 > 80";
    QTest::addRow("a member that we do not know")
        << Edit([](Plan& plan) { plan.other["x_tier"] = "gold"; })
        << "Change Pro’s x_tier from none to gold for 4 consumers, now."
        << "X_tier none > gold";
}

void TestChangesWords::aHeadlineSaysWhatHappens()
{
    QFETCH(Edit, edit);
    QFETCH(QString, headline);
    QFETCH(QString, fields);
    const auto draft = draftOf(edit);
    QCOMPARE(pages::headlineOf(*draft), headline);
    QCOMPARE(printFields(*draft), fields);
}

void TestChangesWords::whoIsAffected_data()
{
    QTest::addColumn<int>("included");
    QTest::addColumn<int>("price");
    QTest::addColumn<QString>("says");
    QTest::addRow("some newly, some already")
        << 80 << 500 << "1 newly affected · 2 affected already";
    QTest::addRow("some no longer") << 150 << 500 << "1 affected already · 1 no longer affected";
    QTest::addRow("others with another bill only")
        << 100 << 900 << "2 affected already · 2 with another bill only";
}

void TestChangesWords::whoIsAffected()
{
    QFETCH(int, included);
    QFETCH(int, price);
    QFETCH(QString, says);
    QCOMPARE(pages::whoNote(*draftOf([&](Plan& plan) {
        quota(plan).included = quantityOf(Meter::Requests, included);
        plan.price.minorUnits = price;
    })),
        says);
}

void TestChangesWords::theRangeIsInSight()
{
    // cyd 120 and dan 200, a fifth less: 96 and 160; beyond 100: 60, beyond 80: 16 + 80.
    // A fifth more, bob 108, cyd 144, dan 240: beyond 100: 8 + 44 + 140, beyond 80: 28 + 64 + 160.
    QCOMPARE(pages::rangeOf(*draftOf(
                 [](Plan& plan) { quota(plan).included = quantityOf(Meter::Requests, 80); })),
        QStringLiteral("If usage ±20 %: +$3.60 … +$6.00 overage"));
    QCOMPARE(pages::rangeOf(*draftOf([](Plan& plan) { plan.price.minorUnits = 900; })), QString());
}

void TestChangesWords::aVerbNamesItsScope()
{
    auto draft = *draftOf([](Plan& plan) { plan.price.minorUnits = 900; });
    QCOMPARE(pages::applyVerb(draft), QStringLiteral("Apply to 4 consumers"));
    draft.review.consumersConcerned = 1;
    QCOMPARE(pages::applyVerb(draft), QStringLiteral("Apply to 1 consumer"));
    draft.review.consumersConcerned = 0;
    QCOMPARE(pages::applyVerb(draft), QStringLiteral("Apply to Pro"));
}

void TestChangesWords::anObstacleIsNamed_data()
{
    QTest::addColumn<Environment>("environment");
    QTest::addColumn<Role>("role");
    QTest::addColumn<QString>("says");
    QTest::addRow("none in dev") << Environment::Dev << Role::Operator << "";
    QTest::addRow("a viewer's token")
        << Environment::Dev << Role::Viewer << "this token can read plans but not change them";
    QTest::addRow("production that is locked")
        << Environment::Production << Role::Admin << "production is locked";
}

void TestChangesWords::anObstacleIsNamed()
{
    QFETCH(Environment, environment);
    QFETCH(Role, role);
    QFETCH(QString, says);
    test::ChangesDesk desk(environment, role);
    QVERIFY(desk.open());
    desk.review(test::lowered());
    QCOMPARE(pages::applyObstacle(desk.state()), says);
    QCOMPARE(pages::undoObstacle(desk.state()), says);
    QCOMPARE(desk.state().canUnlock, environment == Environment::Production);
}

void TestChangesWords::anAppliedChangeIsSigned()
{
    test::ChangesDesk desk;
    ports::Change change = test::priceChange(14, "5.00");
    change.digest = "sha256:3f2a91c07b";
    desk.gateway->changesAnswer = std::vector{change};
    QVERIFY(desk.open());
    const pages::ShownChange& shown = *desk.state().selectedChange();
    QCOMPARE(pages::titleOf(shown), QStringLiteral("Pro: price $5.00"));
    QCOMPARE(pages::appliedNote(shown),
        QStringLiteral("Applied by Ana · 24 Nov 2026 18:09 UTC · v13 → v14 · preview 3f2a91c0"));
    QVERIFY(pages::undoNote(shown, desk.state()).contains(u"as they were in v13"_qs));
}

void TestChangesWords::anEmptyPageNamesTheNextStep()
{
    test::ChangesDesk desk;
    QVERIFY(desk.open());
    const auto face = std::get<common::Empty>(pages::detailFaceOf(desk.state()));
    QCOMPARE(face.title, QStringLiteral("No change yet"));
    QCOMPARE(face.verb, QStringLiteral("Go to plans"));
    QCOMPARE(pages::changesSubtitle(desk.state()), QStringLiteral("gateway-eu"));
}

TOLLGATE_TEST(TestChangesWords)
#include "tst_changes_words.moc"
