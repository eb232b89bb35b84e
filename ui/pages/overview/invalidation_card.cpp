#include "overview/invalidation_card.h"

#include "common/button.h"
#include "common/metrics.h"
#include "common/segments.h"
#include "common/text_label.h"
#include "overview/overview_words.h"
#include "shared/proof_table.h"
#include "shared/proof_table_model.h"
#include "shared/typed_name.h"
#include "shared/words.h"

#include <QAccessible>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace tollgate::pages {

using common::Button;
using common::ButtonKind;
using common::TextLabel;
using common::TextSize;
using common::Tone;
using ports::InvalidationScope;

namespace {

constexpr std::array<InvalidationScope, 3> kScopes{
    InvalidationScope::Consumer, InvalidationScope::Plan, InvalidationScope::All};

} // namespace

InvalidationCard::InvalidationCard(QWidget* parent)
    : common::Card(
        tr("Invalidate"), tr("Every node drops it and proves what it reads then"), parent),
      m_scope(new common::Segments(tr("What is dropped"), this)), m_consumer(new QLineEdit(this)),
      m_plan(new QComboBox(this)),
      m_explanation(new TextLabel({}, {.size = TextSize::Small, .tone = Tone::Secondary}, this)),
      m_typed(new TypedName(this)),
      m_obstacle(new TextLabel({}, {.size = TextSize::Small, .tone = Tone::Secondary}, this)),
      m_verb(new Button({}, ButtonKind::Primary, this)),
      m_unlock(new Button(tr("Unlock editing for 30 min"), ButtonKind::Quiet, this)),
      m_close(new Button(tr("Close"), ButtonKind::Plain, this)),
      m_outcome(new TextLabel({}, {.weight = QFont::DemiBold}, this)),
      m_proofs(new ProofTable(this))
{
    build();
    wire();
}

void InvalidationCard::build()
{
    m_scope->setWords({tr("Consumer"), tr("Plan"), tr("Everything")});
    m_consumer->setAccessibleName(tr("Id of the consumer"));
    m_consumer->setPlaceholderText(tr("Id of the consumer"));
    m_plan->setAccessibleName(tr("Plan"));
    for (QWidget* field : std::initializer_list<QWidget*>{m_consumer, m_plan})
        field->setMinimumHeight(common::kTarget);
    for (TextLabel* label : {m_explanation, m_obstacle, m_outcome}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto* verbs = new QHBoxLayout;
    verbs->setSpacing(common::kSnug);
    verbs->addWidget(m_verb);
    verbs->addWidget(m_close);
    verbs->addStretch();
    for (QWidget* widget : std::initializer_list<QWidget*>{
             m_scope, m_consumer, m_plan, m_explanation, m_typed, m_obstacle})
        body()->addWidget(widget);
    body()->addWidget(m_unlock, 0, Qt::AlignLeft);
    body()->addLayout(verbs);
    body()->addSpacing(common::kSnug);
    body()->addWidget(m_outcome);
    body()->addWidget(m_proofs);
    body()->addStretch();
}

void InvalidationCard::wire()
{
    connect(m_scope, &common::Segments::chosen, this,
        [this](int index) { emit scopeChosen(kScopes[static_cast<std::size_t>(index)]); });
    connect(m_consumer, &QLineEdit::textEdited, this,
        [this](const QString& id) { emit consumerNamed(id.trimmed().toStdString()); });
    connect(m_plan, &QComboBox::activated, this,
        [this](int index) { emit planChosen(m_plan->itemData(index).toString().toStdString()); });
    connect(m_consumer, &QLineEdit::returnPressed, this, &InvalidationCard::run);
    connect(m_typed, &TypedName::edited, this, &InvalidationCard::renderVerb);
    connect(m_typed, &TypedName::confirmed, this, &InvalidationCard::run);
    connect(m_verb, &Button::clicked, this, &InvalidationCard::run);
    connect(m_unlock, &Button::clicked, this, &InvalidationCard::unlockRequested);
    connect(m_close, &Button::clicked, this, &InvalidationCard::closeRequested);
}

void InvalidationCard::takeFocus()
{
    if (m_verb->isEnabled())
        m_verb->setFocus(Qt::OtherFocusReason);
    else if (m_consumer->isVisible())
        m_consumer->setFocus(Qt::OtherFocusReason);
    else
        m_close->setFocus(Qt::OtherFocusReason);
}

void InvalidationCard::render(const OverviewState& state)
{
    m_state = state;
    if (!state.invalidation) {
        m_typed->clear();
        return;
    }
    const InvalidationDraft& draft = *state.invalidation;
    m_scope->setCurrent(
        static_cast<int>(std::ranges::find(kScopes, draft.scope) - kScopes.begin()));
    renderTarget(state);
    m_typed->setWanted(draft.scope == InvalidationScope::All && !state.writeRefusal
            ? text(state.typedName)
            : QString());
    const InvalidationText words = invalidationText(draft, state);
    m_explanation->setText(words.explanation);
    const bool wasSaid = m_outcome->text() == words.outcome;
    m_outcome->setText(words.outcome);
    m_outcome->setTone(words.tone);
    m_outcome->setVisible(!words.outcome.isEmpty());
    m_proofs->proofs().setProofs(draft.progress.nodes,
        draft.progress.state != workspace::InvalidationProgress::State::Proving);
    m_proofs->setVisible(!draft.progress.nodes.empty());
    m_unlock->setVisible(state.canUnlock);
    renderVerb();
    if (wasSaid || words.outcome.isEmpty())
        return;
    QAccessibleEvent event(m_outcome, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void InvalidationCard::renderTarget(const OverviewState& state)
{
    const InvalidationDraft& draft = *state.invalidation;
    m_consumer->setVisible(draft.scope == InvalidationScope::Consumer);
    m_plan->setVisible(draft.scope == InvalidationScope::Plan);
    if (const QString id = text(draft.consumer); m_consumer->text().trimmed() != id)
        m_consumer->setText(id);
    const QSignalBlocker quiet(m_plan);
    const auto plans = state.plans ? state.plans->plans : std::vector<Plan>{};
    if (m_plan->count() != static_cast<int>(plans.size())) {
        m_plan->clear();
        for (const Plan& plan : plans)
            m_plan->addItem(text(plan.name), text(plan.id.value));
    }
    m_plan->setCurrentIndex(m_plan->findData(text(draft.plan)));
}

void InvalidationCard::renderVerb()
{
    if (!m_state.invalidation)
        return;
    using ProgressState = workspace::InvalidationProgress::State;
    const InvalidationText words = invalidationText(*m_state.invalidation, m_state);
    const ProgressState progress = m_state.invalidation->progress.state;
    const bool isBusy = progress == ProgressState::Asking || progress == ProgressState::Proving;
    const bool isPossible = words.obstacle.isEmpty();
    const bool isTyped = m_typed->isTyped(); // what has to be typed stands beside it
    m_verb->setText(words.verb);
    m_verb->setEnabled(isPossible && isTyped && !isBusy);
    m_verb->setToolTip(
        isPossible && !isTyped ? tr("type the name of the gateway first") : words.obstacle);
    m_verb->updateGeometry();
    m_obstacle->setText(isPossible ? QString() : tr("Not possible now: %1.").arg(words.obstacle));
    m_obstacle->setVisible(!isPossible);
}

void InvalidationCard::run()
{
    if (m_verb->isEnabled())
        emit invalidateRequested(m_typed->typed().toStdString());
}

void InvalidationCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit closeRequested();
    else
        common::Card::keyPressEvent(event);
}

} // namespace tollgate::pages
