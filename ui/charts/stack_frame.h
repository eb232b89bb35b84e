#pragma once

#include "charts/stack_bars.h"

#include <QBrush>
#include <QFont>
#include <QGraphicsItem>
#include <QPalette>

#include <optional>

namespace tollgate::charts {

// What lies behind stacked bars: hairlines with their values, the hatch of missing data, and the
// column that is pointed at.
class StackFrame : public QGraphicsItem {
public:
    void setLook(const QFont& font, const QPalette& palette, qreal devicePixelRatio);
    void setArea(const QRectF& area); // of the bars
    void setStack(const StackBars& stack, std::int64_t top, const QString& unit);
    void setPointed(std::optional<std::size_t> bar);
    void setFocused(bool isFocused);

    qreal gutter() const; // room for values, left of the area
    qreal head() const; // and over it, for the unit

    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    QRectF columnOf(std::size_t bar, std::size_t count = 1) const;
    void drawGaps(QPainter& painter) const;
    void drawGrid(QPainter& painter) const;
    void drawUnit(QPainter& painter) const;

    QFont m_font;
    QPalette m_palette;
    QBrush m_gap;
    QRectF m_area;
    std::vector<bool> m_isKnown;
    std::int64_t m_top = 1;
    QString m_unit;
    std::optional<std::size_t> m_pointed;
    bool m_isFocused = false;
};

} // namespace tollgate::charts
