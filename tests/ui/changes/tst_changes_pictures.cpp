#include "changes/changes_page.h"

#include "support/gallery.h"
#include "support/room_tests.h"
#include "support/widgets.h"
#include "ui/changes/english.h"
#include "ui/changes/many_on_pro.h"
#include "ui/changes/reviewed.h"

using namespace tollgate;
using pages::ChangesPage;
using test::ChangesDesk;
using State = workspace::ChangeProgress::State;

namespace {

constexpr QSize kUsual{1244, 850};
constexpr QSize kSmallest{828, 560}; // what the window leaves of 1024x640

Plan bigPro()
{
    Plan pro = test::proV14();
    pro.price.minorUnits = 4'900;
    pro.quotas[0].included = quantityOf(Meter::Requests, 250);
    pro.quotas[0].overagePrice = parseUnitPrice("0.20").value();
    pro.rateLimits.push_back({.window = Window::Minute, .limit = 600});
    return pro;
}

// Four changes of before: one undone, by the newest.
std::vector<ports::Change> history()
{
    ports::Change first = test::priceChange(12, "45.00");
    first.submitted = *parseInstant("2026-09-02T08:14:00Z");
    first.digest = "sha256:0d5e77aa01";
    ports::Change undone = test::priceChange(13, "59.00");
    undone.author = "Bela";
    undone.submitted = *parseInstant("2026-11-20T10:31:00Z");
    undone.digest = "sha256:77b1c9e204";
    ports::Change undo = test::priceChange(14, "49.00");
    undo.undoes = undone.id;
    undone.undoneBy = undo.id;
    return {undo, undone, first};
}

} // namespace

// The page from review to proof and back; its pictures go to the gallery.
class TestChangesPictures : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }

    void underReview();
    void productionUnlocked();
    void proven();
    void partlyProven();
    void moved();
    void unknown();
    void empty();

private:
    static test::Reviewed review()
    {
        return test::reviewed(test::manyOnPro(bigPro()),
            [](Plan& pro) { pro.quotas[0].included = quantityOf(Meter::Requests, 200); });
    }

    static void save(QWidget& page, const QString& name)
    {
        QTRY_VERIFY(page.size() == kUsual || page.size() == kSmallest);
        // A scroll bar that comes or goes lays out what is beside it anew.
        for (int i = 0; i < 3; ++i)
            QCoreApplication::processEvents();
        QCOMPARE(test::namelessWidgets(page), QStringList());
        QVERIFY(test::savePictures(page, name, QDir(QStringLiteral(TOLLGATE_GALLERY))));
    }

    static void open(ChangesDesk& desk, ChangesPage& page)
    {
        page.resize(kUsual);
        page.show();
        desk.gateway->plansAnswer = PlanSet{.plans = {bigPro()}};
        QVERIFY(desk.open());
    }
    test::English m_english;
};

void TestChangesPictures::underReview()
{
    ChangesDesk desk;
    ChangesPage page(desk.vm);
    desk.gateway->changesAnswer = history();
    open(desk, page);
    desk.review(review());
    save(page, u"changes-review"_qs);
    page.resize(kSmallest);
    save(page, u"changes-review-small"_qs);
}

void TestChangesPictures::productionUnlocked()
{
    ChangesDesk desk(Environment::Production);
    ChangesPage page(desk.vm);
    open(desk, page);
    desk.review(review());
    save(page, u"changes-locked"_qs);
    page.resize(kSmallest);
    save(page, u"changes-locked-small"_qs);
    desk.vm.unlock();
    save(page, u"changes-typed-small"_qs);
}

void TestChangesPictures::proven()
{
    ChangesDesk desk;
    ChangesPage page(desk.vm);
    desk.gateway->changesAnswer = history();
    open(desk, page);
    test::Reviewed what = review();
    ports::Change applied = test::priceChange(15, "49.00");
    applied.id = "ch_new";
    applied.operation = "op_new";
    applied.edits = what.review.edits;
    applied.digest = what.review.digest;
    auto changes = history();
    changes.insert(changes.begin(), applied);
    desk.review(std::move(what));
    desk.gateway->changesAnswer = changes;
    desk.vm.apply();
    QVERIFY(desk.waitUntil([&] { return desk.state().selected == "ch_new"; }));
    save(page, u"changes-proven"_qs);
    desk.vm.select("ch_13");
    QVERIFY(desk.waitUntil([&] { return desk.state().proof.state == State::Done; }));
    page.resize(kSmallest);
    save(page, u"changes-undone-small"_qs);
}

void TestChangesPictures::partlyProven()
{
    ChangesDesk desk;
    ChangesPage page(desk.vm);
    desk.gateway->changesAnswer = history();
    desk.gateway->operationAnswers = {test::operation("op_14", {"eu-1", "eu-2"}, {"eu-3"}, 14)};
    open(desk, page);
    QVERIFY(desk.waitUntil([&] { return desk.state().proof.state == State::Partial; }));
    save(page, u"changes-partial"_qs);
}

void TestChangesPictures::moved()
{
    ChangesDesk desk;
    ChangesPage page(desk.vm);
    open(desk, page);
    desk.review(review());
    QVERIFY(desk.servePrice(15, "59.00"));
    save(page, u"changes-moved"_qs);
}

void TestChangesPictures::unknown()
{
    ChangesDesk desk;
    ChangesPage page(desk.vm);
    open(desk, page);
    desk.review(review());
    desk.gateway->isSilent = true;
    desk.vm.apply();
    QVERIFY(desk.waitFor(State::Unknown));
    QVERIFY(desk.waitUntil([&] { return desk.state().isLost; }));
    save(page, u"changes-unknown"_qs);
}

void TestChangesPictures::empty()
{
    ChangesDesk desk;
    ChangesPage page(desk.vm);
    open(desk, page);
    save(page, u"changes-empty"_qs);
}

TOLLGATE_TEST(TestChangesPictures)
#include "tst_changes_pictures.moc"
