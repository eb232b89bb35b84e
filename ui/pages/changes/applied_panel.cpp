#include "changes/applied_panel.h"

#include "changes/changes_words.h"
#include "changes/detail_scroll.h"
#include "changes/field_table.h"
#include "changes/field_table_model.h"
#include "changes/proof_panel.h"
#include "changes/verb_card.h"
#include "common/metrics.h"
#include "common/text_label.h"
#include "shared/words.h"

#include <QVBoxLayout>

namespace tollgate::pages {

using Progress = workspace::ChangeProgress::State;

AppliedPanel::AppliedPanel(QWidget* parent)
    : QWidget(parent), m_scroll(new DetailScroll(this)), m_what(new common::Card({}, {}, this)),
      m_fields(new FieldTable(this)), m_proof(new ProofPanel(this)),
      m_noProof(new common::TextLabel({}, {.tone = common::Tone::Secondary}, this)),
      m_undo(new VerbCard(common::ButtonKind::Plain, this))
{
    build();
    connect(m_proof, &ProofPanel::askAgainRequested, this, &AppliedPanel::askAgainRequested);
    connect(m_undo, &VerbCard::requested, this, &AppliedPanel::undoRequested);
    connect(m_undo, &VerbCard::unlockRequested, this, &AppliedPanel::unlockRequested);
}

void AppliedPanel::build()
{
    m_what->addWide(m_fields);
    m_noProof->setWordWrap(true);
    auto* proof = new common::Card(tr("Proof"), tr("What each node read back after it"), this);
    proof->body()->addWidget(m_noProof);
    proof->addWide(m_proof);
    m_scroll->column()->addWidget(m_what);
    m_scroll->column()->addWidget(proof);
    m_scroll->column()->addWidget(m_undo);
    m_scroll->column()->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_scroll);
}

void AppliedPanel::render(const ChangesState& state)
{
    const ShownChange* change = state.selectedChange();
    if (!change)
        return;
    m_scroll->setHead(sentenceOf(*change), appliedNote(*change));
    const bool isMove = change->change.isMove();
    m_what->setTitle(isMove ? tr("Who was moved") : tr("What changed"));
    m_fields->fields().setFields(fieldTexts(*change), isMove ? tr("Consumer") : tr("Field"));
    renderProof(state, *change);
    renderUndo(state, *change);
}

void AppliedPanel::renderProof(const ChangesState& state, const ShownChange& change)
{
    m_proof->render(state.proof, change.change.isMove() ? 0 : change.change.baseVersion);
    m_proof->offerAskingAgain(state.proof.state == Progress::Partial && !change.change.isMove()
        && !change.isUndone() && !state.writeRefusal && !state.isLost);
    const bool isKnown = state.proof.state != Progress::Idle;
    m_noProof->setVisible(!isKnown);
    m_noProof->setText(state.proofError
            ? tr("The proof cannot be read: %1.").arg(text(state.proofError->what))
            : tr("Reading what the nodes said…"));
}

void AppliedPanel::renderUndo(const ChangesState& state, const ShownChange& change)
{
    const bool isPossible = !change.isUndone();
    m_undo->render({.title = change.isUndone() ? tr("Undone") : tr("Undo"),
        .consequence = undoNote(change, state),
        .verb = tr("Undo this change"),
        .obstacle = isPossible && !state.isBusy() ? undoObstacle(state) : QString(),
        .typedName = text(state.typedName),
        .canUnlock = isPossible && state.canUnlock,
        .isBusy = state.isBusy() || !isPossible,
        .isOffered = !state.writeRefusal || state.canUnlock});
    m_undo->proof().render(
        state.isUndoing() ? state.progress : workspace::ChangeProgress{}, change.change.version);
}

void AppliedPanel::undo() { m_undo->run(); }

} // namespace tollgate::pages
