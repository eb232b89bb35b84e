#include "screenshots.h"

#include "connected.h"
#include "console.h"

#include "plans/plans_page.h"
#include "shell/main_window.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QImage>

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace tollgate::console {

namespace {

using pages::PlansState;

constexpr QSize kWindow{1440, 900};
constexpr int kSeconds = 40; // of traffic on the overview, at least
constexpr std::chrono::seconds kLongest{100}; // to wait for something to see there

// Lets events run until something is so. Only here: a program that takes pictures has nothing else
// to do meanwhile.
template <class Model, class Reached> void waitFor(Model& model, const Reached& reached)
{
    QEventLoop loop;
    QObject::connect(&model, &Model::changed, &loop, [&] {
        if (reached(model.state()))
            loop.quit();
    });
    if (!reached(model.state()))
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

class Photographer {
public:
    Photographer(Console& console, shell::Appearance& appearance, const QString& directory)
        : m_console(console), m_appearance(appearance), m_folder(directory),
          m_saved(m_folder.mkpath(QStringLiteral(".")))
    {
    }

    void take(const QString& name)
    {
        m_appearance.setMode(shell::AppearanceMode::Light);
        save(name + QStringLiteral("-light.png"), 1);
        m_appearance.setMode(shell::AppearanceMode::Dark);
        save(name + QStringLiteral("-dark.png"), 1);
    }
    void takeDoubled(const QString& name)
    {
        m_appearance.setMode(shell::AppearanceMode::Light);
        save(name + QStringLiteral("-light-200.png"), 2);
    }
    bool hasSavedAll() const { return m_saved; }

private:
    void save(const QString& file, qreal scale)
    {
        QWidget& window = m_console.window();
        window.resize(kWindow);
        QCoreApplication::processEvents();
        QImage picture(window.size() * scale, QImage::Format_RGB32);
        picture.setDevicePixelRatio(scale);
        window.render(&picture);
        m_saved = m_saved && picture.save(m_folder.filePath(file));
    }

    Console& m_console;
    shell::Appearance& m_appearance;
    QDir m_folder;
    bool m_saved;
};

void showPlans(Console& console)
{
    pages::PlansViewModel& plans = console.plans();
    console.window().showPage(QStringLiteral("plans"));
    // The plan of the sample whose quota is billed beyond: there is most to see.
    const auto& ladder = plans.state().ladder;
    const auto pro = std::ranges::find(ladder, PlanId{"pro"}, &pages::PlanCard::id);
    if (console.isSample() && pro != ladder.end()) {
        plans.choosePlan(static_cast<std::uint32_t>(pro - ladder.begin()));
        waitFor(plans, isSettled);
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
}

void takeOverview(Console& console, Photographer& photographer)
{
    console.window().showPage(QStringLiteral("overview"));
    QElapsedTimer time;
    time.start();
    waitFor(console.connected()->overview, [&](const pages::OverviewState& state) {
        const bool isBusy = state.figures.seconds >= kSeconds && state.figures.refused() > 0;
        return state.face == pages::OverviewFace::Failed || isBusy
            || std::chrono::milliseconds(time.elapsed()) > kLongest;
    });
    photographer.take(QStringLiteral("overview"));
}

void takeChange(Console& console, Photographer& photographer, bool isApplied)
{
    console.connected()->review.reviewDraft();
    pages::ChangesViewModel& changes = console.connected()->changes;
    if (!changes.state().draft)
        return;
    photographer.take(QStringLiteral("changes-review"));
    if (!isApplied)
        return;
    bool isProven = false;
    QEventLoop loop;
    QObject::connect(&changes, &pages::ChangesViewModel::applied, &loop, [&] {
        isProven = true;
        loop.quit();
    });
    changes.apply();
    if (!isProven)
        loop.exec();
    photographer.take(QStringLiteral("changes"));
}

} // namespace

int takeScreenshots(Console& console, shell::Appearance& appearance, const QString& directory)
{
    pages::PlansViewModel& plans = console.plans();
    console.start();
    waitFor(plans, isSettled);
    if (plans.state().face == pages::Face::Failed) {
        std::fprintf(stderr, "tollgate: %s\n", describe(*plans.state().error).c_str());
        return 2;
    }
    Photographer photographer(console, appearance, directory);
    if (console.connected())
        takeOverview(console, photographer);
    showPlans(console);
    photographer.take(QStringLiteral("plan-lab"));
    photographer.takeDoubled(QStringLiteral("plan-lab"));
    if (console.connected())
        takeChange(console, photographer, console.isSample());
    if (!photographer.hasSavedAll())
        std::fprintf(stderr,
            "tollgate: the pictures could not be written to %s; check the folder\n",
            qPrintable(directory));
    return photographer.hasSavedAll() ? 0 : 2;
}

} // namespace tollgate::console
