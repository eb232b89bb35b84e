#include "charts/limit_grid.h"

#include "charts/snap.h"
#include "common/formats.h"
#include "common/metrics.h"
#include "common/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <span>

namespace tollgate::charts {

namespace {

constexpr std::size_t kUnderNumber = 6; // bars

std::int64_t tallestOf(std::span<const Bar> bars)
{
    std::int64_t tallest = 0;
    for (const Bar& bar : bars)
        tallest = std::max(tallest, bar.total());
    return tallest;
}

// Four lines at most, and no closer than two lines of text.
std::int64_t stepFor(std::int64_t tallest, qreal height)
{
    constexpr qreal closest = 44;
    const auto least = static_cast<std::int64_t>(
        static_cast<double>(tallest) * closest / std::max<qreal>(1, height));
    return nextStep(std::max(tallest / 4, least), Ladder::Coarse);
}

} // namespace

void LimitGrid::setLook(const QFont& font, const QPalette& palette)
{
    m_font = sized(font, common::TextSize::Small);
    m_palette = palette;
    update();
}

void LimitGrid::setArea(const QRectF& area)
{
    prepareGeometryChange();
    m_area = area;
}

void LimitGrid::setBars(const std::vector<Bar>& bars)
{
    const std::size_t few = std::min(kUnderNumber, bars.size());
    const std::span all(bars);
    const std::int64_t tallest = std::max<std::int64_t>(1, tallestOf(all));
    const bool isLabelledLeft = tallestOf(all.first(few)) < tallestOf(all.last(few));
    if (tallest == m_tallest && isLabelledLeft == m_isLabelledLeft)
        return; // the limit splits bars, it does not raise them
    m_tallest = tallest;
    m_isLabelledLeft = isLabelledLeft;
    update();
}

void LimitGrid::paint(
    QPainter* painter, const QStyleOptionGraphicsItem* /*option*/, QWidget* /*widget*/)
{
    const common::Theme& theme = common::Theme::of(m_palette);
    const QFontMetricsF metrics(m_font);
    const std::int64_t step = stepFor(m_tallest, m_area.height());
    painter->setFont(m_font);
    for (std::int64_t value = step; value <= m_tallest; value += step) {
        const double share = static_cast<double>(value) / static_cast<double>(m_tallest);
        const qreal y = std::round(m_area.bottom() - m_area.height() * share);
        painter->fillRect(
            QRectF(m_area.left(), y, m_area.width(), 1), common::mix(theme.line, theme.card, 0.6));
        const bool isLast = value > m_tallest - step;
        const QString text
            = isLast ? common::consumers(value) : common::axisCount(value, m_tallest);
        const qreal x
            = m_isLabelledLeft ? m_area.left() : m_area.right() - metrics.horizontalAdvance(text);
        painter->setPen(theme.secondary);
        painter->drawText(QPointF(x, y + metrics.ascent() + 1), text);
        if (isLast)
            break;
    }
}

} // namespace tollgate::charts
