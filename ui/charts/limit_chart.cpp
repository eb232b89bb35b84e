#include "charts/limit_chart.h"

#include "charts/limit_chart_accessible.h"
#include "charts/limit_handle.h"
#include "charts/snap.h"
#include "common/formats.h"
#include "common/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QChart>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>

#include <algorithm>

namespace tollgate::charts {

namespace {

constexpr qreal kSnapReach = 4; // pixels on either side of the pointer

std::optional<LimitMove> moveFor(const QKeyEvent& event)
{
    const bool isTenfold = event.modifiers() & Qt::ControlModifier;
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Down:
        return isTenfold ? LimitMove::TenStepsDown : LimitMove::StepDown;
    case Qt::Key_Right:
    case Qt::Key_Up:
        return isTenfold ? LimitMove::TenStepsUp : LimitMove::StepUp;
    case Qt::Key_PageDown:
        return LimitMove::PreviousConsumer;
    case Qt::Key_PageUp:
        return LimitMove::NextConsumer;
    case Qt::Key_Home:
        return LimitMove::First;
    case Qt::Key_End:
        return LimitMove::Last;
    case Qt::Key_Escape:
        return LimitMove::Today;
    default:
        return std::nullopt;
    }
}

} // namespace

LimitChart::LimitChart(QWidget* parent) : QChartView(parent), m_scene(*chart(), *scene())
{
    installLimitChartAccessibility();
    setLayoutDirection(Qt::LeftToRight); // axes are not mirrored
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setFocusPolicy(Qt::NoFocus); // one stop for the keyboard, not two
    setRenderHint(QPainter::Antialiasing, false); // bars stand on whole pixels
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    chart()->setBackgroundVisible(false);
    chart()->legend()->hide();
    chart()->setAnimationOptions(QChart::NoAnimation);
    scene()->setItemIndexMethod(QGraphicsScene::NoIndex);
    const LimitHandle& handle = m_scene.handle();
    connect(&handle, &LimitHandle::grabbed, this, &LimitChart::beginDrag);
    connect(&handle, &LimitHandle::moved, this, &LimitChart::dragTo);
    connect(&handle, &LimitHandle::dropped, this, &LimitChart::endDrag);
    restyle();
}

void LimitChart::setData(LimitChartData data)
{
    // The pointer knows better: what arrives late does not pull the handle from under it.
    if (isDragging())
        data.limits.draft = m_scene.data().limits.draft;
    const Limit before = m_scene.data().limits.draft;
    setAccessibleName(data.words.title);
    m_scene.show(std::move(data));
    if (QAccessible::isActive() && before != m_scene.data().limits.draft)
        announceLimit(m_scene.handle(), m_scene.data());
}

void LimitChart::moveLimit(std::int64_t limit)
{
    const Scale& scale = data().scale;
    changeLimit(std::clamp(limit, std::max<std::int64_t>(0, scale.edge(0)), scale.last()));
    commit();
}

QRectF LimitChart::handleRect() const
{
    const LimitHandle& handle = m_scene.handle();
    return handle.mapRectToScene(handle.boundingRect());
}

qreal LimitChart::xOf(std::int64_t limit) const
{
    return m_scene.xAt(data().scale.positionOf(limit));
}

QString LimitChart::describeBin(std::size_t bin) const
{
    const Scale& scale = data().scale;
    const Bar& bar = data().bars[bin];
    const QString range = scale.firstOf(bin) == scale.lastOf(bin)
        ? common::count(scale.lastOf(bin))
        : tr("%1 to %2").arg(common::count(scale.firstOf(bin)), common::count(scale.lastOf(bin)));
    QStringList kinds;
    const LimitWords& words = data().words;
    for (const auto& [number, kind] :
        {std::pair(bar.inside, words.inside), std::pair(bar.newlyBeyond, words.newlyBeyond),
            std::pair(bar.alreadyBeyond, words.alreadyBeyond)}) {
        if (number > 0)
            kinds << common::count(number) + u' ' + kind;
    }
    return tr("%1: %2").arg(range, kinds.isEmpty() ? tr("nobody") : kinds.join(u", "_qs));
}

bool LimitChart::event(QEvent* event)
{
    const bool handled = QChartView::event(event);
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::FontChange:
    case QEvent::ScreenChangeInternal:
        restyle();
        break;
    default:
        break;
    }
    return handled;
}

bool LimitChart::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QChartView::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto bin = isDragging() ? std::nullopt : barAt(help->pos());
    QToolTip::showText(help->globalPos(), bin ? describeBin(*bin) : QString(), viewport());
    return true;
}

