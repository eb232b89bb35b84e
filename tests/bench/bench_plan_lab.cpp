// How long a frame of the Plan Lab takes while a limit is dragged, from the pointer's move over
// estimate and cards to the last pixel; how soon a usage file is open and a draft replayed; and how
// long the GUI thread is ever busy meanwhile. Run with QT_QPA_PLATFORM=offscreen, from a release
// build:
//
//     bench_plan_lab [LOG]
//
// LOG has combined lines; without it, and without the recorded one, a log of as many consumers is
// generated. Times are what the GUI thread computed, and in brackets what the wall clock says.
#include "charts/limit_chart.h"
#include "plans/lab_card.h"
#include "plans/plans_page.h"
#include "plans/plans_view_model.h"
#include "shell/appearance.h"
#include "support/gui_pulse.h"
#include "support/log_normal.h"
#include "support/temporary_files.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFileInfo>
#include <QTableView>
#include <QTest>
#include <QThreadPool>

#include <cmath>
#include <cstdio>
#include <functional>

using namespace tollgate;
using pages::Exactness;
using pages::Face;

namespace {

constexpr std::size_t kSteps = 200;
constexpr double kFrame = 16;

constexpr const char* kPlans
    = R"({"plans":[{"id":"p","name":"Pro","price":"9.00","rate_limits":[{"window":"minute","limit":60}],
"quotas":[{"meter":"%s","included":%d,"when_exhausted":"refuse","overage":{"unit_price":"0.002"}}]}]})";

struct Figures {
    std::vector<double> cpu;
    std::vector<double> wall;
};

double percentile(const std::vector<double>& sorted, double share)
{
    return sorted[static_cast<std::size_t>(static_cast<double>(sorted.size() - 1) * share)];
}

// The page in a window, and the commands of this program on it.
class Lab {
public:
    Lab()
    {
        m_page.resize(1440 - 140, 900 - 60); // what the window's bars leave of it
        m_page.show();
    }

    pages::PlansViewModel& plans() { return m_plans; }

    // Returns when the state is as wanted, or ends the program where it never can be.
    template <class Reached> void waitFor(const Reached& reached)
    {
        QEventLoop loop;
        QObject::connect(&m_plans, &pages::PlansViewModel::changed, &loop, [&] {
            if (m_plans.state().error)
                qFatal("%s", describe(*m_plans.state().error).c_str());
            if (reached(m_plans.state()))
                loop.quit();
        });
        if (!reached(m_plans.state()))
            loop.exec();
    }

    void waitUntilExact()
    {
        waitFor([](const pages::PlansState& state) {
            return state.face == Face::Ready && state.exactness == Exactness::Exact;
        });
        QTest::qWait(100); // the rows, which are put in order on another thread
    }

    Figures drag(bool isAllDrawn, double end);
    void sortByName() { m_page.findChild<QTableView*>()->sortByColumn(0, Qt::AscendingOrder); }

private:
    pages::PlansViewModel m_plans;
    pages::PlansPage m_page{m_plans};
};

