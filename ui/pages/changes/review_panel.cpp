#include "changes/review_panel.h"

#include "changes/changes_words.h"
#include "changes/detail_scroll.h"
#include "changes/field_table.h"
#include "changes/field_table_model.h"
#include "changes/impact_card.h"
#include "changes/proof_panel.h"
#include "changes/verb_card.h"
#include "changes/who_card.h"
#include "common/inline_message.h"
#include "common/metrics.h"
#include "shared/words.h"

#include <QVBoxLayout>

namespace tollgate::pages {

ReviewPanel::ReviewPanel(QWidget* parent)
    : QWidget(parent), m_scroll(new DetailScroll(this)), m_stale(new common::InlineMessage(this)),
      m_impact(new ImpactCard(this)), m_changed(new common::Card({}, {}, this)),
      m_fields(new FieldTable(this)), m_who(new WhoCard(this)),
      m_verb(new VerbCard(common::ButtonKind::Primary, this))
{
    build();
    connect(
        m_stale, &common::InlineMessage::verbTriggered, this, &ReviewPanel::previewAgainRequested);
    connect(m_verb, &VerbCard::requested, this, &ReviewPanel::applyRequested);
    connect(m_verb, &VerbCard::unlockRequested, this, &ReviewPanel::unlockRequested);
}

void ReviewPanel::build()
{
    m_changed->addWide(m_fields);
    m_scroll->column()->addWidget(m_stale);
    m_scroll->column()->addWidget(m_impact);
    m_scroll->column()->addWidget(m_changed);
    m_scroll->column()->addWidget(m_who, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(common::kRoomy - common::kTight);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_verb);
}

void ReviewPanel::render(const ChangesState& state)
{
    if (!state.draft)
        return;
    const ReviewedDraft& draft = *state.draft;
    if (m_draft != state.draft) {
        m_draft = state.draft;
        m_scroll->setHead(headlineOf(draft), reviewNote(draft));
        m_impact->render(draft);
        const bool isMove = draft.review.isMove();
        m_changed->setTitle(isMove ? tr("Who moves") : tr("What changes"));
        m_changed->setSubtitle(
            isMove ? QString() : tr("Everything else of the plan stays as it is."));
        m_fields->fields().setFields(fieldTexts(draft), isMove ? tr("Consumer") : tr("Field"));
        m_who->render(state.draft);
    }
    renderStale(state);
    const workspace::ChangeProgress progress
        = state.progressOf.empty() ? state.progress : workspace::ChangeProgress{};
    using Progress = workspace::ChangeProgress::State;
    const bool isOver = progress.state == Progress::Done || progress.state == Progress::Partial;
    m_verb->render({.title = tr("When it is applied"),
        .consequence = consequence(draft),
        .verb = applyVerb(draft),
        .obstacle = applyObstacle(state),
        .typedName = text(state.typedName),
        .canUnlock = state.canUnlock,
        .isBusy = state.isBusy() || isOver,
        .isOffered = !state.writeRefusal || state.canUnlock});
    // What moved says more than that it was refused for it.
    m_verb->proof().render(
        state.stale ? workspace::ChangeProgress{} : progress, draft.review.baseVersion);
}

void ReviewPanel::renderStale(const ChangesState& state)
{
    const QString words = state.stale ? staleText(*state.draft, *state.stale) : QString();
    if (words == m_told)
        return;
    m_told = words;
    if (words.isEmpty())
        return m_stale->hide();
    m_stale->showMessage({.tone = common::MessageTone::Warning,
        .text = words,
        .verb = tr("Preview again"),
        .canBeClosed = false});
}

void ReviewPanel::apply() { m_verb->run(); }

} // namespace tollgate::pages
