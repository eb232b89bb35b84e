#include "plans/ledger_card.h"

#include "common/metrics.h"
#include "common/text_label.h"
#include "plans/ledger_words.h"
#include "shared/ledger_row.h"

#include <QVBoxLayout>

namespace tollgate::pages {

using common::TextLabel;
using common::TextSize;
using common::Tone;

LedgerCard::LedgerCard(QWidget* parent)
    : common::Card({}, {}, parent),
      m_assumptions(new TextLabel({}, {.size = TextSize::Small, .tone = Tone::Secondary}, this)),
      m_range(new TextLabel({}, {.size = TextSize::Small, .weight = QFont::DemiBold}, this))
{
    for (const LedgerLine line :
        {LedgerLine::Affected, LedgerLine::Refused, LedgerLine::Overage, LedgerLine::BillsUp}) {
        auto* row = new LedgerRow(this);
        connect(row, &LedgerRow::clicked, this, [this, line] { emit lineChosen(line); });
        m_rows.push_back(row);
        body()->addWidget(row);
    }
    body()->addSpacing(common::kSnug);
    for (TextLabel* label : {m_assumptions, m_range}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        body()->addWidget(label);
    }
    body()->addStretch();
}

void LedgerCard::render(const PlansState& state)
{
    setTitle(ledgerTitle(state));
    setSubtitle(exactnessNote(state));
    const auto lines = ledgerTexts(state);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->setLine(lines[i], state.rows && state.exactness != Exactness::Exact);
        m_rows[i]->setChecked(
            state.filter.line && static_cast<std::size_t>(*state.filter.line) == i);
    }
    m_assumptions->setText(assumptions(state));
    const QString range = rangeText(state);
    m_range->setText(range);
    m_range->setVisible(!range.isEmpty());
}

} // namespace tollgate::pages
