#include "common/english_plurals.h"
#include "connected.h"
#include "console.h"
#include "plans/lab_card.h"
#include "plans/plans_page.h"
#include "shell/main_window.h"
#include "support/print.h"
#include "support/room_tests.h"
#include "support/shown_words.h"
#include "support/temporary_files.h"
#include "support/widgets.h"
#include "ui/console/hand.h"
#include "window_pages.h"

#include <QFile>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <csignal>
#include <unistd.h>

using namespace tollgate;
using pages::Exactness;
using pages::Face;

// The thread from end to end on the real programs: the sample's gateway is started, its traffic
// seen, Pro's quota dragged, reviewed, applied, proven and taken back.
class TestLiveWalk : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void fromDragToUndo();
    void aGatewayThatGoesIsSaidAndTheDraftStays();

private:
    common::EnglishPlurals m_plurals;
};

namespace {

// The gateway that this program has started; 0: none.
pid_t servingChild()
{
    const QString self = QString::number(getpid());
    QFile children(QStringLiteral("/proc/%1/task/%1/children").arg(self));
    if (!children.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& child : children.readAll().split(' ')) {
        QFile words(QStringLiteral("/proc/%1/cmdline").arg(QString::fromLatin1(child)));
        if (words.open(QIODevice::ReadOnly) && words.readAll().split('\0').contains("serve"))
            return child.toInt();
    }
    return 0;
}

constexpr int kPatience = 300'000; // ms: debug builds and sanitizers on a busy machine

class LiveWalk {
public:
    LiveWalk()
        : m_console(
            {.liveSample = true, .configDirectory = QString::fromStdString(m_files.path("config"))},
            m_appearance)
    {
        m_console.window().resize(1440, 900);
        m_console.start();
    }

    console::Console& console() { return m_console; }
    pages::PlansViewModel& plans() { return m_console.plans(); }
    const pages::ChangesState& changes() { return m_console.connected()->changes.state(); }
    const QWidget& window() { return m_console.window(); }

    bool waitFor(const std::function<bool()>& reached)
    {
        return QTest::qWaitFor(reached, kPatience);
    }

    bool waitUntilExact()
    {
        return waitFor([this] {
            const pages::PlansState& state = plans().state();
            return state.face == Face::Ready && state.exactness == Exactness::Exact;
        });
    }

    bool choosePlan(const PlanId& id)
    {
        const auto& ladder = plans().state().ladder;
        const auto card = std::ranges::find(ladder, id, &pages::PlanCard::id);
        if (card == ladder.end())
            return false;
        plans().choosePlan(static_cast<std::uint32_t>(card - ladder.begin()));
        return waitUntilExact();
    }

    // As the gateway serves it now, and in which version.
    QString quotaOfPro()
    {
        const auto& served = m_console.connected()->session.connection().state().plans;
        const auto pro = std::ranges::find(served->plans, PlanId{"pro"}, &Plan::id);
        return QStringLiteral("%1 in v%2")
            .arg(pro->quotas.front().included->value)
            .arg(*pro->version);
    }

private:
    test::TemporaryFiles m_files;
    shell::Appearance m_appearance;
    console::Console m_console;
};

} // namespace

void TestLiveWalk::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QCoreApplication::installTranslator(&m_plurals);
    // The console looks for the gateway on the path, where it does not stand beside it.
    const QByteArray folder = QFileInfo(QStringLiteral(TOLLGATED)).absolutePath().toLocal8Bit();
    qputenv("PATH", folder + ':' + qgetenv("PATH"));
}

void TestLiveWalk::fromDragToUndo()
{
    LiveWalk walk;
    QVERIFY(walk.waitFor([&] { return walk.console().connected() != nullptr; }));
    QVERIFY(walk.waitFor(
        [&] { return walk.console().connected()->overview.state().figures.all.accepted > 0; }));
    QVERIFY(walk.waitUntilExact());
    QVERIFY(walk.choosePlan(PlanId{"pro"}));
    QCOMPARE(walk.quotaOfPro(), QStringLiteral("50000 in v1"));

    walk.console().window().showPage(QStringLiteral("plans"));
    const auto isEstimate = [&] { return walk.plans().state().exactness == Exactness::Estimate; };
    auto& chart = walk.console().pages().plansPage()->lab().chart();
    QVERIFY(test::drag(chart, 40'000, isEstimate) > 10);
    QVERIFY(walk.waitUntilExact());
    QVERIFY(walk.plans().state().limitDraft() == 40'000);

    test::clickVerb(walk.window(), QStringLiteral("Review change…"));
    QCOMPARE(walk.console().window().currentPage(), QStringLiteral("changes"));
    QVERIFY(walk.changes().draft);
    QVERIFY(walk.changes().draft->review.ledger == walk.plans().answer()->ledger);
    test::clickVerb(walk.window(), QStringLiteral("Apply to 150 consumers"));
    QVERIFY(walk.waitFor([&] { return walk.quotaOfPro() == u"40000 in v2"; }));
    QVERIFY(walk.waitFor([&] {
        return test::shownWords(walk.window()).contains(QStringLiteral("Proven on 1 of 1 node."));
    }));
    QVERIFY(walk.waitFor([&] { return !walk.plans().state().hasDraft(); }));

    test::clickVerb(walk.window(), QStringLiteral("Undo this change"));
    QVERIFY(walk.waitFor([&] { return walk.quotaOfPro() == u"50000 in v3"; }));
    QVERIFY(walk.waitFor([&] { return !walk.changes().isBusy(); }));
}

void TestLiveWalk::aGatewayThatGoesIsSaidAndTheDraftStays()
{
    LiveWalk walk;
    QVERIFY(walk.waitFor([&] { return walk.console().connected() != nullptr; }));
    QVERIFY(walk.waitUntilExact());
    walk.plans().setLimit(4'000);
    QVERIFY(walk.waitUntilExact());
    QVERIFY(walk.plans().state().hasDraft());
    const pid_t gateway = servingChild();
    QVERIFY(gateway > 0);
    QCOMPARE(kill(gateway, SIGKILL), 0);
    QVERIFY(walk.waitFor([&] { return walk.console().connected()->overview.state().isStale; }));
    QVERIFY(test::shownWords(walk.window()).contains(QStringLiteral("does not answer")));
    QVERIFY(walk.plans().state().hasDraft());
    QVERIFY(walk.plans().state().face == Face::Ready);
}

TOLLGATE_TEST(TestLiveWalk)
#include "tst_live_walk.moc"