class PaintCounter : public QObject {
public:
    int paints = 0;

protected:
    bool eventFilter(QObject* /*watched*/, QEvent* event) override
    {
        paints += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

// There and back over most of the axis, at an uneven pace, as a hand does, to end at a share of its
// width. Moves that do not change the limit are no frames.
Figures Lab::drag(bool isAllDrawn, double end)
{
    charts::LimitChart& chart = m_page.lab().chart();
    QWidget* viewport = chart.viewport();
    PaintCounter counter;
    viewport->installEventFilter(&counter);
    const QPoint handle = chart.handleRect().center().toPoint();
    const double middle = viewport->width() / 2.0;
    QTest::mousePress(viewport, Qt::LeftButton, {}, handle);
    Figures figures;
    for (int move = 0; figures.cpu.size() < kSteps; ++move) {
        const double x = middle + middle * 0.9 * std::sin(move * 0.05 + std::sin(move * 0.31));
        const auto before = m_plans.state().limitDraft();
        const int paintsBefore = counter.paints;
        QElapsedTimer wall;
        wall.start();
        const double cpu = test::cpuMilliseconds();
        QTest::mouseMove(viewport, QPointF(x, handle.y()).toPoint());
        if (m_plans.state().limitDraft() == before)
            continue;
        if (isAllDrawn)
            m_page.grab();
        while (!isAllDrawn && counter.paints == paintsBefore)
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
        figures.cpu.push_back(test::cpuMilliseconds() - cpu);
        figures.wall.push_back(static_cast<double>(wall.nsecsElapsed()) / 1e6);
    }
    const QPoint last(static_cast<int>(viewport->width() * end), handle.y());
    QTest::mouseMove(viewport, last);
    QTest::mouseRelease(viewport, Qt::LeftButton, {}, last);
    return figures;
}

void print(const char* what, Figures figures)
{
    std::sort(figures.cpu.begin(), figures.cpu.end());
    std::sort(figures.wall.begin(), figures.wall.end());
    const double p99 = percentile(figures.cpu, 0.99);
    std::printf("  drag, %-24s p50 %6.2f (%6.2f)  p99 %6.2f (%6.2f)  max %6.2f (%6.2f) ms: p99 is "
                "%.2f of a frame\n",
        what, percentile(figures.cpu, 0.5), percentile(figures.wall, 0.5), p99,
        percentile(figures.wall, 0.99), figures.cpu.back(), figures.wall.back(), p99 / kFrame);
    std::fflush(stdout);
}

void print(const char* what, double milliseconds, const test::GuiPulse& pulse)
{
    std::printf("  %-30s %7.0f ms; GUI thread busy for at most %5.1f ms at a time (%.1f; %.1f "
                "without waiting for a processor)\n",
        what, milliseconds, pulse.longestCpu(), pulse.longest(), pulse.longestOwn());
    std::fflush(stdout);
}

// Drags, lets go, and waits for the replay.
void measure(Lab& lab, const char* what)
{
    lab.waitUntilExact();
    print(what, lab.drag(false, 0.4));
    lab.waitUntilExact();
    print("the same, all drawn anew", lab.drag(true, 0.5));
    test::GuiPulse pulse;
    QElapsedTimer clock;
    clock.start();
    lab.waitUntilExact();
    print("exact after it", static_cast<double>(clock.elapsed() - 100), pulse);
}

// Lets everything be done that was begun, and says how long the GUI thread was busy with it.
void settle(Lab& lab, const char* what, const std::function<void()>& begin)
{
    test::GuiPulse pulse;
    QElapsedTimer clock;
    clock.start();
    begin();
    lab.waitUntilExact();
    if (!QTest::qWaitFor(
            [] { return QThreadPool::globalInstance()->activeThreadCount() == 0; }, 60'000))
        qFatal("'%s' takes longer than a minute", what);
    print(what, static_cast<double>(clock.elapsed() - 100), pulse);
}

void measureLooking(Lab& lab)
{
    pages::PlansViewModel& plans = lab.plans();
    std::printf("  %zu rows in the table\n", plans.state().rows->size());
    settle(lab, "open a consumer", [&] { plans.openConsumer(plans.state().rows->at(0).consumer); });
    settle(lab, "filter by a line", [&] { plans.filterByLine(pages::LedgerLine::Affected); });
    settle(lab, "clear the filter", [&] { plans.clearFilter(); });
    settle(lab, "sort by name", [&] { lab.sortByName(); });
    settle(lab, "undo", [&] { plans.undo(); });
}

void measureAll(const workspace::StudySource& source)
{
    Lab lab;
    test::GuiPulse pulse;
    QElapsedTimer clock;
    clock.start();
    lab.plans().open(source);
    lab.waitFor([](const pages::PlansState& state) { return state.face == Face::Ready; });
    const auto opened = static_cast<double>(clock.elapsed());
    std::printf("%u consumers, %zu requests, from %s\n",
        lab.plans().state().study->usage.consumerCount(),
        lab.plans().state().study->usage.eventCount(), source.usage.filename().c_str());
    print("open", opened, pulse);
    pulse.reset();
    clock.start();
    lab.waitUntilExact();
    print("first replay after it", static_cast<double>(clock.elapsed() - 100), pulse);
    measure(lab, "a quota that refuses");
    lab.plans().setMode(WhenExhausted::BillOverage);
    measure(lab, "a quota that bills");
    lab.plans().chooseDimension(Window::Minute);
    measure(lab, "a limit per minute");
    measureLooking(lab);
    settle(lab, "open the sample instead", [&] { lab.plans().open({.sample = true}); });
}

template <class... Values> QByteArray formatted(const char* format, Values... values)
{
    return QString::asprintf(format, values...).toLatin1();
}

// Combined lines of consumers who use little and some who use a lot.
QByteArray generatedLog(std::size_t consumers)
{
    QByteArray log;
    std::uint32_t address = 0;
    for (const std::int64_t use : test::logNormalUse(consumers, 8, 1.1)) {
        ++address;
        for (std::int64_t i = 0; i <= use; ++i)
            log += formatted("10.%u.%u.%u - - [17/Apr/2018:%02d:%02d:%02d +0000] "
                             "\"GET /v1/items HTTP/1.1\" 200 512 \"-\" \"bench\"\n",
                address >> 16, address >> 8 & 255, address & 255, int(i / 3600) % 24,
                int(i / 60) % 60, int(i) % 60);
    }
    return log;
}

// One line of compute units for each of a million.
QByteArray generatedCsv(std::size_t consumers)
{
    QByteArray csv = "consumer,time,units\n";
    int number = 0;
    for (const std::int64_t use : test::logNormalUse(consumers, 20'000, 0.95)) {
        ++number;
        csv += formatted("customer_%07d,2018-04-17T12:%02d:%02dZ,%lld\n", number, number / 60 % 60,
            number % 60, static_cast<long long>(use));
    }
    return csv;
}

QString recordedLog(const QStringList& arguments)
{
    if (arguments.size() > 1)
        return arguments[1];
    const QString path
        = QStringLiteral(TOLLGATE_SHARED_DATA "/sticker-api-nginx-2018-04-17_24.log.gz");
    return QFileInfo::exists(path) ? path : QString();
}

} // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    const shell::Appearance appearance;
    const test::TemporaryFiles files;
    const QString recorded = recordedLog(QApplication::arguments());
    if (recorded.isEmpty())
        std::printf("The recorded log is not here: this one is generated.\n");
    measureAll({.usage = recorded.isEmpty() ? files.write("access.log", generatedLog(27'327))
                                            : std::filesystem::path(recorded.toStdString()),
        .plans = files.write("plans.json", formatted(kPlans, "requests", 50))});
    measureAll({.usage = files.write("million.csv", generatedCsv(1'000'000)),
        .plans = files.write("units.json", formatted(kPlans, "compute_units", 50'000))});
    return 0;
}
