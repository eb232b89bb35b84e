#include "common/shapes.h"

#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

namespace tollgate::common {

namespace {

QRectF squareIn(const QRectF& where)
{
    const qreal side = std::min(where.width(), where.height());
    QRectF square(0, 0, side, side);
    square.moveCenter(where.center());
    return square;
}

// Corners given in the unit square, y downwards.
QPolygonF polygonIn(const QRectF& square, std::initializer_list<QPointF> corners)
{
    QPolygonF polygon;
    for (const QPointF& corner : corners)
        polygon << QPointF(
            square.x() + corner.x() * square.width(), square.y() + corner.y() * square.height());
    return polygon;
}

void drawStrokes(
    QPainter& painter, const QRectF& square, std::initializer_list<QPointF> corners, bool isOpen)
{
    QPen pen(painter.brush().color(), square.width() * 0.14);
    pen.setCapStyle(Qt::RoundCap);
    pen.setJoinStyle(Qt::RoundJoin);
    painter.setPen(pen);
    if (isOpen)
        painter.drawPolyline(polygonIn(square, corners));
    else
        painter.drawLines(polygonIn(square, corners).toVector());
}

// A disc with a stroke and a dot left out of it; the stroke below the dot for information.
void drawSigned(QPainter& painter, const QRectF& square, bool isDotOnTop)
{
    QPainterPath disc;
    disc.addEllipse(square);
    const qreal unit = square.width();
    const qreal top = square.top();
    QPainterPath sign;
    const qreal x = square.center().x() - unit * 0.07;
    const QRectF upper(x, top + unit * 0.22, unit * 0.14, unit * (isDotOnTop ? 0.14 : 0.36));
    const QRectF lower(x, isDotOnTop ? top + unit * 0.43 : top + unit * 0.66, unit * 0.14,
        unit * (isDotOnTop ? 0.36 : 0.14));
    sign.addRoundedRect(upper, unit * 0.05, unit * 0.05);
    sign.addRoundedRect(lower, unit * 0.05, unit * 0.05);
    painter.drawPath(disc.subtracted(sign));
}

} // namespace

void drawMark(QPainter& painter, const QRectF& where, Mark mark, const QColor& color)
{
    const QRectF square = squareIn(where);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    switch (mark) {
    case Mark::None:
        break;
    case Mark::Up:
        painter.drawPolygon(polygonIn(square, {{0.5, 0.08}, {1, 0.92}, {0, 0.92}}));
        break;
    case Mark::Down:
        painter.drawPolygon(polygonIn(square, {{0, 0.08}, {1, 0.08}, {0.5, 0.92}}));
        break;
    case Mark::Diamond:
        painter.drawPolygon(polygonIn(square, {{0.5, 0}, {1, 0.5}, {0.5, 1}, {0, 0.5}}));
        break;
    case Mark::Disc:
        painter.drawEllipse(square.adjusted(1, 1, -1, -1));
        break;
    case Mark::Cross:
        drawStrokes(painter, square, {{0.2, 0.2}, {0.8, 0.8}, {0.8, 0.2}, {0.2, 0.8}}, false);
        break;
    case Mark::Tick:
        drawStrokes(painter, square, {{0.12, 0.55}, {0.4, 0.82}, {0.88, 0.22}}, true);
        break;
    case Mark::Exclamation:
        drawSigned(painter, square, false);
        break;
    case Mark::Info:
        drawSigned(painter, square, true);
        break;
    }
    painter.restore();
}

void drawBox(QPainter& painter, const QRectF& where, const Box& box)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool hasLine = box.line.isValid();
    painter.setPen(hasLine ? QPen(box.line, 1) : QPen(Qt::NoPen));
    painter.setBrush(box.fill.isValid() ? QBrush(box.fill) : QBrush(Qt::NoBrush));
    const qreal inset = hasLine ? 0.5 : 0;
    painter.drawRoundedRect(
        where.adjusted(inset, inset, -inset, -inset), box.radius - inset, box.radius - inset);
    painter.restore();
}

void drawFocusRing(QPainter& painter, const QRectF& around, const QColor& color, qreal radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(around.adjusted(1, 1, -1, -1), radius - 1, radius - 1);
    painter.restore();
}

} // namespace tollgate::common
