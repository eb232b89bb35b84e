#pragma once

#include "charts/stack_chart.h"
#include "common/state_view.h"
#include "common/theme.h"
#include "overview/live_figures.h"

#include <QString>
#include <QStringList>

#include <array>

// What the Overview says, made from its state: no widget, so that words and figures are tested.
namespace tollgate::pages {

// One of the quiet numbers.
struct FigureText {
    QString title;
    QString value;
    QString note;
    common::Tone tone = common::Tone::Text; // of the value
    charts::SparkValues trend; // empty: nothing is known of it
};

std::array<FigureText, 4> figureTexts(const OverviewState& state);

QString overviewSubtitle(const OverviewState& state); // "gateway-eu · 3 of 3 nodes up"
QString liveNote(const OverviewState& state); // "Live · 2 s ago", "Paused · 3 updates waiting"
QString loadNote(const OverviewState& state); // "console: 0.7/s"

// Over the page: what is not said elsewhere on it; empty: nothing. Without an age, as it is read
// out whenever it changes.
QString messageText(const OverviewState& state);
common::Face faceOf(const OverviewState& state);
QString outcomeSubtitle(const OverviewState& state, std::int64_t step);

QString partName(std::size_t part);
QString barText(const charts::StackBar& bar, std::int64_t step); // all of it, with its time
QString timeText(std::int64_t second); // "14:02:05", UTC
std::vector<charts::StackChartData::Tick> timeTicks(const charts::Stretch& time);

struct AttentionText {
    QString title;
    QString text;
    QString verb;
};
AttentionText attentionText(const AttentionItem& item);
QString attentionNote(const OverviewState& state);

QString nodesNote(const OverviewState& state);

// The invalidation in words: what it does before, and how it went after.
struct InvalidationText {
    QString explanation;
    QString verb;
    QString obstacle; // why the verb is not possible now; empty: it is
    QString outcome; // empty: not run yet
    common::Tone tone = common::Tone::Text; // of the outcome
};
InvalidationText invalidationText(const InvalidationDraft& draft, const OverviewState& state);

} // namespace tollgate::pages
