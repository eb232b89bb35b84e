#include "common/inline_message.h"

#include "common/button.h"
#include "common/mark_button.h"
#include "common/mark_label.h"
#include "common/text_label.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>

namespace tollgate::common {

namespace {

Tone toneOf(MessageTone tone)
{
    switch (tone) {
    case MessageTone::Info:
        return Tone::Accent;
    case MessageTone::Good:
        return Tone::Good;
    case MessageTone::Warning:
        return Tone::Changed;
    case MessageTone::Error:
        return Tone::Refused;
    }
    return Tone::Accent;
}

Mark markOf(MessageTone tone)
{
    switch (tone) {
    case MessageTone::Info:
        return Mark::Info;
    case MessageTone::Good:
        return Mark::Tick;
    case MessageTone::Warning:
    case MessageTone::Error:
        return Mark::Exclamation;
    }
    return Mark::Info;
}

} // namespace

InlineMessage::InlineMessage(QWidget* parent)
    : QFrame(parent), m_mark(new MarkLabel(16)), m_text(new TextLabel({})),
      m_verb(new Button({}, ButtonKind::Quiet)),
      m_close(new MarkButton(Mark::Cross, tr("Close message")))
{
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, kSnug, kSnug, kSnug);
    row->setSpacing(kSnug);
    row->addWidget(m_mark);
    row->addWidget(m_text, 1);
    row->addWidget(m_verb);
    row->addWidget(m_close);
    connect(m_verb, &Button::clicked, this, &InlineMessage::verbTriggered);
    connect(m_close, &MarkButton::clicked, this, &InlineMessage::close);
    hide();
}

void InlineMessage::showMessage(const Content& content)
{
    m_tone = content.tone;
    m_mark->setMark(markOf(content.tone), toneOf(content.tone));
    m_text->setText(content.text);
    m_verb->setText(content.verb);
    m_verb->setVisible(!content.verb.isEmpty());
    m_close->setVisible(content.canBeClosed);
    setAccessibleName(content.text);
    show();
    update();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void InlineMessage::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(palette());
    const QColor color = theme.color(toneOf(m_tone));
    drawBox(painter, rect(),
        {.fill = mix(color, theme.card, 0.07),
            .line = mix(color, theme.card, 0.4),
            .radius = kRadius});
}

void InlineMessage::close()
{
    hide();
    emit closed();
}

} // namespace tollgate::common
