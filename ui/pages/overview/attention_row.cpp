#include "overview/attention_row.h"

#include "common/button.h"
#include "common/cut_label.h"
#include "common/mark_label.h"
#include "common/metrics.h"
#include "common/text_label.h"

#include <QHBoxLayout>
#include <QPainter>

namespace tollgate::pages {

using common::TextLabel;
using common::TextSize;
using common::Tone;

AttentionRow::AttentionRow(QWidget* parent)
    : QWidget(parent), m_mark(new common::MarkLabel(14, this)),
      m_title(new common::CutLabel({}, {.weight = QFont::DemiBold}, this)),
      m_text(new common::CutLabel({}, {.size = TextSize::Small, .tone = Tone::Secondary}, this)),
      m_verb(new common::Button({}, common::ButtonKind::Quiet, this))
{
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_title);
    words->addWidget(m_text);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 7, 0, 7);
    row->setSpacing(common::kSnug);
    row->addWidget(m_mark, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addWidget(m_verb);
    connect(m_verb, &common::Button::clicked, this, [this] { emit verbTriggered(m_item); });
}

void AttentionRow::render(const AttentionItem& item, const OverviewState& state)
{
    m_item = item;
    const AttentionText words = attentionText(item);
    const bool isConsumer = item.kind == AttentionItem::Kind::Consumer;
    m_mark->setMark(isConsumer ? common::Mark::Up : common::Mark::Exclamation,
        isConsumer ? Tone::Secondary : Tone::Refused);
    m_title->setText(words.title);
    m_text->setText(words.text);
    m_verb->setText(words.verb);
    m_verb->setAccessibleName(words.verb + QStringLiteral(", ") + words.title);
    setAccessibleName(words.title + QStringLiteral(": ") + words.text);
    // The verb of the page comes with the write gate; looking is always possible.
    const bool isWrite = item.verb == AttentionItem::Verb::Invalidate;
    m_verb->setEnabled(!isWrite || !state.writeRefusal || state.canUnlock);
    m_verb->setToolTip(isWrite && state.writeRefusal
            ? QString::fromStdString(describe(*state.writeRefusal))
            : QString());
}

void AttentionRow::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), common::Theme::of(palette()).line);
}

} // namespace tollgate::pages
