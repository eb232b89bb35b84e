#include "common/text_label.h"

#include <QApplication>
#include <QEvent>

namespace tollgate::common {

TextLabel::TextLabel(const QString& text, TextStyle style, QWidget* parent)
    : QLabel(text, parent), m_style(style)
{
    setTextFormat(Qt::PlainText);
    restyle();
}

void TextLabel::setTone(Tone tone)
{
    m_style.tone = tone;
    restyle();
}

bool TextLabel::event(QEvent* event)
{
    const bool handled = QLabel::event(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationFontChange)
        restyle();
    return handled;
}

// Sets only what differs: setting a palette sends the very event that leads here.
void TextLabel::restyle()
{
    const QFont wanted = sized(QApplication::font(), m_style.size, m_style.weight);
    if (font() != wanted)
        setFont(wanted);
    const QColor color = Theme::of(palette()).color(m_style.tone);
    if (palette().color(QPalette::WindowText) == color)
        return;
    QPalette colored;
    colored.setColor(QPalette::WindowText, color);
    setPalette(colored);
}

} // namespace tollgate::common
