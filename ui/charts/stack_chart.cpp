#include "charts/stack_chart.h"

#include "charts/hatch.h"
#include "charts/limit_items.h"
#include "charts/snap.h"
#include "charts/stack_frame.h"
#include "common/metrics.h"
#include "common/theme.h"

#include <QBarSet>
#include <QChart>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QStackedBarSeries>
#include <QValueAxis>

#include <cmath>

namespace tollgate::charts {

namespace {

constexpr qreal kNarrowestPitch = 4; // pixels of a bar and its gap
constexpr qreal kSide = 4;

// The round number that all bars fit under.
std::int64_t topOf(const StackBars& stack)
{
    const auto tallest = static_cast<std::int64_t>(std::ceil(stack.tallest()));
    return tallest <= 1 ? 1 : nextStep(tallest - 1, Ladder::Fine);
}

} // namespace

StackChart::StackChart(QWidget* parent)
    : QChartView(parent), m_series(new QStackedBarSeries), m_across(new QValueAxis),
      m_up(new QValueAxis), m_frame(new StackFrame), m_axis(new LimitAxis)
{
    build();
    restyle();
}

void StackChart::build()
{
    setLayoutDirection(Qt::LeftToRight); // time is not mirrored
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setFocusPolicy(Qt::NoFocus); // one stop for the keyboard, not two
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    setRenderHint(QPainter::Antialiasing, false); // bars stand on whole pixels
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    chart()->setBackgroundVisible(false);
    chart()->setMinimumSize(minimumSizeHint());
    chart()->legend()->hide();
    chart()->setAnimationOptions(QChart::NoAnimation);
    scene()->setItemIndexMethod(QGraphicsScene::NoIndex);
    for (QBarSet*& set : m_sets) {
        set = new QBarSet({});
        m_series->append(set);
    }
    chart()->addSeries(m_series);
    chart()->addAxis(m_across, Qt::AlignBottom);
    chart()->addAxis(m_up, Qt::AlignLeft);
    for (QValueAxis* axis : {m_across, m_up}) {
        m_series->attachAxis(axis);
        axis->setVisible(false);
    }
    scene()->addItem(m_frame);
    scene()->addItem(m_axis);
    m_frame->setZValue(-1);
    m_axis->setZValue(2);
}

void StackChart::setData(StackChartData data)
{
    m_data = std::move(data);
    setAccessibleName(m_data.title);
    // It falls late, so that the bars do not jump with every peak that leaves.
    if (const std::int64_t top = topOf(m_data.stack); top > m_top || top <= m_top / 2)
        m_top = top;
    fillSets();
    m_across->setRange(-0.5, static_cast<qreal>(m_data.stack.bars.size()) - 0.5);
    m_up->setRange(0, static_cast<qreal>(m_top));
    m_frame->setStack(m_data.stack, m_top, m_data.unit);
    arrange();
    if (m_pointed && *m_pointed >= m_data.stack.bars.size())
        m_pointed.reset();
    point(m_pointed); // what stands there is another figure now
}

void StackChart::fillSets()
{
    for (std::size_t part = 0; part < kStackParts; ++part) {
        QList<qreal> heights;
        for (const StackBar& bar : m_data.stack.bars)
            heights << bar.mean(part);
        m_sets[part]->remove(0, m_sets[part]->count());
        m_sets[part]->append(heights);
    }
}

int StackChart::mostBars() const
{
    return std::max(1,
        static_cast<int>((viewport()->width() - 2 * kSide - m_frame->gutter()) / kNarrowestPitch));
}

QBrush StackChart::fill(std::size_t part) const
{
    const common::Theme& theme = common::Theme::of(palette());
    const std::array<QColor, kStackParts> colors{
        theme.accent, theme.text, theme.refused, theme.refused, theme.secondary};
    constexpr std::array<Hatch, kStackParts> hatches{
        Hatch::None, Hatch::None, Hatch::Dense, Hatch::None, Hatch::Sparse};
    return hatched(colors[part], theme.card, hatches[part], devicePixelRatioF());
}

QRectF StackChart::plot() const { return chart()->plotArea(); }

void StackChart::restyle()
{
    setBackgroundBrush(common::Theme::of(palette()).card);
    for (std::size_t part = 0; part < kStackParts; ++part) {
        m_sets[part]->setPen(Qt::NoPen);
        m_sets[part]->setBrush(fill(part));
    }
    m_frame->setLook(font(), palette(), devicePixelRatioF());
    m_axis->setLook(font(), palette());
    arrange();
}

void StackChart::arrange()
{
    const QSizeF size = viewport()->size();
    const auto bars = static_cast<qreal>(std::max<std::size_t>(1, m_data.stack.bars.size()));
    const qreal line = std::ceil(QFontMetricsF(sized(font(), common::TextSize::Small)).height());
    const qreal foot = size.height() - line - common::kSnug;
    const qreal room = size.width() - 2 * kSide - m_frame->gutter();
    const qreal pitch = std::max(1.0, room / bars);
    const qreal gap = pitch >= 5 ? 2 : pitch >= 3 ? 1 : 0;
    m_series->setBarWidth((pitch - gap) / pitch);
    const qreal head = m_frame->head();
    const QRectF area(
        size.width() - kSide - pitch * bars, head, pitch * bars, std::max(1.0, foot - head));
    chart()->setPlotArea(area);
    m_frame->setArea(area);
    std::vector<LimitAxis::Label> labels;
    const Stretch time = m_data.stack.time();
    for (const StackChartData::Tick& tick : m_data.ticks) {
        const qreal share
            = static_cast<qreal>(tick.at - time.from) / static_cast<qreal>(time.to - time.from);
        labels.push_back({std::round(area.left() + area.width() * share), tick.text});
    }
    m_axis->setLabels({area.left(), foot, area.width(), line + common::kSnug}, std::move(labels));
}

void StackChart::point(std::optional<std::size_t> bar)
{
    m_pointed = bar;
    m_frame->setPointed(bar);
    emit barPointed(bar);
}

bool StackChart::event(QEvent* event)
{
    const bool handled = QChartView::event(event);
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::FontChange:
    case QEvent::ScreenChangeInternal:
        restyle();
        emit restyled();
        break;
    default:
        break;
    }
    return handled;
}

