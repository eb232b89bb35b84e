#pragma once

#include <QColor>
#include <QRectF>

class QPainter;

namespace tollgate::common {

// Small signs that are drawn, so that they look the same with every font. None draws nothing.
enum class Mark { None, Up, Down, Diamond, Disc, Cross, Tick, Exclamation, Info };

// Fills the largest square in the middle of `where`.
void drawMark(QPainter& painter, const QRectF& where, Mark mark, const QColor& color);

// A rounded box with a hairline around it that is sharp at every scale; no line if invalid.
struct Box {
    QColor fill;
    QColor line;
    qreal radius = 8;
};
void drawBox(QPainter& painter, const QRectF& where, const Box& box);

// Two pixels around what has the keyboard's focus.
void drawFocusRing(QPainter& painter, const QRectF& around, const QColor& color, qreal radius);

} // namespace tollgate::common
