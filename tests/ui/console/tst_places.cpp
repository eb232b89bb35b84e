#include "changes/changes_view_model.h"
#include "common/english_plurals.h"
#include "console.h"
#include "places.h"
#include "shell/command_palette.h"
#include "shell/main_window.h"
#include "support/room_tests.h"
#include "support/temporary_files.h"
#include "support/widgets.h"
#include "ui/changes/reviewed.h"

#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QLocale>

using namespace tollgate;
using pages::Face;
using shell::Link;

// Links into the pages of the console, and plans found by name.
class TestPlaces : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { test::failOnAnyWarning(); }
    void plansAreToldWhileNoUsageIsOpen();
    void plansHaveLinks();
    void unknownPlansAreTold_data();
    void unknownPlansAreTold();
    void choosingAPlanIsAStepBack();
    void plansAreFoundByName();
    void changesHaveLinks();
    void unknownChangesAreTold();

private:
    common::EnglishPlurals m_plurals;
};

namespace {

const QByteArray kLine
    = "10.0.0.1 - - [17/Apr/2018:06:25:06 +0000] \"GET / HTTP/1.1\" 200 5 \"-\" \"x\"\n";

// A console with the shipped plans over one request.
struct Desk {
    test::TemporaryFiles files;
    shell::Appearance appearance;
    console::Console console{
        {.study = workspace::StudySource{.usage = files.write("access.log", kLine)},
            .configDirectory = QString::fromStdString(files.path("config"))},
        appearance};

    bool open()
    {
        console.start();
        return QTest::qWaitFor(
            [this] { return console.plans().state().face == Face::Ready; }, 60'000);
    }
    QString place() { return textOf(console.window().currentLink()); }
    QString told(const QString& link)
    {
        const auto parsed = shell::parseLink(link);
        const auto opened = console::openPlan(console.plans(), *parsed);
        return opened ? QString() : QString::fromStdString(describe(opened.error()));
    }
};

QString whyNot(const Result<void>& opened)
{
    return opened ? QStringLiteral("opened") : QString::fromStdString(describe(opened.error()));
}

} // namespace

void TestPlaces::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QCoreApplication::installTranslator(&m_plurals);
}

void TestPlaces::plansAreToldWhileNoUsageIsOpen()
{
    pages::PlansViewModel plans;
    QVERIFY(console::linkTo(plans) == Link{.page = u"plans"_qs});
    QCOMPARE(whyNot(console::openPlan(plans, {u"plans"_qs, u"pro"_qs})),
        u"no usage is open; open some, then the link again"_qs);
}

void TestPlaces::plansHaveLinks()
{
    Desk desk;
    QVERIFY(desk.open());
    QCOMPARE(desk.place(), u"tollgate://plans/free"_qs);
    desk.console.window().openText(u"tollgate://plans/pro"_qs);
    QCOMPARE(desk.place(), u"tollgate://plans/pro"_qs);
    QCOMPARE(desk.console.plans().state().today.id.value, std::string("pro"));
}

void TestPlaces::unknownPlansAreTold_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("why");
    QTest::addRow("a plan") << u"tollgate://plans/gold"_qs
                            << u"no plan 'gold'; choose one on the page of plans"_qs;
    QTest::addRow("an option") << u"tollgate://plans/pro?tab=price"_qs
                               << u"option 'tab' is not known; leave it out"_qs;
}

void TestPlaces::unknownPlansAreTold()
{
    Desk desk;
    QVERIFY(desk.open());
    QFETCH(QString, link);
    QTEST(desk.told(link), "why");
    QCOMPARE(desk.place(), u"tollgate://plans/free"_qs);
}

void TestPlaces::choosingAPlanIsAStepBack()
{
    Desk desk;
    QVERIFY(desk.open());
    desk.console.plans().choosePlan(1);
    const QString second = desk.place();
    QVERIFY(second != u"tollgate://plans/free"_qs);
    for (QAction* action : desk.console.window().findChildren<QAction*>()) {
        if (action->text() == u"&Back"_qs)
            action->trigger();
    }
    QCOMPARE(desk.place(), u"tollgate://plans/free"_qs);
    QVERIFY(desk.console.plans().state().plan == 0);
}

void TestPlaces::plansAreFoundByName()
{
    Desk desk;
    QVERIFY(desk.open());
    auto& palette = desk.console.window().palette();
    palette.summon();
    auto* field = palette.findChild<QLineEdit*>();
    QTest::keyClicks(field, u"plan pro"_qs);
    const QModelIndex found = palette.findChild<QListView*>()->currentIndex();
    QCOMPARE(found.data(Qt::AccessibleTextRole).toString(), u"Pro, Plan, 0 consumers"_qs);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(desk.place(), u"tollgate://plans/pro"_qs);
}

void TestPlaces::changesHaveLinks()
{
    test::ChangesDesk desk;
    desk.gateway->changesAnswer = std::vector<ports::Change>{
        test::priceChange(14, "49.00"), test::priceChange(13, "59.00")};
    QVERIFY(desk.open());
    const QString older = QString::fromStdString(desk.state().changes->back().change.id);
    QVERIFY(console::openChange(desk.vm, {u"changes"_qs, older}));
    QVERIFY(desk.state().selected == older.toStdString());
    QVERIFY(console::linkTo(desk.vm) == (Link{u"changes"_qs, older}));
    desk.review(test::lowered());
    QVERIFY(console::linkTo(desk.vm) == (Link{u"changes"_qs, u"draft"_qs}));
    QVERIFY(console::openChange(desk.vm, {u"changes"_qs, older}));
    QVERIFY(console::openChange(desk.vm, {u"changes"_qs, u"draft"_qs}));
    QVERIFY(desk.state().isDraftSelected());
}

void TestPlaces::unknownChangesAreTold()
{
    test::ChangesDesk desk;
    const auto why = [&desk](const QString& argument) {
        return whyNot(console::openChange(desk.vm, {u"changes"_qs, argument}));
    };
    QCOMPARE(why(u"chg_1"_qs), u"the changes are not read yet; open the link again in a moment"_qs);
    QVERIFY(desk.open());
    QCOMPARE(why(u"chg_1"_qs), u"no change 'chg_1'; choose one on the page of changes"_qs);
    QCOMPARE(why(u"draft"_qs), u"no draft is under review; review one on the page of plans"_qs);
    QCOMPARE(whyNot(console::openChange(desk.vm, {u"changes"_qs, {}, {{u"a"_qs, u"b"_qs}}})),
        u"option 'a' is not known; leave it out"_qs);
}

TOLLGATE_TEST(TestPlaces)
#include "tst_places.moc"
