#include "charts/limit_handle.h"

#include "common/metrics.h"
#include "common/shapes.h"
#include "common/theme.h"

#include <QCursor>
#include <QGraphicsSceneMouseEvent>
#include <QPainter>

namespace tollgate::charts {

namespace {

constexpr qreal kGripWidth = 14;
constexpr qreal kRingRoom = 4; // around the grip

} // namespace

LimitHandle::LimitHandle(QGraphicsItem* parent) : QGraphicsObject(parent)
{
    setCursor(Qt::SizeHorCursor);
    setAcceptedMouseButtons(Qt::LeftButton);
}

void LimitHandle::setSpan(qreal top, qreal foot)
{
    prepareGeometryChange();
    m_top = top;
    m_foot = foot;
}

void LimitHandle::setFocused(bool focused)
{
    m_isFocused = focused;
    update();
}

void LimitHandle::setPalette(const QPalette& palette)
{
    m_palette = palette;
    update();
}

QRectF LimitHandle::grip() const
{
    return {-kGripWidth / 2, m_foot - kGripOverhang, kGripWidth, 2 * kGripOverhang};
}

// Wider than what is drawn: the least size of something that is grabbed.
QRectF LimitHandle::boundingRect() const
{
    return {
        -common::kTarget / 2.0, m_top, common::kTarget, m_foot + kGripOverhang + kRingRoom - m_top};
}

void LimitHandle::paint(
    QPainter* painter, const QStyleOptionGraphicsItem* /*option*/, QWidget* /*widget*/)
{
    const common::Theme& theme = common::Theme::of(m_palette);
    painter->fillRect(QRectF(-1, m_top, 2, m_foot - m_top), theme.text);
    common::drawBox(*painter, grip(), {.fill = theme.text, .line = {}, .radius = 5});
    for (const qreal y : {-4.0, 0.0, 4.0}) // grooves
        painter->fillRect(
            QRectF(-3, m_foot + y - 0.5, 6, 1), common::mix(theme.card, theme.text, 0.7));
    if (m_isFocused)
        common::drawFocusRing(*painter,
            grip().adjusted(-kRingRoom, -kRingRoom, kRingRoom, kRingRoom), theme.accent, 9);
}

void LimitHandle::mousePressEvent(QGraphicsSceneMouseEvent* event)
{
    m_grabbedAt = event->scenePos().x() - scenePos().x();
    emit grabbed();
}

void LimitHandle::mouseMoveEvent(QGraphicsSceneMouseEvent* event)
{
    emit moved(event->scenePos().x() - m_grabbedAt, event->modifiers());
}

void LimitHandle::mouseReleaseEvent(QGraphicsSceneMouseEvent* /*event*/) { emit dropped(); }

} // namespace tollgate::charts
