#include "charts/hatch.h"

#include <QPainter>
#include <QPixmap>
#include <QTransform>

#include <cmath>

namespace tollgate::charts {

namespace {

struct Stripes {
    int period; // across a tile, in logical pixels
    qreal gap; // thickness of the gap
};

Stripes stripesOf(Hatch hatch)
{
    if (hatch == Hatch::Sparse)
        return {.period = 6, .gap = 1.1};
    return {.period = 4, .gap = 1.2};
}

} // namespace

QBrush hatched(const QColor& color, const QColor& ground, Hatch hatch, qreal devicePixelRatio)
{
    if (hatch == Hatch::None)
        return color;
    const Stripes stripes = stripesOf(hatch);
    // A whole number of device pixels, so that tiles meet without a seam at 125 % too.
    const int side = static_cast<int>(std::lround(stripes.period * devicePixelRatio));
    QPixmap tile(side, side);
    tile.fill(color);
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ground, stripes.gap * devicePixelRatio, Qt::SolidLine, Qt::FlatCap));
    for (const int shift :
        {-side, 0, side}) // the stripe of this tile and the tips of its neighbours
        painter.drawLine(QPointF(shift - side, 2 * side), QPointF(shift + 2 * side, -side));
    painter.end();
    QBrush brush(tile);
    brush.setTransform(QTransform::fromScale(1 / devicePixelRatio, 1 / devicePixelRatio));
    return brush;
}

} // namespace tollgate::charts
