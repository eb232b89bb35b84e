#include "common/mark_label.h"

#include <QPainter>

namespace tollgate::common {

MarkLabel::MarkLabel(int side, QWidget* parent) : QWidget(parent) { setFixedSize(side, side); }

void MarkLabel::setMark(Mark mark, Tone tone)
{
    m_mark = mark;
    m_tone = tone;
    update();
}

void MarkLabel::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    drawMark(painter, rect(), m_mark, Theme::of(palette()).color(m_tone));
}

} // namespace tollgate::common
