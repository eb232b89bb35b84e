#include "common/metrics.h"

namespace tollgate::common {

namespace {

double factorOf(TextSize size)
{
    switch (size) {
    case TextSize::Title:
        return 24.0 / 13;
    case TextSize::Heading:
        return 17.0 / 13;
    case TextSize::Subheading:
        return 15.0 / 13;
    case TextSize::Body:
        return 1;
    case TextSize::Small:
        return 12.0 / 13;
    }
    return 1;
}

} // namespace

QFont sized(QFont base, TextSize size, QFont::Weight weight)
{
    if (base.pixelSize() > 0)
        base.setPixelSize(qMax(1, qRound(base.pixelSize() * factorOf(size))));
    else
        base.setPointSizeF(base.pointSizeF() * factorOf(size));
    base.setWeight(weight);
    return base;
}

} // namespace tollgate::common
