#include "charts/sparkline.h"

#include "common/theme.h"

#include <QChart>
#include <QLineSeries>
#include <QValueAxis>

#include <algorithm>

namespace tollgate::charts {

namespace {

constexpr qreal kRoom = 4; // around the line, for the dot
constexpr qreal kDot = 2.5;
constexpr qreal kTick = 0.3; // half the width of a value that stands alone

} // namespace

Sparkline::Sparkline(QWidget* parent) : QChartView(parent) { build(); }

void Sparkline::build()
{
    setLayoutDirection(Qt::LeftToRight); // time is not mirrored
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setFocusPolicy(Qt::NoFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setRenderHint(QPainter::Antialiasing);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    chart()->setBackgroundVisible(false);
    chart()->setMinimumSize(minimumSizeHint()); // else its margins make the view as high as a chart
    chart()->legend()->hide();
    chart()->setAnimationOptions(QChart::NoAnimation);
    scene()->setItemIndexMethod(QGraphicsScene::NoIndex);
    for (const auto edge : {Qt::AlignBottom, Qt::AlignLeft}) {
        auto* axis = new QValueAxis;
        axis->setVisible(false);
        chart()->addAxis(axis, edge);
    }
    redraw();
}

void Sparkline::setValues(SparkValues values)
{
    if (values == m_values)
        return;
    m_values = std::move(values);
    redraw();
}

void Sparkline::setQuiet(bool isQuiet)
{
    m_isQuiet = isQuiet;
    viewport()->update();
}

std::size_t Sparkline::stretches() const
{
    return static_cast<std::size_t>(chart()->series().size());
}

// Nought is the foot of every line, so that a small change looks small.
double Sparkline::top() const
{
    double top = 0;
    for (const auto& value : m_values)
        top = std::max(top, value.value_or(0));
    return top == 0 ? 1 : top;
}

// A series per known stretch: one of Qt Charts cannot be cut.
void Sparkline::redraw()
{
    const common::Theme& theme = common::Theme::of(palette());
    setBackgroundBrush(theme.card);
    chart()->removeAllSeries();
    const auto axes = chart()->axes();
    axes[0]->setRange(0, std::max<qreal>(1, static_cast<qreal>(m_values.size()) - 1));
    axes[1]->setRange(0, top());
    for (std::size_t at = 0; at < m_values.size(); ++at) {
        QList<QPointF> points;
        for (; at < m_values.size() && m_values[at]; ++at)
            points << QPointF(static_cast<qreal>(at), *m_values[at]);
        if (points.isEmpty())
            continue;
        if (points.size() == 1)
            points = {points[0] - QPointF(kTick, 0), points[0] + QPointF(kTick, 0)};
        auto* series = new QLineSeries;
        series->setPen(QPen(theme.secondary, 1));
        series->append(points);
        chart()->addSeries(series);
        for (QAbstractAxis* axis : axes)
            series->attachAxis(axis);
    }
    arrange();
}

void Sparkline::arrange()
{
    chart()->setPlotArea(QRectF(viewport()->rect()).adjusted(kRoom, kRoom, -kRoom, -kRoom));
    viewport()->update();
}

void Sparkline::drawForeground(QPainter* painter, const QRectF& /*rect*/)
{
    if (m_values.empty() || !m_values.back())
        return;
    const common::Theme& theme = common::Theme::of(palette());
    const QRectF area = chart()->plotArea();
    const qreal y = area.bottom() - area.height() * *m_values.back() / top();
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_isQuiet ? theme.secondary : theme.accent);
    painter->drawEllipse(QPointF(area.right(), y), kDot, kDot);
}

bool Sparkline::event(QEvent* event)
{
    const bool handled = QChartView::event(event);
    if (event->type() == QEvent::PaletteChange)
        redraw();
    return handled;
}

void Sparkline::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    arrange();
}

} // namespace tollgate::charts
