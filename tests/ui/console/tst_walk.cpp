#include "common/english_plurals.h"
#include "console.h"
#include "plans/lab_card.h"
#include "plans/ledger_words.h"
#include "plans/plans_page.h"
#include "plans/plans_words.h"
#include "shared/ledger_row.h"
#include "shell/main_window.h"
#include "support/dialog_answer.h"
#include "support/gui_pulse.h"
#include "support/print.h"
#include "support/room_tests.h"
#include "support/temporary_files.h"
#include "support/widgets.h"
#include "ui/console/hand.h"
#include "ui/console/preview_run.h"
#include "window_pages.h"

#include <QAction>
#include <QDialog>
#include <QLocale>

using namespace tollgate;
using pages::Exactness;
using pages::Face;
using pages::PlansState;

// A walk through the Plan Lab, as somebody takes it who wants to know what a lower quota does; each
// step shows the figures that `tollgatectl preview` prints for the same files.
class TestWalk : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { test::failOnAnyWarning(); }
    void recordedTrafficIsReadBesideTheWindow();
    void onRecordedTraffic();
    void onTheSample();

private:
    common::EnglishPlurals m_plurals;
};

namespace {

constexpr int kPatience = 300'000; // ms: debug builds and sanitizers on a busy machine

constexpr const char* kPlans = R"({"plans":[{"id":"pro","name":"Pro","price":"9.00",
"rate_limits":[{"window":"minute","limit":60}],"quotas":[{"included":200,
"when_exhausted":"refuse","overage":{"unit_price":"0.002"}}]}]})";

// A console and a hand on it.
class Walk {
public:
    explicit Walk(const workspace::StudySource& source)
        : m_console({.study = source,
                        .draft = {},
                        .screenshots = {},
                        .configDirectory = QString::fromStdString(m_files.path("config"))},
            m_appearance)
    {
        m_console.window().resize(1440, 900);
    }

    pages::PlansViewModel& plans() { return m_console.plans(); }
    const PlansState& state() { return plans().state(); }
    test::TemporaryFiles& files() { return m_files; }
    void start() { m_console.start(); }

    bool waitUntilExact()
    {
        return QTest::qWaitFor(
            [this] { return state().face == Face::Ready && state().exactness == Exactness::Exact; },
            kPatience);
    }

    // With the pointer on the chart, in steps; the figures follow each of them.
    bool dragTo(std::int64_t limit)
    {
        charts::LimitChart& chart = m_console.pages().plansPage()->lab().chart();
        const int followed
            = test::drag(chart, limit, [this] { return state().exactness == Exactness::Estimate; });
        return followed > 10 && waitUntilExact();
    }

    bool choose(const QString& segment)
    {
        for (auto* button : m_console.pages().plansPage()->findChildren<QAbstractButton*>()) {
            if (button->text() == segment && button->isVisible()) {
                QTest::mouseClick(button, Qt::LeftButton);
                return waitUntilExact();
            }
        }
        return false;
    }

    bool trigger(const QString& text)
    {
        for (QAction* action : m_console.pages().plansPage()->planActions()
                + m_console.pages().plansPage()->fileActions()) {
            if (action->text().remove(u'&') == text && action->isEnabled()) {
                action->trigger();
                return waitUntilExact();
            }
        }
        return false;
    }

    // "Requests refused: 10 → 20, 10 more" a line.
    QString shown() const
    {
        QStringList lines;
        for (const auto* row : m_console.pages().plansPage()->findChildren<pages::LedgerRow*>())
            lines << row->accessibleName();
        return lines.join(u'\n');
    }

    // What would be shown of the figures that the program printed, or why it did not.
    QString inWords(const test::PrintedPlan& printed)
    {
        if (!printed.failure.isEmpty())
            return printed.failure;
        PlansState other = state();
        other.ledger = printed.ledger();
        QStringList lines;
        for (const pages::LedgerText& text : pages::ledgerTexts(other))
            lines << text.title + u": "_qs + text.figures + u", "_qs + text.difference.words;
        return lines.join(u'\n');
    }

    // The draft as a file; empty where it was not written.
    QString savedDraft()
    {
        const auto path = m_files.path("draft.json");
        return plans().saveDraft(path) ? QString::fromStdString(path) : QString();
    }

    QStringList exportedLines()
    {
        const QString path = QString::fromStdString(m_files.path("affected.csv"));
        test::DialogAnswer answer([&](QDialog& dialog) { test::chooseFile(dialog, path); });
        if (!trigger(QStringLiteral("Export table as CSV…")) || !answer.isGiven())
            return {};
        QFile file(path); // it is there once it is whole
        return QTest::qWaitFor([&] { return file.exists(); }, kPatience)
                && file.open(QIODevice::ReadOnly)
            ? QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)
            : QStringList();
    }

private:
    test::TemporaryFiles m_files;
    shell::Appearance m_appearance;
    console::Console m_console;
};

QString recordedLog()
{
    const QString log = test::sharedData() + u"/sticker-api-nginx-2018-04-17_24.log.gz"_qs;
    return QFile::exists(log) ? log : QString();
}

