#pragma once

#include <QBrush>
#include <QColor>

namespace tollgate::charts {

enum class Hatch {
    None,
    Sparse, // mostly colour
    Dense, // as much gap as colour
};

// A fill that differs in grey print too: colour with slanted gaps of the ground's colour.
QBrush hatched(const QColor& color, const QColor& ground, Hatch hatch, qreal devicePixelRatio);

} // namespace tollgate::charts
