#include "shell/action_bar.h"

#include "common/button.h"
#include "common/text_label.h"

#include <QHBoxLayout>
#include <QPainter>

namespace tollgate::shell {

using common::Button;
using common::ButtonKind;

ActionBar::ActionBar(QWidget* parent)
    : QWidget(parent), m_words(new common::TextLabel({})), m_discard(new Button(tr("&Discard"))),
      m_save(new Button(tr("&Save draft"))), m_verb(new Button({}, ButtonKind::Primary))
{
    setAccessibleName(tr("Draft"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_words->setWordWrap(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(common::kWide, 11, 20, 11);
    row->setSpacing(10);
    row->addWidget(m_words, 1);
    row->addSpacing(common::kRoomy);
    for (Button* button : {m_discard, m_save, m_verb})
        row->addWidget(button);
    connect(m_discard, &Button::clicked, this, &ActionBar::discardRequested);
    connect(m_save, &Button::clicked, this, &ActionBar::saveRequested);
    connect(m_verb, &Button::clicked, this, &ActionBar::verbTriggered);
    hide();
}

void ActionBar::setDraft(const std::optional<DraftSummary>& draft)
{
    setVisible(draft.has_value());
    if (!draft)
        return;
    QStringList words = draft->edits;
    if (!draft->obstacle.isEmpty())
        words << draft->obstacle;
    m_words->setText(words.join(QStringLiteral("  \u00b7  ")));
    m_verb->setText(draft->verb);
    m_verb->setVisible(!draft->verb.isEmpty());
    m_verb->setEnabled(draft->obstacle.isEmpty());
    m_verb->setToolTip(draft->obstacle);
}

void ActionBar::paintEvent(QPaintEvent* /*event*/)
{
    const common::Theme& theme = common::Theme::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.card);
    painter.fillRect(QRect(0, 0, width(), 1), theme.line);
}

} // namespace tollgate::shell
