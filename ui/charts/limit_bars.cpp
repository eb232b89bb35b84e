#include "charts/limit_bars.h"

#include "charts/hatch.h"
#include "common/theme.h"

#include <QBarSet>
#include <QChart>
#include <QStackedBarSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace tollgate::charts {

namespace {

std::array<std::int64_t, 3> partsOf(const Bar& bar)
{
    return {bar.inside, bar.newlyBeyond, bar.alreadyBeyond};
}

std::int64_t tallest(const std::vector<Bar>& bars)
{
    std::int64_t total = 1;
    for (const Bar& bar : bars)
        total = std::max(total, bar.total());
    return total;
}

} // namespace

LimitBars::LimitBars(QChart& chart)
    : m_chart(&chart),
      m_series(new QStackedBarSeries), m_sets{new QBarSet({}), new QBarSet({}), new QBarSet({})},
      m_across(new QValueAxis), m_up(new QValueAxis)
{
    for (QBarSet* set : m_sets)
        m_series->append(set);
    chart.addSeries(m_series);
    chart.addAxis(m_across, Qt::AlignBottom);
    chart.addAxis(m_up, Qt::AlignLeft);
    for (QValueAxis* axis : {m_across, m_up}) {
        m_series->attachAxis(axis);
        axis->setVisible(false);
    }
}

void LimitBars::setBars(const std::vector<Bar>& bars)
{
    if (bars.size() != m_bars.size())
        replaceAll(bars);
    else
        replaceChanged(bars);
    m_bars = bars;
}

void LimitBars::replaceAll(const std::vector<Bar>& bars)
{
    for (std::size_t kind = 0; kind < m_sets.size(); ++kind) {
        QList<qreal> heights;
        for (const Bar& bar : bars)
            heights << static_cast<qreal>(partsOf(bar)[kind]);
        m_sets[kind]->remove(0, m_sets[kind]->count());
        m_sets[kind]->append(heights);
    }
    // Qt Charts centres bar i on i.
    m_across->setRange(-0.5, static_cast<qreal>(bars.size()) - 0.5);
    m_up->setRange(0, static_cast<qreal>(tallest(bars)));
}

void LimitBars::replaceChanged(const std::vector<Bar>& bars)
{
    if (tallest(bars) != tallest(m_bars))
        m_up->setRange(0, static_cast<qreal>(tallest(bars)));
    for (std::size_t kind = 0; kind < m_sets.size(); ++kind) {
        for (std::size_t i = 0; i < bars.size(); ++i) {
            const std::int64_t height = partsOf(bars[i])[kind];
            if (height != partsOf(m_bars[i])[kind])
                m_sets[kind]->replace(static_cast<int>(i), static_cast<qreal>(height));
        }
    }
}

QRectF LimitBars::fit(const QRectF& room)
{
    const auto bins = static_cast<qreal>(std::max<std::size_t>(1, m_bars.size()));
    const qreal pitch = std::max(1.0, std::floor(room.width() / bins));
    const qreal gap = pitch >= 5 ? 2 : pitch >= 3 ? 1 : 0;
    m_series->setBarWidth((pitch - gap) / pitch);
    const QRectF area(room.left(), room.top(), pitch * bins, room.height());
    m_chart->setPlotArea(area);
    return area;
}

void LimitBars::restyle(const QPalette& palette, qreal devicePixelRatio)
{
    const common::Theme& theme = common::Theme::of(palette);
    const std::array<QColor, 3> colors{theme.accent, theme.changed, theme.refused};
    constexpr std::array<Hatch, 3> hatches{Hatch::None, Hatch::Sparse, Hatch::Dense};
    for (std::size_t kind = 0; kind < m_sets.size(); ++kind) {
        m_sets[kind]->setPen(Qt::NoPen);
        m_fills[kind] = hatched(colors[kind], theme.card, hatches[kind], devicePixelRatio);
        m_sets[kind]->setBrush(m_fills[kind]);
    }
}

} // namespace tollgate::charts
