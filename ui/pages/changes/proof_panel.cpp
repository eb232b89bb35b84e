#include "changes/proof_panel.h"

#include "changes/changes_words.h"
#include "common/button.h"
#include "common/mark_label.h"
#include "common/metrics.h"
#include "common/text_label.h"
#include "shared/proof_table.h"
#include "shared/proof_table_model.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace tollgate::pages {

using State = workspace::ChangeProgress::State;

namespace {

constexpr int kMarkSide = 14;

} // namespace

ProofPanel::ProofPanel(QWidget* parent)
    : QWidget(parent), m_mark(new common::MarkLabel(kMarkSide, this)),
      m_outcome(new common::TextLabel({}, {.weight = QFont::DemiBold}, this)),
      m_proofs(new ProofTable(this)),
      m_again(new common::Button(tr("Ask the nodes again"), common::ButtonKind::Quiet, this))
{
    m_outcome->setWordWrap(true);
    m_outcome->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* line = new QHBoxLayout;
    line->setSpacing(common::kSnug);
    line->setContentsMargins(common::kSnug, 0, common::kSnug, 0); // as cells of a table have
    line->addWidget(m_mark, 0, Qt::AlignTop);
    line->addWidget(m_outcome, 1);
    line->addWidget(m_again, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(common::kSnug);
    column->addLayout(line);
    column->addWidget(m_proofs);
    m_again->hide();
    connect(m_again, &common::Button::clicked, this, &ProofPanel::askAgainRequested);
}

void ProofPanel::render(const workspace::ChangeProgress& progress, std::int64_t older)
{
    const ProofText words = proofText(progress, older);
    const bool wasSaid = m_outcome->text() == words.text;
    setVisible(!words.text.isEmpty());
    m_mark->setMark(words.mark, words.tone);
    m_mark->setVisible(words.mark != common::Mark::None);
    m_outcome->setText(words.text);
    m_outcome->setTone(words.tone);
    m_proofs->proofs().setProofs(progress.nodes, progress.state != State::Proving);
    m_proofs->setVisible(!progress.nodes.empty());
    if (wasSaid || words.text.isEmpty())
        return;
    QAccessibleEvent event(m_outcome, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ProofPanel::offerAskingAgain(bool isOffered) { m_again->setVisible(isOffered); }

} // namespace tollgate::pages
