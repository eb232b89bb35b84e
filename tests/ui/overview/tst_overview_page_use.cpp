#include "overview/overview_page.h"

#include "charts/stack_chart.h"
#include "common/english_plurals.h"
#include "overview/attention_card.h"
#include "overview/attention_row.h"
#include "overview/invalidation_card.h"
#include "overview/outcome_card.h"
#include "overview/outcome_table_model.h"
#include "shared/proof_table.h"
#include "shared/proof_table_model.h"
#include "support/plan_text.h"
#include "support/room_tests.h"
#include "support/shown_words.h"
#include "support/widgets.h"
#include "ui/overview/overview_lab.h"

#include <QAction>
#include <QLineEdit>
#include <QLocale>
#include <QSignalSpy>

using namespace tollgate;
using test::OverviewLab;

namespace {

// The page in a window that has the keyboard, on a gateway where acme and bolt are refused.
struct UsedOverview : OverviewLab {
    pages::OverviewPage page{vm};

    bool show(Environment environment = Environment::Dev)
    {
        gateway->capabilitiesAnswer->environment = environment;
        gateway->plansAnswer = test::plans("free 60/minute\npro 600/minute");
        gateway->consumerAnswer = Consumer{.id = ConsumerId{"bolt"}, .plan = PlanId{"pro"}};
        page.resize(1244, 850);
        page.show();
        page.activateWindow();
        return QTest::qWaitForWindowActive(&page) && open()
            && serve(test::slice({test::liveSecond(0, "8 accepted, 9 minute, 2 key")},
                {{"acme", "9 minute"}, {"bolt", "2 key"}}));
    }

    // The rows in sight, from the top.
    QString rows() const
    {
        QStringList ids;
        for (const auto* row : page.findChildren<pages::AttentionRow*>()) {
            if (row->isVisible())
                ids << QString::fromStdString(row->item().id);
        }
        return ids.join(u' ');
    }
};

} // namespace

// What a person does on the page.
class TestOverviewPageUse : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { test::failOnAnyWarning(); }
    void spacePausesAndGoesBackToLive();
    void spaceInATextIsASpace();
    void rShowsWhatWaits();
    void theChartIsAlsoATable();
    void theWindowCanBeLonger();
    void aBarIsToldInWords();
    void refusedConsumersOpenInPlans();
    void rowsHoldStillWhileSomebodyIsThere();
    void invalidatingFromARowToTheProof();
    void everythingInProductionIsTyped();
    void escapeClosesTheInvalidation();

private:
    common::EnglishPlurals m_plurals;
};

void TestOverviewPageUse::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QCoreApplication::installTranslator(&m_plurals);
}

void TestOverviewPageUse::spacePausesAndGoesBackToLive()
{
    UsedOverview used;
    QVERIFY(used.show());
    charts::StackChart& chart = used.page.outcomes().chart();
    chart.setFocus();
    QTest::keyClick(&chart, Qt::Key_Space);
    QVERIFY(used.state().isPaused);
    QVERIFY(used.serve(test::slice({test::liveSecond(1, "1 accepted")})));
    QVERIFY(test::shownWords(used.page).contains(u"updates waiting"));
    QTest::keyClick(&chart, Qt::Key_Space);
    QVERIFY(!used.state().isPaused);
}

void TestOverviewPageUse::spaceInATextIsASpace()
{
    UsedOverview used;
    QVERIFY(used.show());
    used.vm.openInvalidation("bolt");
    auto* consumer = used.page.invalidation().findChild<QLineEdit*>();
    consumer->setFocus();
    QTest::keyClick(consumer, Qt::Key_Space);
    QTest::keyClick(consumer, Qt::Key_R);
    QVERIFY(!used.state().isPaused);
    QCOMPARE(QString::fromStdString(used.state().invalidation->consumer), u"bolt r"_qs);
}

void TestOverviewPageUse::rShowsWhatWaits()
{
    UsedOverview used;
    QVERIFY(used.show());
    test::clickVerb(used.page, u"Pause"_qs);
    QVERIFY(used.serve(test::slice({test::liveSecond(1, "1 accepted")})));
    QTest::keyClick(&used.page.outcomes().chart(), Qt::Key_R);
    QVERIFY(used.state().isPaused);
    QCOMPARE(used.state().figures.all.accepted, 9);
}

void TestOverviewPageUse::theChartIsAlsoATable()
{
    UsedOverview used;
    QVERIFY(used.show());
    pages::OutcomeCard& outcomes = used.page.outcomes();
    QAction* table = used.page.viewActions().at(2);
    QCOMPARE(table->shortcut(), QKeySequence(Qt::ALT | Qt::Key_T));
    table->trigger();
    QVERIFY(outcomes.isTable());
    QVERIFY(!outcomes.chart().isVisible());
    QCOMPARE(
        outcomes.table().rowCount(), static_cast<int>(outcomes.chart().data().stack.bars.size()));
    QCOMPARE(test::namelessWidgets(used.page), QStringList());
    table->trigger();
    QVERIFY(outcomes.chart().isVisible());
}

