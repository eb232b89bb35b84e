#include "common/mark_button.h"

#include "common/metrics.h"
#include "common/theme.h"

#include <QPainter>

namespace tollgate::common {

MarkButton::MarkButton(Mark mark, const QString& name, QWidget* parent)
    : QAbstractButton(parent), m_mark(mark)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(name);
    setToolTip(name);
}

QSize MarkButton::sizeHint() const { return {kTarget, kTarget}; }

void MarkButton::paintEvent(QPaintEvent* /*event*/)
{
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    const bool isActive = underMouse() && isEnabled();
    drawMark(painter, QRectF(rect()).adjusted(6, 6, -6, -6), m_mark,
        isActive ? theme.text : theme.secondary);
    if (hasFocus())
        drawFocusRing(painter, rect(), theme.accent, kTight);
}

} // namespace tollgate::common
