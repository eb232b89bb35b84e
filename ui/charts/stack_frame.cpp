#include "charts/stack_frame.h"

#include "charts/hatch.h"
#include "charts/snap.h"
#include "common/formats.h"
#include "common/metrics.h"
#include "common/shapes.h"
#include "common/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace tollgate::charts {

using common::Theme;

namespace {

constexpr qreal kClosestLines = 40;

// As many lines as there is room for, each at a whole part of the top.
std::int64_t gridStep(std::int64_t top, qreal height)
{
    for (const std::int64_t parts : {5, 4, 3, 2}) {
        if (top % parts == 0 && height / static_cast<qreal>(parts) >= kClosestLines)
            return top / parts;
    }
    return top;
}

} // namespace

void StackFrame::setLook(const QFont& font, const QPalette& palette, qreal devicePixelRatio)
{
    const Theme& theme = Theme::of(palette);
    m_font = sized(font, common::TextSize::Small);
    m_palette = palette;
    m_gap = hatched(theme.line, theme.card, Hatch::Dense, devicePixelRatio);
    update();
}

void StackFrame::setArea(const QRectF& area)
{
    prepareGeometryChange();
    m_area = area;
}

void StackFrame::setStack(const StackBars& stack, std::int64_t top, const QString& unit)
{
    m_isKnown.clear();
    for (const StackBar& bar : stack.bars)
        m_isKnown.push_back(bar.known > 0);
    m_top = top;
    m_unit = unit;
    update();
}

void StackFrame::setPointed(std::optional<std::size_t> bar)
{
    m_pointed = bar;
    update();
}

void StackFrame::setFocused(bool isFocused)
{
    m_isFocused = isFocused;
    update();
}

// The same for every top, so that the bars do not move when it does.
qreal StackFrame::gutter() const
{
    return std::ceil(QFontMetricsF(m_font).horizontalAdvance(common::count(10'000)))
        + common::kSnug;
}

qreal StackFrame::head() const { return std::ceil(QFontMetricsF(m_font).height()) + common::kSnug; }

QRectF StackFrame::boundingRect() const
{
    return m_area.adjusted(-gutter(), -head(), common::kTight, head());
}

QRectF StackFrame::columnOf(std::size_t bar, std::size_t count) const
{
    const qreal pitch = m_area.width() / static_cast<qreal>(m_isKnown.size());
    return {m_area.left() + pitch * static_cast<qreal>(bar), m_area.top(),
        pitch * static_cast<qreal>(count), m_area.height()};
}

void StackFrame::paint(
    QPainter* painter, const QStyleOptionGraphicsItem* /*option*/, QWidget* /*widget*/)
{
    if (m_isKnown.empty())
        return;
    const Theme& theme = Theme::of(m_palette);
    drawGaps(*painter);
    if (m_pointed && *m_pointed < m_isKnown.size())
        painter->fillRect(columnOf(*m_pointed), theme.chosen());
    drawGrid(*painter);
    if (m_isFocused)
        common::drawFocusRing(
            *painter, m_area.adjusted(-4, -4, 4, 4), theme.accent, common::kTight);
}

void StackFrame::drawGaps(QPainter& painter) const
{
    for (std::size_t bar = 0; bar < m_isKnown.size(); ++bar) {
        std::size_t count = 0;
        while (bar + count < m_isKnown.size() && !m_isKnown[bar + count])
            ++count;
        if (count > 0)
            painter.fillRect(columnOf(bar, count), m_gap);
        bar += count;
    }
}

void StackFrame::drawGrid(QPainter& painter) const
{
    const Theme& theme = Theme::of(m_palette);
    const qreal line = QFontMetricsF(m_font).height();
    const std::int64_t step = gridStep(m_top, m_area.height());
    painter.setFont(m_font);
    painter.setPen(theme.secondary);
    for (std::int64_t value = 0; value <= m_top; value += step) {
        const qreal y = std::round(m_area.bottom()
            - m_area.height() * static_cast<qreal>(value) / static_cast<qreal>(m_top));
        if (value > 0)
            painter.fillRect(QRectF(m_area.left(), y, m_area.width(), 1),
                common::mix(theme.line, theme.card, 0.6));
        painter.drawText(
            QRectF(m_area.left() - gutter(), y - line / 2, gutter() - common::kSnug, line),
            Qt::AlignRight | Qt::AlignVCenter, common::axisCount(value, m_top));
    }
    drawUnit(painter);
}

void StackFrame::drawUnit(QPainter& painter) const
{
    painter.drawText(QRectF(m_area.left(), m_area.top() - head(), m_area.width(), head()),
        Qt::AlignLeft | Qt::AlignTop, m_unit);
}

} // namespace tollgate::charts