// Each line of the export against what the program prints of that consumer.
void compareExport(const QStringList& lines, const test::PrintedPlan& printed)
{
    QVERIFY(lines.size() > 1);
    const QStringList columns = lines.front().split(u',');
    for (const QString& line : lines.mid(1)) {
        const QStringList cells = line.split(u',');
        const auto cell = [&](const char16_t* column) {
            return cells[columns.indexOf(QString::fromUtf16(column))];
        };
        const auto one = printed.consumers.find(cell(u"consumer").remove(u'"').toStdString());
        QVERIFY2(one != printed.consumers.end(), qPrintable(line));
        const auto& [before, after] = one->second;
        QCOMPARE(cell(u"refused_before").toLongLong(), test::refusedIn(before));
        QCOMPARE(cell(u"refused_after").toLongLong(), test::refusedIn(after));
        QCOMPARE(cell(u"overage_after"), test::text(after["overage"].get<std::string>()));
        QCOMPARE(cell(u"bill_before"), test::text(before["invoiced"].get<std::string>()));
        QCOMPARE(cell(u"bill_after"), test::text(after["invoiced"].get<std::string>()));
    }
    QCOMPARE(lines.size() - 1, qsizetype(printed.consumers.size()));
}

} // namespace

void TestWalk::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QCoreApplication::installTranslator(&m_plurals);
}

// Reading goes on beside the window: the pulse beats between its reports.
void TestWalk::recordedTrafficIsReadBesideTheWindow()
{
    const QString log = recordedLog();
    if (log.isEmpty())
        QSKIP("the recorded traffic is not here (TOLLGATE_SHARED_DATA)");
    Walk walk({.usage = log.toStdString()});
    test::GuiPulse pulse;
    QList<int> ticksAtReports;
    connect(&walk.plans(), &pages::PlansViewModel::changed, this, [&] {
        if (walk.state().face == Face::Loading && walk.state().loadedLines > 0)
            ticksAtReports << pulse.ticks();
    });
    walk.start();
    QVERIFY(walk.waitUntilExact());
    qInfo("443,011 lines opened: the GUI thread was busy for at most %.1f ms at a time, of which "
          "it computed %.1f ms; %d ticks of 5 ms, %d reports",
        pulse.longest(), pulse.longestCpu(), pulse.ticks(), int(ticksAtReports.size()));
    QCOMPARE(walk.state().study->usage.eventCount(), std::size_t(443'011));
    QVERIFY(ticksAtReports.size() >= 2);
    QVERIFY(ticksAtReports.last() > ticksAtReports.first());
    QVERIFY(pulse.ticks() >= 10);
}

void TestWalk::onRecordedTraffic()
{
    const QString log = recordedLog();
    if (log.isEmpty())
        QSKIP("the recorded traffic is not here (TOLLGATE_SHARED_DATA)");
    const test::TemporaryFiles files;
    const auto plans = files.write("plans.json", kPlans);
    const test::PreviewProgram program(
        {u"--usage"_qs, log, u"--plans"_qs, QString::fromStdString(plans)}, u"pro"_qs);
    Walk walk({.usage = log.toStdString(), .plans = plans});
    walk.start();
    QVERIFY(walk.waitUntilExact());
    QCOMPARE(walk.state().study->usage.consumerCount(), 27'327U);
    QCOMPARE(walk.shown(), walk.inWords(program.today()));

    QVERIFY(walk.dragTo(20));
    QCOMPARE(walk.state().limitDraft(), std::optional<std::int64_t>(20));
    const auto lowered = program.with(walk.savedDraft());
    QCOMPARE(walk.shown(), walk.inWords(lowered));

    QVERIFY(walk.choose(QStringLiteral("Bill overage")));
    const auto billed = program.with(walk.savedDraft());
    QCOMPARE(walk.shown(), walk.inWords(billed));
    compareExport(walk.exportedLines(), billed);
    if (QTest::currentTestFailed())
        return;

    QVERIFY(walk.trigger(QStringLiteral("Undo edit")));
    QCOMPARE(walk.shown(), walk.inWords(lowered));
    QVERIFY(walk.trigger(QStringLiteral("Undo edit"))); // the whole drag
    QVERIFY(!walk.state().hasDraft());
    QCOMPARE(walk.shown(), walk.inWords(program.today()));
}

void TestWalk::onTheSample()
{
    Walk walk({.sample = true});
    const QString folder = QString::fromStdString(walk.files().path("sample"));
    QCOMPARE(test::runCtl({u"sample"_qs, u"--out"_qs, folder}).exitCode, 0);
    const test::PreviewProgram program(
        {u"--usage"_qs, folder + u"/usage.csv.gz"_qs, u"--plans"_qs, folder + u"/plans.json"_qs,
            u"--assign"_qs, folder + u"/assign.csv"_qs},
        u"pro"_qs);
    walk.start();
    QVERIFY(walk.waitUntilExact());
    QCOMPARE(walk.state().draft.id, PlanId{"pro"});
    QCOMPARE(walk.shown(), walk.inWords(program.today()));

    QVERIFY(walk.dragTo(20'000));
    QVERIFY(walk.choose(QStringLiteral("Refuse")));
    QCOMPARE(walk.shown(), walk.inWords(program.with(walk.savedDraft())));
    QVERIFY(walk.trigger(QStringLiteral("Undo edit")));
    QCOMPARE(walk.state().limitDraft(), std::optional<std::int64_t>(20'000));
    const auto lowered = program.with(walk.savedDraft());
    QCOMPARE(walk.shown(), walk.inWords(lowered));
    compareExport(walk.exportedLines(), lowered);
}

TOLLGATE_TEST(TestWalk)
#include "tst_walk.moc"