void StackChart::keyPressEvent(QKeyEvent* event)
{
    const std::size_t bars = m_data.stack.bars.size();
    const bool isArrow = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    if (bars == 0 || (!isArrow && !(event->key() == Qt::Key_Escape && m_pointed)))
        return event->ignore(); // Space and others belong to the page
    m_frame->setFocused(true);
    if (event->key() == Qt::Key_Escape)
        return point(std::nullopt);
    const std::size_t at = m_pointed.value_or(bars);
    if (event->key() == Qt::Key_Left)
        return point(at == 0 ? 0 : at - 1);
    point(std::min(at + 1, bars - 1));
}

void StackChart::mouseMoveEvent(QMouseEvent* event)
{
    QChartView::mouseMoveEvent(event);
    const QRectF area = plot();
    const auto bars = static_cast<qreal>(m_data.stack.bars.size());
    const bool isInside = bars > 0 && area.contains(event->position());
    const auto bar = static_cast<std::size_t>(
        isInside ? (event->position().x() - area.left()) / area.width() * bars : 0);
    const auto pointed
        = isInside && bar < m_data.stack.bars.size() ? std::optional(bar) : std::nullopt;
    if (pointed != m_pointed)
        point(pointed);
}

void StackChart::leaveEvent(QEvent* event)
{
    QChartView::leaveEvent(event);
    point(std::nullopt);
}

void StackChart::focusInEvent(QFocusEvent* event)
{
    QChartView::focusInEvent(event);
    const Qt::FocusReason reason = event->reason();
    // Whoever came without the keyboard need not be shown where it is before it is used.
    m_frame->setFocused(reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason
        || reason == Qt::ShortcutFocusReason);
}

void StackChart::focusOutEvent(QFocusEvent* event)
{
    QChartView::focusOutEvent(event);
    m_frame->setFocused(false);
    point(std::nullopt);
}

void StackChart::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    arrange();
    emit resized();
}

} // namespace tollgate::charts
