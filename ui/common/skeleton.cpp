#include "common/skeleton.h"

#include "common/metrics.h"
#include "common/shapes.h"
#include "common/theme.h"

#include <QPainter>

#include <array>

namespace tollgate::common {

Skeleton::Skeleton(QWidget* parent) : QWidget(parent) { setAccessibleName(tr("Loading")); }

void Skeleton::setRevealed(bool revealed)
{
    m_isRevealed = revealed;
    update();
}

void Skeleton::paintEvent(QPaintEvent* /*event*/)
{
    if (!m_isRevealed)
        return;
    constexpr std::array<double, 5> shares{0.62, 0.78, 0.54, 0.70, 0.46};
    constexpr int thickness = 12;
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    int y = kRoomy;
    for (std::size_t row = 0; y + thickness <= height() - kSnug; ++row, y += kRowHeight) {
        const double share = shares[row % shares.size()];
        const QRectF bar(0, y, width() * share, thickness);
        drawBox(painter, bar, {.fill = mix(theme.line, theme.card, 0.6), .line = {}, .radius = 4});
    }
}

} // namespace tollgate::common
