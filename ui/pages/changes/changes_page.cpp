#include "changes/changes_page.h"

#include "changes/applied_panel.h"
#include "changes/change_list.h"
#include "changes/changes_view_model.h"
#include "changes/changes_words.h"
#include "changes/review_panel.h"
#include "common/card.h"
#include "common/inline_message.h"
#include "common/metrics.h"
#include "common/state_view.h"
#include "common/text_label.h"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QStackedWidget>

namespace tollgate::pages {

using common::TextLabel;
using common::TextSize;
using common::Tone;

ChangesPage::ChangesPage(ChangesViewModel& viewModel, QWidget* parent)
    : QWidget(parent), m_viewModel(viewModel)
{
    build();
    buildActions();
    wire();
    render(m_viewModel.state());
}

void ChangesPage::build()
{
    m_subtitle = new TextLabel({}, {.tone = Tone::Secondary}, this);
    m_message = new common::InlineMessage(this);
    m_list = new ChangeList(this);
    m_listCard = new common::Card(tr("All changes"), {}, this);
    m_review = new ReviewPanel(this);
    m_applied = new AppliedPanel(this);
    m_panels = new QStackedWidget(this);
    m_panels->addWidget(m_review);
    m_panels->addWidget(m_applied);
    m_detail = new common::StateView(m_panels, this);
    m_state = new common::StateView(buildContent(), this);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_state);
}

QWidget* ChangesPage::buildContent()
{
    constexpr int kNarrowestList = 236;
    constexpr int kWidestList = 300;
    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(common::kWide, common::kRoomy, common::kWide, common::kRoomy);
    column->setSpacing(common::kRoomy - common::kTight);
    auto* head = new QHBoxLayout;
    head->setSpacing(common::kSnug);
    head->addWidget(new TextLabel(tr("Changes"), {.size = TextSize::Title, .weight = QFont::Bold}),
        0, Qt::AlignBaseline);
    head->addWidget(m_subtitle, 1, Qt::AlignBaseline);
    column->addLayout(head);
    column->addWidget(m_message);
    m_listCard->addWide(m_list);
    m_listCard->setMinimumWidth(kNarrowestList);
    m_listCard->setMaximumWidth(kWidestList);
    auto* sides = new QHBoxLayout;
    sides->setSpacing(common::kRoomy);
    sides->addWidget(m_listCard, 1);
    sides->addWidget(m_detail, 3);
    column->addLayout(sides, 1);
    return content;
}

void ChangesPage::buildActions()
{
    const auto add = [this](const QString& text, const QKeySequence& keys) {
        auto* action = new QAction(text, this);
        action->setShortcut(keys);
        return action;
    };
    m_applyAction = add(tr("&Apply change"), QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_undoAction = add(tr("&Undo change"), QKeySequence::Undo);
    m_refreshAction = add(tr("&Refresh"), QKeySequence::Refresh);
}

QList<QAction*> ChangesPage::planActions() const { return {m_applyAction, m_undoAction}; }
QList<QAction*> ChangesPage::viewActions() const { return {m_refreshAction}; }

void ChangesPage::wire()
{
    ChangesViewModel* vm = &m_viewModel;
    connect(vm, &ChangesViewModel::changed, this, [this] { render(m_viewModel.state()); });
    connect(m_state, &common::StateView::verbTriggered, this, &ChangesPage::runFaceVerb);
    connect(m_detail, &common::StateView::verbTriggered, this, &ChangesPage::runDetailVerb);
    connect(m_message, &common::InlineMessage::verbTriggered, vm, &ChangesViewModel::connectAgain);
    connect(m_list, &ChangeList::changeChosen, vm, &ChangesViewModel::select);
    connect(m_review, &ReviewPanel::applyRequested, vm, &ChangesViewModel::apply);
    connect(m_review, &ReviewPanel::unlockRequested, vm, &ChangesViewModel::unlock);
    connect(m_review, &ReviewPanel::previewAgainRequested, vm, &ChangesViewModel::previewAgain);
    connect(m_applied, &AppliedPanel::undoRequested, vm,
        [vm](const std::string& typed) { vm->undo(vm->state().selected, typed); });
    connect(m_applied, &AppliedPanel::unlockRequested, vm, &ChangesViewModel::unlock);
    connect(m_applied, &AppliedPanel::askAgainRequested, vm, &ChangesViewModel::askNodesAgain);
    connect(m_applyAction, &QAction::triggered, m_review, &ReviewPanel::apply);
    connect(m_undoAction, &QAction::triggered, m_applied, &AppliedPanel::undo);
    connect(m_refreshAction, &QAction::triggered, vm, &ChangesViewModel::refresh);
}

// --- showing

void ChangesPage::render(const ChangesState& state)
{
    renderActions(state);
    if (state.face == ChangesFace::Ready) {
        m_subtitle->setText(changesSubtitle(state));
        renderMessage(state);
        m_list->render(state);
        m_listCard->setVisible(state.draft || (state.changes && !state.changes->empty()));
        if (state.isDraftSelected()) {
            m_review->render(state);
            m_panels->setCurrentWidget(m_review);
        } else {
            m_applied->render(state);
            m_panels->setCurrentWidget(m_applied);
        }
        m_detail->setFace(detailFaceOf(state));
    }
    m_state->setFace(changesFaceOf(state));
}

void ChangesPage::renderMessage(const ChangesState& state)
{
    const QString words = lostText(state);
    if (words == m_told)
        return;
    m_told = words;
    if (words.isEmpty())
        return m_message->hide();
    m_message->showMessage({.tone = common::MessageTone::Warning,
        .text = words,
        .verb = tr("Connect again"),
        .canBeClosed = false});
}

void ChangesPage::renderActions(const ChangesState& state)
{
    const bool isReady = state.face == ChangesFace::Ready;
    const ShownChange* change = state.selectedChange();
    m_applyAction->setEnabled(isReady && state.isDraftSelected() && !state.isBusy());
    m_undoAction->setEnabled(isReady && change && !change->isUndone() && !state.isBusy());
    m_refreshAction->setEnabled(isReady);
}

// --- doing

void ChangesPage::runFaceVerb()
{
    switch (m_viewModel.state().face) {
    case ChangesFace::Empty:
        emit connectRequested();
        break;
    case ChangesFace::Connecting:
        m_viewModel.cancelConnecting();
        break;
    case ChangesFace::Failed:
        m_viewModel.connectAgain();
        break;
    case ChangesFace::Ready:
        break;
    }
}

void ChangesPage::runDetailVerb()
{
    if (m_viewModel.state().changesError)
        m_viewModel.refresh();
    else
        emit plansRequested();
}

void ChangesPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_R && event->modifiers() == Qt::NoModifier)
        m_viewModel.refresh();
    else
        QWidget::keyPressEvent(event);
}

void ChangesPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_viewModel.refresh();
    if (QApplication::focusWidget() == nullptr)
        m_list->setFocus(Qt::OtherFocusReason);
}

} // namespace tollgate::pages
