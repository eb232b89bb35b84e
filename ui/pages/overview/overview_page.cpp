#include "overview/overview_page.h"

#include "charts/stack_chart.h"
#include "common/button.h"
#include "common/cut_label.h"
#include "common/inline_message.h"
#include "common/metrics.h"
#include "common/state_view.h"
#include "common/text_label.h"
#include "overview/attention_card.h"
#include "overview/figure_card.h"
#include "overview/invalidation_card.h"
#include "overview/nodes_card.h"
#include "overview/outcome_card.h"
#include "overview/overview_view_model.h"
#include "overview/overview_words.h"
#include "shared/words.h"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollArea>

namespace tollgate::pages {

using common::Button;
using common::ButtonKind;
using common::TextLabel;
using common::TextSize;
using common::Tone;

OverviewPage::OverviewPage(OverviewViewModel& viewModel, QWidget* parent)
    : QWidget(parent), m_viewModel(viewModel)
{
    build();
    buildActions();
    wire();
    render(m_viewModel.state());
}

void OverviewPage::build()
{
    m_subtitle = new common::CutLabel({}, {.tone = Tone::Secondary}, this);
    m_live = new TextLabel({}, {.tone = Tone::Secondary}, this);
    m_load = new TextLabel({}, {.tone = Tone::Secondary}, this);
    m_load->setToolTip(tr("What this console itself asks of the gateway"));
    m_pause = new Button({}, ButtonKind::Quiet, this);
    m_invalidate = new Button(tr("Invalidate…"), ButtonKind::Quiet, this);
    m_message = new common::InlineMessage(this);
    for (std::size_t i = 0; i < 4; ++i)
        m_figures.push_back(new FigureCard(this));
    m_outcomes = new OutcomeCard(this);
    m_attention = new AttentionCard(this);
    m_invalidation = new InvalidationCard(this);
    m_nodes = new NodesCard(this);
    m_invalidation->hide();
    m_state = new common::StateView(buildScroller(), this);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_state);
}

QLayout* OverviewPage::buildHead()
{
    auto* head = new QHBoxLayout;
    head->setSpacing(common::kSnug);
    head->addWidget(new TextLabel(tr("Overview"), {.size = TextSize::Title, .weight = QFont::Bold}),
        0, Qt::AlignBaseline);
    head->addWidget(m_subtitle, 1, Qt::AlignBaseline);
    head->addWidget(m_load, 0, Qt::AlignBaseline);
    head->addSpacing(common::kRoomy);
    head->addWidget(m_live, 0, Qt::AlignBaseline);
    head->addWidget(m_pause, 0, Qt::AlignBaseline);
    head->addWidget(m_invalidate, 0, Qt::AlignBaseline);
    return head;
}

// A low window scrolls down to the nodes rather than squeezing the chart.
QWidget* OverviewPage::buildScroller()
{
    auto* scroller = new QScrollArea(this);
    scroller->setFrameShape(QFrame::NoFrame);
    scroller->setFocusPolicy(Qt::NoFocus);
    scroller->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroller->setWidgetResizable(true);
    scroller->setWidget(buildContent());
    return scroller;
}

QWidget* OverviewPage::buildContent()
{
    constexpr int kSideWidth = 350;
    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(common::kWide, common::kRoomy, common::kWide, common::kRoomy);
    column->setSpacing(common::kRoomy - common::kTight);
    column->addLayout(buildHead());
    column->addWidget(m_message);
    auto* figures = new QHBoxLayout;
    figures->setSpacing(common::kRoomy);
    for (FigureCard* figure : m_figures)
        figures->addWidget(figure, 1);
    column->addLayout(figures);
    for (QWidget* side : std::initializer_list<QWidget*>{m_attention, m_invalidation})
        side->setFixedWidth(kSideWidth);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(common::kRoomy);
    middle->addWidget(m_outcomes, 1);
    middle->addWidget(m_attention);
    middle->addWidget(m_invalidation);
    column->addLayout(middle, 1);
    column->addWidget(m_nodes);
    return content;
}

