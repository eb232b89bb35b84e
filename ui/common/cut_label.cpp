#include "common/cut_label.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

namespace tollgate::common {

CutLabel::CutLabel(const QString& text, TextStyle style, QWidget* parent)
    : TextLabel(text, style, parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

bool CutLabel::isCut() const
{
    return fontMetrics().horizontalAdvance(text()) > contentsRect().width();
}

bool CutLabel::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || !isCut())
        return TextLabel::event(event);
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), text(), this);
    return true;
}

void CutLabel::paintEvent(QPaintEvent* event)
{
    if (!isCut())
        return TextLabel::paintEvent(event);
    QPainter painter(this);
    const QRect room = contentsRect();
    style()->drawItemText(&painter, room, static_cast<int>(alignment()), palette(), isEnabled(),
        fontMetrics().elidedText(text(), Qt::ElideRight, room.width()), foregroundRole());
}

} // namespace tollgate::common
