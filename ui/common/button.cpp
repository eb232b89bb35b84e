#include "common/button.h"

#include "common/metrics.h"
#include "common/shapes.h"
#include "common/theme.h"

#include <QPainter>
#include <QStyle>

namespace tollgate::common {

namespace {

constexpr qreal kQuietRadius = 6;

} // namespace

Button::Button(const QString& verb, ButtonKind kind, QWidget* parent)
    : QPushButton(verb, parent), m_kind(kind)
{
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    if (kind == ButtonKind::Primary) {
        QFont bold = font();
        bold.setWeight(QFont::DemiBold);
        setFont(bold);
    }
}

QSize Button::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    const int words = metrics.size(Qt::TextShowMnemonic, text()).width();
    if (m_kind == ButtonKind::Quiet)
        return {words + 20, qMax(kTarget, metrics.height() + kSnug)};
    return {qMax(96, words + 2 * kRoomy + kTight), metrics.height() + kRoomy + 2};
}

QSize Button::minimumSizeHint() const { return sizeHint(); }

void Button::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    drawGround(painter);
    painter.setPen(textColor());
    style()->drawItemText(
        &painter, rect(), Qt::AlignCenter | Qt::TextShowMnemonic, palette(), isEnabled(), text());
    if (hasFocus())
        drawFocusRing(painter, rect(),
            m_kind == ButtonKind::Primary ? palette().color(QPalette::WindowText) : textColor(),
            m_kind == ButtonKind::Quiet ? kQuietRadius : kRadius);
}

void Button::drawGround(QPainter& painter) const
{
    if (m_kind == ButtonKind::Quiet)
        return drawQuietGround(painter);
    const Theme& theme = Theme::of(palette());
    const bool isPrimary = m_kind == ButtonKind::Primary && isEnabled();
    QColor fill = isPrimary ? theme.accent : theme.card;
    const double shade = isDown() ? 0.16 : underMouse() && isEnabled() ? 0.07 : 0;
    fill = mix(isPrimary ? theme.onAccent : theme.text, fill, shade);
    drawBox(painter, rect(),
        {.fill = fill, .line = isPrimary ? QColor() : theme.line, .radius = kRadius});
}

void Button::drawQuietGround(QPainter& painter) const
{
    QColor line = textColor();
    QColor fill = line;
    line.setAlphaF(0.35F);
    fill.setAlphaF(isDown() ? 0.16F : underMouse() && isEnabled() ? 0.08F : 0.0F);
    drawBox(painter, rect(), {.fill = fill, .line = line, .radius = kQuietRadius});
}

QColor Button::textColor() const
{
    if (m_kind == ButtonKind::Primary && isEnabled())
        return Theme::of(palette()).onAccent;
    return palette().color(
        m_kind == ButtonKind::Quiet ? QPalette::WindowText : QPalette::ButtonText);
}

} // namespace tollgate::common
