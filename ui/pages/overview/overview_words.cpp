#include "overview/overview_words.h"

#include "common/formats.h"
#include "common/rates.h"
#include "overview/words.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace tollgate::pages {

using common::count;
using common::Tone;

namespace {

QString ofWhichStale(const OverviewState& state)
{
    return OverviewWords::tr("stale %1").arg(common::span(state.age));
}

QString kept(const OverviewState& state) { return common::span(state.known.length()); }

QString atLeast(std::int64_t value, bool isAtLeast)
{
    return isAtLeast ? QStringLiteral("≥ ") + count(value) : count(value);
}

FigureText refusedFigure(const RecentFigures& figures)
{
    FigureText text{.title = OverviewWords::tr("Refused"),
        .value = common::share(figures.refused(), figures.requests()),
        .note = OverviewWords::tr("%1 of %2")
                    .arg(count(figures.refused()), common::requests(figures.requests()))};
    if (figures.requests() == 0)
        text.note = OverviewWords::tr("no requests in the last minute");
    else if (figures.unknown > 0)
        text.note
            = OverviewWords::tr("%1 of %2 · %3 without a known key")
                  .arg(count(figures.refused()), count(figures.requests()), count(figures.unknown));
    return text;
}

QString sinceWhen(const RecentFigures& figures)
{
    return figures.seconds >= 60
        ? OverviewWords::tr("mean of the last minute")
        : OverviewWords::tr("mean of the %1 s that are known").arg(figures.seconds);
}

QString runningStep(const OverviewState& state)
{
    const auto running = std::ranges::find(
        state.steps, workspace::ConnectStep::State::Running, &workspace::ConnectStep::state);
    return running == state.steps.end() ? OverviewWords::tr("Connecting") : text(running->name);
}

} // namespace

std::array<FigureText, 4> figureTexts(const OverviewState& state)
{
    const RecentFigures& figures = state.figures;
    const QString titles[]{OverviewWords::tr("Accepted"), OverviewWords::tr("Refused"),
        OverviewWords::tr("Upstream failures"), OverviewWords::tr("Consumers refused")};
    std::array<FigureText, 4> texts;
    if (figures.seconds <= 0) {
        for (std::size_t i = 0; i < texts.size(); ++i)
            texts[i] = {.title = titles[i],
                .value = common::unknown(),
                .note = OverviewWords::tr("not counted yet"),
                .tone = Tone::Secondary};
        return texts;
    }
    texts[0] = {.title = titles[0],
        .value = common::perSecond(figures.all.accepted, figures.seconds),
        .note = sinceWhen(figures)};
    texts[1] = refusedFigure(figures);
    texts[2] = {.title = titles[2],
        .value = common::perSecond(figures.all.failed, figures.seconds),
        .note = figures.all.failed == 0
            ? OverviewWords::tr("none of the accepted")
            : OverviewWords::tr("%1 of the accepted")
                  .arg(common::share(figures.all.failed, figures.all.accepted)),
        .tone = figures.all.failed == 0 ? Tone::Text : Tone::Refused};
    texts[3] = {.title = titles[3],
        .value = atLeast(figures.consumersRefused, figures.isAtLeast),
        .note = OverviewWords::tr("of %1 seen in %2")
                    .arg(atLeast(figures.consumersSeen, figures.isAtLeast), kept(state))};
    FigureTrends trends = trendsOf(state);
    texts[0].trend = std::move(trends.accepted);
    texts[1].trend = std::move(trends.refused);
    texts[2].trend = std::move(trends.failed);
    if (state.isStale) {
        for (FigureText& text : texts) {
            text.tone = Tone::Secondary;
            text.note = ofWhichStale(state);
        }
    }
    return texts;
}

QString overviewSubtitle(const OverviewState& state)
{
    QStringList parts{text(state.gateway)};
    if (state.areNodesKnown)
        parts << OverviewWords::tr(
            "%1 of %2 node(s) up", nullptr, static_cast<int>(state.nodes.size()))
                     .arg(state.upNodes())
                     .arg(state.nodes.size());
    return parts.join(QStringLiteral(" · "));
}

QString liveNote(const OverviewState& state)
{
    if (state.isPaused)
        return OverviewWords::tr(
            "Paused · %n update(s) waiting", nullptr, static_cast<int>(state.waiting));
    if (state.isStale)
        return ofWhichStale(state);
    return OverviewWords::tr("Live · %1 ago").arg(common::span(state.age));
}

QString loadNote(const OverviewState& state)
{
    const auto within = std::chrono::floor<std::chrono::seconds>(state.askedWithin).count();
    return OverviewWords::tr("console: %1")
        .arg(within == 0 ? common::unknown() : common::perSecond(state.asked, within));
}

QString messageText(const OverviewState& state)
{
    if (state.isStale && state.error)
        return OverviewWords::tr("%1 does not answer: %2. Old figures are marked.")
            .arg(text(state.gateway), text(state.error->what));
    if (state.isStale)
        return OverviewWords::tr("%1 has stopped answering. Old figures are marked.")
            .arg(text(state.gateway));
    if (state.writeRefusal && !state.canUnlock)
        return OverviewWords::tr("Looking only: %1.").arg(text(state.writeRefusal->what));
    return {};
}

common::Face faceOf(const OverviewState& state)
{
    switch (state.face) {
    case OverviewFace::Empty:
        return common::Empty{.title = OverviewWords::tr("No gateway is connected"),
            .text = OverviewWords::tr("Here stands what a gateway does now, and who wants a "
                                      "person: outcomes per second, refused consumers, nodes."),
            .verb = OverviewWords::tr("Connect…")};
    case OverviewFace::Connecting:
        return common::Loading{.step = runningStep(state), .verb = OverviewWords::tr("Cancel")};
    case OverviewFace::Failed:
        return common::Failed{
            .error = state.error.value_or(Error{}), .verb = OverviewWords::tr("Try again")};
    case OverviewFace::Ready:
        break;
    }
    return common::Ready{};
}

QString nodesNote(const OverviewState& state)
{
    QStringList parts;
    if (state.isStale)
        parts << ofWhichStale(state);
    if (state.durability == "strict")
        parts << OverviewWords::tr("strict durability: an answer leaves after its event is stored");
    else if (state.durability == "relaxed")
        parts << OverviewWords::tr("relaxed durability: events are stored within 100 ms");
    if (state.nodesError)
        parts << OverviewWords::tr("not answered: %1").arg(text(state.nodesError->what));
    return parts.join(QStringLiteral(" · "));
}

} // namespace tollgate::pages
