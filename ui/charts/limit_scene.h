#pragma once

#include "charts/limit_bars.h"
#include "charts/limit_chart_data.h"

#include <QFont>
#include <QPalette>
#include <QRectF>

class QGraphicsLineItem;
class QGraphicsScene;

namespace tollgate::charts {

class LimitAxis;
class LimitGrid;
class LimitHandle;
class LimitLabels;
class LimitLegend;

// What a limit chart looks like: bars, lines, labels, axis and legend, and where they are.
class LimitScene {
public:
    struct Look {
        QFont font;
        QPalette palette;
        qreal devicePixelRatio = 1;
    };

    LimitScene(QChart& chart, QGraphicsScene& scene);

    void setLook(const Look& look);
    void setSize(const QSizeF& size);

    // Touches only what differs from what is shown.
    void show(LimitChartData data);
    const LimitChartData& data() const { return m_data; }

    LimitHandle& handle() { return *m_handle; }
    const LimitHandle& handle() const { return *m_handle; }

    // Between x in the scene and a position on the axis, in bins.
    qreal xAt(double position) const;
    double positionAt(qreal x) const;

    QRectF plot() const { return m_plot; } // of the bars
    QRectF columnOf(std::size_t bin) const; // the plot's whole height

private:
    void arrange();
    void showTicks(const QRectF& area);
    void showLimits();
    void showLegend();

    LimitBars m_bars;
    LimitGrid* m_grid;
    LimitAxis* m_axis;
    LimitLabels* m_labels;
    LimitLegend* m_legend;
    LimitHandle* m_handle;
    QGraphicsLineItem* m_todayLine;
    Look m_look;
    LimitChartData m_data;
    QSizeF m_size;
    QRectF m_plot;
};

} // namespace tollgate::charts
