#include "screenshots.h"

#include "console.h"

#include "plans/plans_page.h"
#include "shell/main_window.h"

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QImage>

#include <cstdio>

namespace tollgate::console {

namespace {

using pages::PlansState;

constexpr QSize kWindow{1440, 900};

// Lets events run until the plans reach a state. Only here: a program that takes pictures has
// nothing else to do meanwhile.
template <class Reached> void waitFor(pages::PlansViewModel& plans, const Reached& reached)
{
    QEventLoop loop;
    QObject::connect(&plans, &pages::PlansViewModel::changed, &loop, [&] {
        if (reached(plans.state()))
            loop.quit();
    });
    if (!reached(plans.state()))
        loop.exec();
}

bool isSettled(const PlansState& state)
{
    return state.face == pages::Face::Failed
        || (state.face == pages::Face::Ready && state.exactness == pages::Exactness::Exact);
}

// Four fifths of the limit that there is; where nobody comes near it, what one in fifty goes
// beyond.
std::optional<std::int64_t> interestingLimit(const PlansState& state)
{
    const auto& peaks = state.demand->peaks;
    const auto today = state.limitToday();
    if (today && peaks.countBeyond(*today * 4 / 5) > 0)
        return *today * 4 / 5;
    const auto& sorted = peaks.sorted();
    return sorted.empty() ? std::nullopt : std::optional(sorted[sorted.size() * 49 / 50]);
}

bool save(QWidget& window, const QString& path, qreal scale)
{
    QCoreApplication::processEvents();
    QImage picture(window.size() * scale, QImage::Format_RGB32);
    picture.setDevicePixelRatio(scale);
    window.render(&picture);
    return picture.save(path);
}

} // namespace

int takeScreenshots(Console& console, shell::Appearance& appearance, const QString& directory)
{
    pages::PlansViewModel& plans = console.plans();
    console.window().resize(kWindow);
    console.start();
    waitFor(plans, isSettled);
    if (plans.state().face == pages::Face::Failed) {
        std::fprintf(stderr, "tollgate: %s\n", describe(*plans.state().error).c_str());
        return 2;
    }
    if (!plans.state().hasDraft()) {
        if (const auto limit = interestingLimit(plans.state())) {
            plans.dragLimit(*limit);
            plans.setLimit(*limit);
            waitFor(plans, isSettled);
        }
    }
    if (plans.state().rows->size() > 1)
        plans.openConsumer(plans.state().rows->at(1).consumer);
    const QDir folder(directory);
    bool saved = folder.mkpath(QStringLiteral("."));
    appearance.setMode(shell::AppearanceMode::Light);
    saved = saved
        && save(console.window(), folder.filePath(QStringLiteral("plan-lab-light.png")), 1)
        && save(console.window(), folder.filePath(QStringLiteral("plan-lab-light-200.png")), 2);
    appearance.setMode(shell::AppearanceMode::Dark);
    saved
        = saved && save(console.window(), folder.filePath(QStringLiteral("plan-lab-dark.png")), 1);
    if (!saved)
        std::fprintf(stderr,
            "tollgate: the pictures could not be written to %s; check the folder\n",
            qPrintable(directory));
    return saved ? 0 : 2;
}

} // namespace tollgate::console
