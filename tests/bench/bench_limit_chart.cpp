// How long a frame takes while a limit is dragged: from the pointer's move over counting and
// setting data to the last pixel. Run with QT_QPA_PLATFORM=offscreen.
#include "charts/limit_chart.h"
#include "shell/appearance.h"
#include "support/log_normal.h"

#include <QApplication>
#include <QTest>

#include <cmath>
#include <cstdio>
#include <ctime>

using namespace tollgate;
using namespace tollgate::charts;

namespace {

constexpr std::size_t kFrames = 600;
constexpr LimitPair kLimits{.today = 50'000, .draft = 50'000};

struct Setup {
    const char* name;
    std::size_t consumers;
    AxisKind axis;
    BarKind bars;
    bool isAllRepainted = false; // as after something has covered the window
};

double percentile(std::vector<double> sorted, double share)
{
    const auto last = static_cast<double>(sorted.size() - 1);
    return sorted[static_cast<std::size_t>(last * share)];
}

void print(const Setup& setup, std::vector<double> milliseconds)
{
    std::sort(milliseconds.begin(), milliseconds.end());
    std::printf("%-10s %10zu consumers  p50 %6.2f  p99 %6.2f  max %6.2f ms\n", setup.name,
        setup.consumers, percentile(milliseconds, 0.5), percentile(milliseconds, 0.99),
        milliseconds.back());
}

// What this thread has computed so far. Not the clock on the wall: Qt waits some milliseconds for
// further changes before it paints, and other programs run on the machine.
double cpuMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

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

// There and back over most of the axis, at an uneven pace, as a hand does. Moves that do not change
// the limit are no frames.
std::vector<double> drag(LimitChart& chart, const int& changes, bool isAllRepainted)
{
    QWidget* viewport = chart.viewport();
    PaintCounter counter;
    viewport->installEventFilter(&counter);
    const double y = chart.handleRect().center().y();
    const double middle = viewport->width() / 2.0;
    QTest::mousePress(viewport, Qt::LeftButton, {}, QPointF(chart.xOf(50'000), y).toPoint());
    std::vector<double> milliseconds;
    for (int move = 0; milliseconds.size() < kFrames; ++move) {
        const double x = middle + middle * 0.9 * std::sin(move * 0.05 + std::sin(move * 0.31));
        const int changesBefore = changes;
        const int paintsBefore = counter.paints;
        const double begin = cpuMilliseconds();
        QTest::mouseMove(viewport, QPointF(x, y).toPoint());
        if (changes == changesBefore)
            continue;
        if (isAllRepainted)
            viewport->update();
        while (counter.paints == paintsBefore)
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
        milliseconds.push_back(cpuMilliseconds() - begin);
    }
    QTest::mouseRelease(viewport, Qt::LeftButton);
    return milliseconds;
}

void measure(const Setup& setup)
{
    const auto use = test::logNormalUse(setup.consumers, 20'000, 0.95);
    const Histogram histogram(use, Scale(axisFor(use, kLimits.today, setup.axis)));
    const LimitWords words{.title = QStringLiteral("Usage"),
        .handle = QStringLiteral("Quota"),
        .inside = QStringLiteral("inside the allowance"),
        .newlyBeyond = QStringLiteral("newly beyond (draft)"),
        .alreadyBeyond = QStringLiteral("already beyond")};
    LimitChart chart;
    const auto show = [&](Limit draft) {
        chart.setData(
            limitChartData(histogram, {.today = kLimits.today, .draft = draft}, words, setup.bars));
    };
    show(kLimits.draft);
    int changes = 0;
    QObject::connect(&chart, &LimitChart::limitDragged, &chart, [&](qint64 limit) {
        ++changes;
        show(limit);
    });
    chart.resize(1120, 420);
    chart.show();
    QApplication::processEvents();
    print(setup, drag(chart, changes, setup.isAllRepainted));
}

} // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    const shell::Appearance appearance;
    for (const std::size_t consumers : {std::size_t(27'327), std::size_t(1'000'000)}) {
        measure({"log", consumers, AxisKind::Log, BarKind::PerBin});
        measure({"linear", consumers, AxisKind::Linear, BarKind::PerBin});
        measure({"cumulative", consumers, AxisKind::Log, BarKind::Cumulative});
        measure({"all again", consumers, AxisKind::Log, BarKind::Cumulative, true});
    }
    return 0;
}