void TestOverviewPageUse::theWindowCanBeLonger()
{
    UsedOverview used;
    QVERIFY(used.show());
    for (auto* segment : used.page.outcomes().findChildren<QAbstractButton*>()) {
        if (segment->text() == u"10 min")
            segment->click();
    }
    QCOMPARE(used.vm.window(), std::chrono::seconds{600});
    QVERIFY(test::shownWords(used.page).contains(u"mean per second"));
}

void TestOverviewPageUse::aBarIsToldInWords()
{
    UsedOverview used;
    QVERIFY(used.show());
    charts::StackChart& chart = used.page.outcomes().chart();
    chart.setFocus();
    QTest::keyClick(&chart, Qt::Key_Right); // the newest
    const QString words = u"12:00:00 UTC: 8/s accepted, 9/s refused: rate"_qs;
    QVERIFY2(test::shownWords(used.page).contains(words), qPrintable(test::shownWords(used.page)));
    QVERIFY(chart.accessibleDescription().startsWith(words));
    QTest::keyClick(&chart, Qt::Key_Left);
    QVERIFY(test::shownWords(used.page).contains(u"11:59:59 UTC: not known"));
    QTest::keyClick(&chart, Qt::Key_Escape);
    QVERIFY(!test::shownWords(used.page).contains(u"UTC:"));
}

void TestOverviewPageUse::refusedConsumersOpenInPlans()
{
    UsedOverview used;
    QVERIFY(used.show());
    const QSignalSpy opened(&used.page, &pages::OverviewPage::openInPlansRequested);
    test::clickVerb(used.page, u"See plan"_qs);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened[0][0].toString(), u"acme"_qs);
}

void TestOverviewPageUse::rowsHoldStillWhileSomebodyIsThere()
{
    UsedOverview used;
    QVERIFY(used.show());
    QCOMPARE(used.rows(), u"acme bolt"_qs);
    test::shownVerb(used.page, u"See plan"_qs).setFocus();
    QVERIFY(used.serve(test::slice({test::liveSecond(1, "50 key")}, {{"bolt", "50 key"}})));
    QCOMPARE(used.rows(), u"acme bolt"_qs);
    QVERIFY(test::shownWords(used.page).contains(u"52 refused")); // its figures go on
    used.page.outcomes().chart().setFocus();
    used.vm.tick();
    QCOMPARE(used.rows(), u"bolt acme"_qs);
}

void TestOverviewPageUse::invalidatingFromARowToTheProof()
{
    UsedOverview used;
    QVERIFY(used.show());
    used.gateway->operationAnswers = {ports::Operation{.id = "op_1",
        .state = ports::OperationState::Done,
        .nodes = {{.node = "eu-1", .done = test::noon(), .millis = 38, .version = 15}}}};
    for (const auto* row : used.page.findChildren<pages::AttentionRow*>()) {
        if (row->isVisible() && row->item().id == "bolt")
            test::clickVerb(*row, u"Invalidate…"_qs);
    }
    QVERIFY(used.page.invalidation().isVisible());
    QVERIFY(test::shownVerb(used.page, u"Invalidate bolt"_qs).hasFocus());
    QTest::keyClick(&test::shownVerb(used.page, u"Invalidate bolt"_qs), Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(
        test::shownWords(used.page).contains(u"Proven by 1 node."), test::kPatience);
    const auto& proofs = used.page.findChild<pages::ProofTable*>()->proofs();
    QCOMPARE(proofs.index(0, pages::ProofTableModel::Reads).data().toString(), u"reads v15"_qs);
    QCOMPARE(test::namelessWidgets(used.page), QStringList());
}

void TestOverviewPageUse::everythingInProductionIsTyped()
{
    UsedOverview used;
    QVERIFY(used.show(Environment::Production));
    used.vm.unlock();
    used.vm.openInvalidation();
    used.vm.chooseScope(ports::InvalidationScope::All);
    const auto verb = [&]() -> common::Button& {
        return test::shownVerb(used.page, u"Invalidate everything"_qs);
    };
    QVERIFY(!verb().isEnabled());
    QVERIFY(verb().toolTip().contains(u"type the name of the gateway first"));
    QLineEdit* name = nullptr;
    for (auto* edit : used.page.invalidation().findChildren<QLineEdit*>()) {
        if (edit->isVisible())
            name = edit;
    }
    QTest::keyClicks(name, u"gateway-e"_qs);
    QVERIFY(!verb().isEnabled());
    QTest::keyClicks(name, u"u"_qs);
    QVERIFY(verb().isEnabled());
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(used.gateway->invalidated.size(), std::size_t{1});
}

void TestOverviewPageUse::escapeClosesTheInvalidation()
{
    UsedOverview used;
    QVERIFY(used.show());
    test::clickVerb(used.page, u"Invalidate…"_qs);
    QVERIFY(used.page.invalidation().isVisible());
    QTest::keyClick(&used.page.invalidation(), Qt::Key_Escape);
    QVERIFY(!used.page.invalidation().isVisible());
    QVERIFY(!used.state().invalidation);
}

TOLLGATE_TEST(TestOverviewPageUse)
#include "tst_overview_page_use.moc"
