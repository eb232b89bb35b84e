#pragma once

#include "charts/histogram.h"

#include <QBrush>
#include <QPalette>

#include <array>
#include <vector>

class QBarSet;
class QChart;
class QRectF;
class QStackedBarSeries;
class QValueAxis;

namespace tollgate::charts {

// The bars of a limit chart: one stacked series of Qt Charts with a set per kind.
class LimitBars {
public:
    explicit LimitBars(QChart& chart);

    // Touches only the bars that differ from those shown.
    void setBars(const std::vector<Bar>& bars);

    // Gives every bin the same whole number of pixels, so that all bars are equally wide and
    // sharp; the area is at most as wide as the room.
    QRectF fit(const QRectF& room);

    const QBrush& fill(std::size_t kind) const { return m_fills[kind]; } // inside, newly, already

    void restyle(const QPalette& palette, qreal devicePixelRatio);

private:
    void replaceAll(const std::vector<Bar>& bars);
    void replaceChanged(const std::vector<Bar>& bars);

    QChart* m_chart;
    QStackedBarSeries* m_series;
    std::array<QBarSet*, 3> m_sets;
    std::array<QBrush, 3> m_fills;
    QValueAxis* m_across;
    QValueAxis* m_up;
    std::vector<Bar> m_bars;
};

} // namespace tollgate::charts
