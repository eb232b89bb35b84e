#include "changes/detail_scroll.h"

#include "common/metrics.h"
#include "common/text_label.h"

#include <QScrollBar>
#include <QVBoxLayout>

namespace tollgate::pages {

using common::TextLabel;
using common::TextSize;
using common::Tone;

DetailScroll::DetailScroll(QWidget* parent)
    : QScrollArea(parent),
      m_sentence(new TextLabel({}, {.size = TextSize::Heading, .weight = QFont::Bold})),
      m_note(new TextLabel({}, {.size = TextSize::Small, .tone = Tone::Secondary}))
{
    auto* content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(common::kRoomy - common::kTight);
    auto* head = new QVBoxLayout;
    head->setSpacing(common::kTight);
    for (TextLabel* label : {m_sentence, m_note}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        head->addWidget(label);
    }
    m_column->addLayout(head);
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Its tables take the focus, and are scrolled into sight with it.
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    // Cards do not touch the bar.
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int, int last) {
        m_column->setContentsMargins(0, 0, last > 0 ? common::kSnug : 0, 0);
    });
}

void DetailScroll::setHead(const QString& sentence, const QString& note)
{
    m_sentence->setText(sentence);
    m_note->setText(note);
}

} // namespace tollgate::pages