void OverviewPage::buildActions()
{
    const auto add = [this](const QString& text, const QKeySequence& keys) {
        auto* action = new QAction(text, this);
        action->setShortcut(keys);
        return action;
    };
    // Space itself is handled as a key: as a shortcut it would take the buttons' way to be pressed.
    m_pauseAction = add(tr("&Pause"), {});
    m_refreshAction = add(tr("&Refresh"), QKeySequence::Refresh);
    m_tableAction = add(tr("Chart as &table"), QKeySequence(Qt::ALT | Qt::Key_T));
    m_tableAction->setCheckable(true);
    m_invalidateAction = add(tr("&Invalidate…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I));
}

QList<QAction*> OverviewPage::viewActions() const
{
    return {m_pauseAction, m_refreshAction, m_tableAction, m_invalidateAction};
}

void OverviewPage::wire()
{
    OverviewViewModel* vm = &m_viewModel;
    connect(vm, &OverviewViewModel::changed, this, [this] { render(m_viewModel.state()); });
    connect(m_state, &common::StateView::verbTriggered, this, &OverviewPage::runFaceVerb);
    connect(m_message, &common::InlineMessage::verbTriggered, vm, &OverviewViewModel::connectAgain);
    connect(m_pause, &Button::clicked, vm, &OverviewViewModel::togglePause);
    connect(m_pauseAction, &QAction::triggered, vm, &OverviewViewModel::togglePause);
    connect(m_refreshAction, &QAction::triggered, vm, &OverviewViewModel::refresh);
    connect(m_tableAction, &QAction::toggled, m_outcomes, &OutcomeCard::showAsTable);
    connect(m_invalidate, &Button::clicked, vm, [vm] { vm->openInvalidation(); });
    connect(m_invalidateAction, &QAction::triggered, vm, [vm] { vm->openInvalidation(); });
    connect(m_outcomes, &OutcomeCard::windowChosen, vm, &OverviewViewModel::setWindow);
    connect(m_attention, &AttentionCard::verbTriggered, this, &OverviewPage::runAttentionVerb);
    connect(m_nodes, &NodesCard::lookAgainRequested, vm, &OverviewViewModel::refresh);
    const InvalidationCard* card = m_invalidation;
    connect(card, &InvalidationCard::scopeChosen, vm, &OverviewViewModel::chooseScope);
    connect(card, &InvalidationCard::consumerNamed, vm, &OverviewViewModel::nameConsumer);
    connect(card, &InvalidationCard::planChosen, vm, &OverviewViewModel::choosePlan);
    connect(card, &InvalidationCard::invalidateRequested, vm, &OverviewViewModel::invalidate);
    connect(card, &InvalidationCard::unlockRequested, vm, &OverviewViewModel::unlock);
    connect(card, &InvalidationCard::closeRequested, vm, &OverviewViewModel::closeInvalidation);
}

// --- showing

void OverviewPage::render(const OverviewState& state)
{
    renderActions(state);
    if (state.face == OverviewFace::Ready) {
        renderHead(state);
        renderMessage(state);
        const auto figures = figureTexts(state);
        for (std::size_t i = 0; i < figures.size(); ++i)
            m_figures[i]->render(figures[i]);
        m_outcomes->render(state);
        m_attention->render(state);
        m_nodes->render(state);
        m_invalidation->render(state);
        renderSide(state.invalidation.has_value());
    }
    m_state->setFace(faceOf(state));
}

// One stands where the other does; the keyboard stays with the verb that swaps them.
void OverviewPage::renderSide(bool isInvalidating)
{
    if (isInvalidating != m_invalidation->isHidden())
        return;
    const QWidget* focused = QApplication::focusWidget();
    const bool isWithin = focused != nullptr && m_invalidation->isAncestorOf(focused);
    if (isWithin)
        m_invalidate->setFocus(Qt::OtherFocusReason);
    m_attention->setVisible(!isInvalidating);
    m_invalidation->setVisible(isInvalidating);
    if (isInvalidating)
        m_invalidation->takeFocus();
}

void OverviewPage::renderHead(const OverviewState& state)
{
    m_subtitle->setText(overviewSubtitle(state));
    m_live->setText(liveNote(state));
    m_load->setText(loadNote(state));
    m_pause->setText(state.isPaused ? tr("Back to live") : tr("Pause"));
    m_pause->setToolTip(state.isPaused ? tr("Show what has come meanwhile (Space)")
                                       : tr("Hold the view; collecting goes on (Space)"));
    // Where nothing can ever be written the verb is absent; locked production can be unlocked.
    m_invalidate->setVisible(!state.writeRefusal || state.canUnlock);
}

void OverviewPage::renderMessage(const OverviewState& state)
{
    const QString words = messageText(state);
    if (words == m_told)
        return;
    m_told = words;
    if (words.isEmpty())
        return m_message->hide();
    m_message->showMessage(
        {.tone = state.isStale ? common::MessageTone::Warning : common::MessageTone::Info,
            .text = words,
            .verb = state.isStale ? tr("Connect again") : QString(),
            .canBeClosed = !state.isStale});
}

void OverviewPage::renderActions(const OverviewState& state)
{
    const bool isReady = state.face == OverviewFace::Ready;
    m_pauseAction->setText(state.isPaused ? tr("Back to &live\tSpace") : tr("&Pause\tSpace"));
    for (QAction* action : {m_pauseAction, m_refreshAction, m_tableAction})
        action->setEnabled(isReady);
    m_invalidateAction->setEnabled(isReady && (!state.writeRefusal || state.canUnlock));
}

// --- doing

void OverviewPage::runFaceVerb()
{
    switch (m_viewModel.state().face) {
    case OverviewFace::Empty:
        emit connectRequested();
        break;
    case OverviewFace::Connecting:
        m_viewModel.cancelConnecting();
        break;
    case OverviewFace::Failed:
        m_viewModel.connectAgain();
        break;
    case OverviewFace::Ready:
        break;
    }
}

void OverviewPage::runAttentionVerb(const AttentionItem& item)
{
    switch (item.verb) {
    case AttentionItem::Verb::LookAgain:
        m_viewModel.refresh();
        break;
    case AttentionItem::Verb::OpenInPlans:
        emit openInPlansRequested(text(item.id));
        break;
    case AttentionItem::Verb::Invalidate:
        m_viewModel.openInvalidation(item.id);
        break;
    }
}

void OverviewPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier)
        m_viewModel.togglePause();
    else if (event->key() == Qt::Key_R && event->modifiers() == Qt::NoModifier)
        m_viewModel.refresh();
    else
        QWidget::keyPressEvent(event);
}

void OverviewPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_viewModel.setHidden(false);
    // The keys of the page work from the chart.
    if (QApplication::focusWidget() == nullptr)
        m_outcomes->chart().setFocus(Qt::OtherFocusReason);
}

void OverviewPage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_viewModel.setHidden(true);
}

} // namespace tollgate::pages
