#pragma once

#include "charts/histogram.h"

#include <QFont>
#include <QGraphicsItem>
#include <QPalette>

namespace tollgate::charts {

// Hairlines behind the bars at a few round counts, so that heights can be read; their numbers stand
// at the end where the bars are lower, the uppermost with its unit.
class LimitGrid : public QGraphicsItem {
public:
    void setLook(const QFont& font, const QPalette& palette);
    void setArea(const QRectF& area); // the foot of the bars is its bottom
    void setBars(const std::vector<Bar>& bars);

    QRectF boundingRect() const override { return m_area; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    QFont m_font;
    QPalette m_palette;
    QRectF m_area;
    std::int64_t m_tallest = 1;
    bool m_isLabelledLeft = false;
};

} // namespace tollgate::charts
