#include "common/notice.h"

#include "common/button.h"
#include "common/mark_label.h"
#include "common/text_label.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace tollgate::common {

namespace {

// Long lines are hard to read: about 70 letters, then they wrap.
constexpr int kTextWidth = 460;

void setUp(TextLabel& label)
{
    label.setAlignment(Qt::AlignHCenter);
    label.setWordWrap(true);
    label.setTextInteractionFlags(Qt::TextSelectableByMouse);
}

} // namespace

Notice::Notice(QWidget* parent)
    : QWidget(parent), m_mark(new MarkLabel(24)),
      m_title(new TextLabel({}, {.size = TextSize::Subheading, .weight = QFont::DemiBold})),
      m_text(new TextLabel({}, {.tone = Tone::Secondary})), m_verb(new Button({}))
{
    setUp(*m_title);
    setUp(*m_text);
    auto* middle = new QWidget(this);
    middle->setMaximumWidth(kTextWidth);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSnug);
    column->addStretch(2);
    column->addWidget(m_mark, 0, Qt::AlignHCenter);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addSpacing(kSnug);
    column->addWidget(m_verb, 0, Qt::AlignHCenter);
    column->addStretch(3);
    auto* row = new QHBoxLayout(this);
    row->addStretch(1);
    row->addWidget(middle, 1000); // takes what there is, up to the width of a line
    row->addStretch(1);
    connect(m_verb, &Button::clicked, this, &Notice::verbTriggered);
}

void Notice::setContent(const Content& content)
{
    m_mark->setMark(content.mark, Tone::Refused);
    m_mark->setVisible(content.mark != Mark::None);
    m_title->setText(content.title);
    m_text->setText(content.text);
    m_text->setVisible(!content.text.isEmpty());
    m_verb->setText(content.verb);
    m_verb->setVisible(!content.verb.isEmpty());
    setAccessibleName(content.title);
    setAccessibleDescription(content.text);
}

void Notice::announce()
{
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

} // namespace tollgate::common
