#pragma once

#include "charts/stack_bars.h"

#include <QBrush>
#include <QChartView>

#include <optional>
#include <vector>

class QBarSet;
class QStackedBarSeries;
class QValueAxis;

namespace tollgate::charts {

class LimitAxis;
class StackFrame;

// What a stack chart shows, as a value.
struct StackChartData {
    struct Tick {
        std::int64_t at = 0;
        QString text; // "14:02"
    };

    StackBars stack;
    std::vector<Tick> ticks;
    QString title; // for screen readers
    QString unit; // of the bars' height: "requests/s"
};

// Stacked bars over time. The bar under the pointer, or chosen with the arrow keys, is told to
// whoever puts it into words. Missing data are a hatch over the whole height.
class StackChart : public QChartView {
    Q_OBJECT

public:
    explicit StackChart(QWidget* parent = nullptr);

    void setData(StackChartData data);
    const StackChartData& data() const { return m_data; }

    int mostBars() const; // that are wide enough to be told apart
    QBrush fill(std::size_t part) const; // for a legend
    std::optional<std::size_t> pointed() const { return m_pointed; }
    QRectF plot() const; // of the bars

    QSize sizeHint() const override { return {480, 220}; }
    QSize minimumSizeHint() const override { return {240, 160}; }

signals:
    void resized(); // room for other bars
    void restyled(); // fills have other colours
    void barPointed(const std::optional<std::size_t>& bar);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void restyle();
    void arrange();
    void fillSets();
    void point(std::optional<std::size_t> bar);

    StackChartData m_data;
    std::int64_t m_top = 1; // of the scale
    QStackedBarSeries* m_series;
    std::array<QBarSet*, kStackParts> m_sets{};
    QValueAxis* m_across;
    QValueAxis* m_up;
    StackFrame* m_frame;
    LimitAxis* m_axis;
    std::optional<std::size_t> m_pointed;
};

} // namespace tollgate::charts
