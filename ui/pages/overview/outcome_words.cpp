#include "overview/overview_words.h"

#include "common/formats.h"
#include "common/rates.h"
#include "overview/words.h"

#include <QDateTime>
#include <QLocale>

#include <cmath>

// The words of the outcome chart.
namespace tollgate::pages {

namespace {

QString clockText(std::int64_t second, const QString& format)
{
    return QLocale().toString(QDateTime::fromSecsSinceEpoch(second, Qt::UTC), format);
}

QString meanText(const charts::StackBar& bar, std::size_t part)
{
    return common::perSecond(bar.sums[part], bar.known);
}

} // namespace

QString partName(std::size_t part)
{
    switch (static_cast<OutcomePart>(part)) {
    case OutcomePart::Accepted:
        return OverviewWords::tr("accepted");
    case OutcomePart::UpstreamFailed:
        return OverviewWords::tr("upstream failed");
    case OutcomePart::RateLimit:
        return OverviewWords::tr("refused: rate");
    case OutcomePart::Quota:
        return OverviewWords::tr("refused: quota");
    case OutcomePart::FeatureOrKey:
        return OverviewWords::tr("refused: feature or key");
    }
    return {};
}

QString timeText(std::int64_t second) { return clockText(second, QStringLiteral("HH:mm:ss")); }

QString barText(const charts::StackBar& bar, std::int64_t step)
{
    QString time = timeText(bar.from);
    if (step > 1)
        time += u'–' + timeText(bar.from + step);
    if (bar.known == 0)
        return OverviewWords::tr("%1 UTC: not known").arg(time);
    QStringList parts;
    for (std::size_t part = 0; part < charts::kStackParts; ++part) {
        if (bar.sums[part] > 0)
            parts << meanText(bar, part) + u' ' + partName(part);
    }
    return OverviewWords::tr("%1 UTC: %2")
        .arg(time,
            parts.isEmpty() ? OverviewWords::tr("no requests") : parts.join(QStringLiteral(", ")));
}

QString outcomeSubtitle(const OverviewState& state, std::int64_t step)
{
    QStringList parts;
    parts << (step == 1 ? OverviewWords::tr("One bar per second, UTC")
                        : OverviewWords::tr("One bar for %1 s, mean per second, UTC").arg(step));
    if (state.nodes.size() > 1)
        parts << OverviewWords::tr("counted by %1 alone; the other nodes count for themselves")
                     .arg(text(state.snapshot->node));
    return parts.join(QStringLiteral(" · "));
}

std::vector<charts::StackChartData::Tick> timeTicks(const charts::Stretch& time)
{
    const bool isShort = time.to - time.from <= 300;
    const std::int64_t step = isShort ? 30 : 120;
    const QString format = isShort ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm");
    std::vector<charts::StackChartData::Tick> ticks;
    for (std::int64_t at = (time.from + step - 1) / step * step; at < time.to; at += step)
        ticks.push_back({at, clockText(at, format)});
    return ticks;
}

} // namespace tollgate::pages
