#include "changes/impact_card.h"

#include "changes/changes_words.h"
#include "changes/ledger_grid.h"
#include "common/metrics.h"
#include "common/text_label.h"
#include "shared/assumption_words.h"

#include <QVBoxLayout>

namespace tollgate::pages {

using common::TextLabel;
using common::TextSize;
using common::Tone;

ImpactCard::ImpactCard(QWidget* parent)
    : common::Card({}, {}, parent), m_lines(new LedgerGrid(this)),
      m_assumptions(new TextLabel({}, {.size = TextSize::Small, .tone = Tone::Secondary}, this)),
      m_range(new TextLabel({}, {.size = TextSize::Small, .weight = QFont::DemiBold}, this))
{
    // The rows have a margin of their own, the words under them have not.
    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(common::kSnug);
    column->addWidget(m_lines);
    for (TextLabel* label : {m_assumptions, m_range}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setContentsMargins(common::kSnug, 0, common::kSnug, 0);
        column->addWidget(label);
    }
    addWide(content);
}

void ImpactCard::render(const ReviewedDraft& draft)
{
    setTitle(ledgerNote(draft));
    m_lines->setLines(ledgerTexts(draft.review.ledger, draft.after.price.currency));
    m_assumptions->setText(assumptionsOf(draft.answer->question.study->usage));
    const QString range = rangeOf(draft);
    m_range->setText(range);
    m_range->setVisible(!range.isEmpty());
}

} // namespace tollgate::pages