void LimitChart::focusInEvent(QFocusEvent* event)
{
    QChartView::focusInEvent(event);
    m_scene.handle().setFocused(true);
}

void LimitChart::focusOutEvent(QFocusEvent* event)
{
    QChartView::focusOutEvent(event);
    m_scene.handle().setFocused(false);
    if (m_isUncommitted)
        commit();
}

void LimitChart::keyPressEvent(QKeyEvent* event)
{
    const auto move = moveFor(*event);
    if (isDragging()) {
        if (event->key() == Qt::Key_Escape)
            cancelDrag();
        return;
    }
    const auto limit = move ? moved(data(), *move) : std::nullopt;
    if (limit) {
        m_isUncommitted = true;
        changeLimit(limit);
    } else if (!move || *move == LimitMove::Today) {
        event->ignore(); // Esc with nothing to take back belongs to the page
    }
}

void LimitChart::keyReleaseEvent(QKeyEvent* event)
{
    if (m_isUncommitted && !event->isAutoRepeat())
        commit();
    QChartView::keyReleaseEvent(event);
}

void LimitChart::mousePressEvent(QMouseEvent* event)
{
    QChartView::mousePressEvent(event);
    const bool isOther = event->button() == Qt::LeftButton && !isDragging();
    m_pressedAt = isOther ? std::optional(event->position()) : std::nullopt;
    if (isOther)
        event->accept(); // the release has to come here
}

void LimitChart::mouseReleaseEvent(QMouseEvent* event)
{
    QChartView::mouseReleaseEvent(event);
    if (!m_pressedAt || event->button() != Qt::LeftButton)
        return;
    const QPointF way = event->position() - *m_pressedAt;
    const auto bin = barAt(*m_pressedAt);
    m_pressedAt.reset();
    if (bin && way.manhattanLength() < QApplication::startDragDistance())
        emit binClicked(data().scale.firstOf(*bin), data().scale.lastOf(*bin));
}

void LimitChart::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    m_scene.setSize(viewport()->size());
}

void LimitChart::showEvent(QShowEvent* event)
{
    QChartView::showEvent(event);
    restyle(); // now it is known on which screen, and how fine that one is
}

void LimitChart::restyle()
{
    setBackgroundBrush(common::Theme::of(palette()).card);
    m_scene.setLook(
        {.font = font(), .palette = palette(), .devicePixelRatio = devicePixelRatioF()});
}

void LimitChart::beginDrag()
{
    m_dragOrigin = data().limits.draft;
    m_hasDragged = false;
}

void LimitChart::dragTo(qreal x, Qt::KeyboardModifiers modifiers)
{
    if (!isDragging())
        return; // cancelled, and the button is still down
    const std::int64_t limit
        = modifiers & Qt::AltModifier ? data().scale.valueAt(m_scene.positionAt(x)) : snapped(x);
    if (data().limits.draft == limit)
        return;
    m_hasDragged = true;
    changeLimit(limit);
}

// Also when it came back to where it was: whoever listens has been told of the way.
void LimitChart::endDrag()
{
    if (!isDragging())
        return;
    m_dragOrigin.reset();
    if (m_hasDragged)
        commit();
}

void LimitChart::cancelDrag()
{
    const Limit origin = *m_dragOrigin;
    changeLimit(origin);
    m_dragOrigin.reset();
    commit();
}

// The handle moves at once; the bars follow when the listener sets new data.
void LimitChart::changeLimit(Limit limit)
{
    LimitChartData now = data();
    now.limits.draft = limit;
    m_scene.show(std::move(now));
    emit limitDragged(limit.value_or(kNoLimit));
}

void LimitChart::commit()
{
    m_isUncommitted = false;
    emit limitReleased(data().limits.draft.value_or(kNoLimit));
}

std::int64_t LimitChart::snapped(qreal x) const
{
    const Scale& scale = data().scale;
    const Window window{.low = scale.valueAt(m_scene.positionAt(x - kSnapReach)),
        .high = scale.valueAt(m_scene.positionAt(x + kSnapReach))};
    const Limit today = data().limits.today;
    if (today && *today >= window.low && *today <= window.high)
        return *today;
    return roundest(window, scale.valueAt(m_scene.positionAt(x)));
}

std::optional<std::size_t> LimitChart::barAt(const QPointF& position) const
{
    const double at = m_scene.positionAt(position.x());
    if (!m_scene.plot().contains(position) || at < 0)
        return std::nullopt;
    const auto bin = static_cast<std::size_t>(at);
    if (bin >= data().bars.size() || data().bars[bin].total() == 0)
        return std::nullopt;
    return bin;
}

} // namespace tollgate::charts
