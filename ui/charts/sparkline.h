#pragma once

#include <QChartView>

#include <optional>
#include <vector>

namespace tollgate::charts {

// One value per step of time, oldest first; nothing where it is not known.
using SparkValues = std::vector<std::optional<double>>;

// A line beside a figure that says how it got there: no axis and nothing to press. It is cut where
// values are not known, and its newest one bears a dot.
class Sparkline : public QChartView {
    Q_OBJECT

public:
    explicit Sparkline(QWidget* parent = nullptr);

    void setValues(SparkValues values);
    void setQuiet(bool isQuiet); // old figures: the dot loses its colour

    std::size_t stretches() const; // that the line is cut into

    QSize sizeHint() const override { return {96, 30}; }
    QSize minimumSizeHint() const override { return {40, 24}; }

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;

private:
    void build();
    void redraw();
    void arrange();
    double top() const;

    SparkValues m_values;
    bool m_isQuiet = false;
};

} // namespace tollgate::charts
