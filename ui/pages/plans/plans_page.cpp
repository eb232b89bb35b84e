#include "plans/plans_page.h"

#include "charts/limit_chart.h"
#include "common/formats.h"
#include "common/inline_message.h"
#include "common/metrics.h"
#include "common/state_view.h"
#include "common/text_label.h"
#include "plans/affected_card.h"
#include "plans/affected_csv.h"
#include "plans/affected_table_model.h"
#include "plans/consumer_card.h"
#include "plans/lab_card.h"
#include "plans/ledger_card.h"
#include "plans/plan_ladder.h"
#include "plans/plans_view_model.h"
#include "plans/plans_words.h"
#include "workspace/ask.h"

#include <QAction>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QImageWriter>
#include <QInputDialog>
#include <QVBoxLayout>

namespace tollgate::pages {

using common::TextLabel;
using common::TextSize;
using common::Tone;

namespace {

QString verbOf(Mend mend)
{
    switch (mend) {
    case Mend::OpenAnother:
        return PlansPage::tr("Open another file…");
    case Mend::TryAgain:
        return PlansPage::tr("Try again");
    case Mend::OpenWhatIsThere:
        return PlansPage::tr("Open what is there");
    case Mend::UndoEdit:
        return PlansPage::tr("Undo the edit");
    }
    return {};
}

} // namespace

PlansPage::PlansPage(PlansViewModel& viewModel, QWidget* parent)
    : QWidget(parent), m_viewModel(viewModel)
{
    build();
    buildActions();
    wire();
    render(m_viewModel.state());
}

void PlansPage::build()
{
    m_title = new TextLabel({}, {.size = TextSize::Title, .weight = QFont::Bold}, this);
    m_subtitle = new TextLabel({}, {.size = TextSize::Body, .tone = Tone::Secondary}, this);
    m_draftNote = new TextLabel({}, {.size = TextSize::Body, .tone = Tone::Secondary}, this);
    m_message = new common::InlineMessage(this);
    m_ladder = new PlanLadder(this);
    m_lab = new LabCard(this);
    m_ledger = new LedgerCard(this);
    m_affected = new AffectedCard(this);
    m_consumer = new ConsumerCard(this);
    m_state = new common::StateView(buildContent(), this);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_state);
}

QWidget* PlansPage::buildContent()
{
    constexpr int kSideWidth = 350;
    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(common::kWide, common::kRoomy, common::kWide, common::kRoomy);
    column->setSpacing(common::kRoomy - common::kTight);

    auto* head = new QHBoxLayout;
    head->setSpacing(common::kSnug);
    head->addWidget(m_title, 0, Qt::AlignBaseline);
    head->addWidget(m_subtitle, 1, Qt::AlignBaseline);
    head->addWidget(m_draftNote, 0, Qt::AlignBaseline);
    column->addLayout(head);
    column->addWidget(m_ladder);
    column->addWidget(m_message);

    m_ledger->setFixedWidth(kSideWidth);
    m_consumer->setFixedWidth(kSideWidth);
    auto* upper = new QHBoxLayout;
    upper->setSpacing(common::kRoomy);
    upper->addWidget(m_lab, 1);
    upper->addWidget(m_ledger);
    column->addLayout(upper, 5);
    auto* lower = new QHBoxLayout;
    lower->setSpacing(common::kRoomy);
    lower->addWidget(m_affected, 1);
    lower->addWidget(m_consumer);
    column->addLayout(lower, 3);
    return content;
}

void PlansPage::buildActions()
{
    const auto add = [this](const QString& text, const QKeySequence& keys) {
        auto* action = new QAction(text, this);
        action->setShortcut(keys);
        return action;
    };
    m_undo = add(tr("&Undo edit"), QKeySequence::Undo);
    m_redo = add(tr("&Redo edit"), QKeySequence::Redo);
    m_discard = add(tr("&Discard draft"), {});
    m_copy = add(tr("&Copy plan…"), {});
    m_new = add(tr("&New plan…"), {});
    m_exportTable = add(tr("&Export table as CSV…"), QKeySequence(Qt::CTRL | Qt::Key_E));
    m_exportChart
        = add(tr("Export &chart as PNG…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
}

QList<QAction*> PlansPage::planActions() const
{
    return {m_undo, m_redo, m_discard, m_copy, m_new};
}
QList<QAction*> PlansPage::fileActions() const { return {m_exportTable, m_exportChart}; }

void PlansPage::wire()
{
    PlansViewModel* vm = &m_viewModel;
    connect(vm, &PlansViewModel::changed, this, [this] { render(m_viewModel.state()); });
    connect(m_state, &common::StateView::verbTriggered, this, &PlansPage::runVerb);
    connect(m_message, &common::InlineMessage::verbTriggered, this, &PlansPage::runVerb);
    connect(m_ladder, &PlanLadder::planChosen, vm, &PlansViewModel::choosePlan);
    connect(m_lab, &LabCard::dimensionChosen, vm, &PlansViewModel::chooseDimension);
    connect(m_lab, &LabCard::limitDragged, vm, &PlansViewModel::dragLimit);
    connect(m_lab, &LabCard::limitReleased, vm, &PlansViewModel::setLimit);
    connect(m_lab, &LabCard::limitEntered, vm, &PlansViewModel::setLimit);
    connect(m_lab, &LabCard::modeChosen, vm, &PlansViewModel::setMode);
    connect(m_lab, &LabCard::priceEntered, vm, &PlansViewModel::setOveragePrice);
    connect(m_lab, &LabCard::barChosen, vm, &PlansViewModel::filterByPeaks);
    connect(m_ledger, &LedgerCard::lineChosen, vm, &PlansViewModel::filterByLine);
    connect(m_affected, &AffectedCard::consumerChosen, vm, &PlansViewModel::openConsumer);
    connect(m_affected, &AffectedCard::clearFilterRequested, vm, &PlansViewModel::clearFilter);
    connect(
        m_consumer, &ConsumerCard::closeRequested, vm, [vm] { vm->openConsumer(std::nullopt); });
    connect(m_undo, &QAction::triggered, vm, &PlansViewModel::undo);
    connect(m_redo, &QAction::triggered, vm, &PlansViewModel::redo);
    connect(m_discard, &QAction::triggered, vm, &PlansViewModel::discard);
    connect(m_copy, &QAction::triggered, this, &PlansPage::askForCopy);
    connect(m_new, &QAction::triggered, this, &PlansPage::askForNewPlan);
    connect(m_exportTable, &QAction::triggered, this, &PlansPage::exportTable);
    connect(m_exportChart, &QAction::triggered, this, &PlansPage::exportChart);
}

// --- showing

void PlansPage::render(const PlansState& state)
{
    renderActions(state);
    renderMessage(state);
    switch (state.face) {
    case Face::Empty:
        m_state->setFace(common::Empty{.title = tr("No usage is open"),
            .text = tr("Open an access log, a CSV or JSON lines file, or drop one here. To look "
                       "around first, open the sample from the File menu. Nothing leaves this "
                       "computer."),
            .verb = tr("Open usage…")});
        break;
    case Face::Loading: {
        const QString step = state.loadedLines == 0
            ? tr("Opening %1").arg(state.source)
            : tr("Reading %1: %2 lines, %3 %")
                  .arg(state.source, common::count(static_cast<std::int64_t>(state.loadedLines)),
                      QString::number(static_cast<int>(state.loadedShare * 100)));
        m_state->setFace(common::Loading{.step = step, .verb = tr("Cancel")});
        break;
    }
    case Face::Failed:
        m_state->setFace(
            common::Failed{.error = state.error.value_or(Error{}), .verb = verbOf(state.mend)});
        break;
    case Face::Ready:
        renderReady(state);
        m_state->setFace(common::Ready{});
        break;
    }
}

void PlansPage::renderActions(const PlansState& state)
{
    const bool isReady = state.face == Face::Ready;
    const bool canStep = isReady || (state.face == Face::Failed && state.mend == Mend::UndoEdit);
    m_undo->setEnabled(canStep && state.canUndo);
    m_redo->setEnabled(canStep && state.canRedo);
    m_discard->setEnabled(canStep && state.hasDraft());
    for (QAction* action : {m_copy, m_new, m_exportChart})
        action->setEnabled(isReady);
    m_exportTable->setEnabled(isReady && state.rows);
}

// What did not open goes before what could not be read of what did.
void PlansPage::renderMessage(const PlansState& state)
{
    const bool isReady = state.face == Face::Ready;
    const bool hasFailed = isReady && state.error;
    const QString words = hasFailed ? QString::fromStdString(describe(*state.error))
        : isReady                   ? coverage(state)
                                    : QString();
    if (words == m_told)
        return;
    m_told = words;
    if (words.isEmpty())
        return m_message->hide();
    m_message->showMessage(
        {.tone = hasFailed ? common::MessageTone::Error : common::MessageTone::Warning,
            .text = words,
            .verb = hasFailed ? verbOf(state.mend) : QString()});
}

void PlansPage::renderReady(const PlansState& state)
{
    m_title->setText(QString::fromStdString(state.draft.name));
    m_subtitle->setText(pageSubtitle(state));
    m_draftNote->setText(state.canUndo ? draftNote(state)
                + tr(" · Undo %1")
                      .arg(QKeySequence(QKeySequence::Undo).toString(QKeySequence::NativeText))
                                       : draftNote(state));
    m_ladder->render(state);
    m_lab->render(state);
    m_ledger->render(state);
    m_affected->render(state);
    m_consumer->render(state);
}

void PlansPage::runVerb()
{
    const PlansState& state = m_viewModel.state();
    if (state.face == Face::Loading)
        m_viewModel.cancelOpening();
    else if (state.error && state.mend != Mend::OpenAnother)
        m_viewModel.mend();
    else
        emit openRequested();
}

// --- asking

void PlansPage::askForCopy()
{
    const QString name
        = QInputDialog::getText(this, tr("Copy plan"), tr("Name of the copy:"), QLineEdit::Normal,
            tr("%1 copy").arg(QString::fromStdString(m_viewModel.state().draft.name)));
    if (!name.trimmed().isEmpty())
        m_viewModel.copyPlan(name.trimmed());
}

void PlansPage::askForNewPlan()
{
    const QString name = QInputDialog::getText(this, tr("New plan"), tr("Name of the plan:"));
    if (!name.trimmed().isEmpty())
        m_viewModel.newPlan(name.trimmed());
}

void PlansPage::exportTable()
{
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Export table"), QStringLiteral("affected.csv"), tr("CSV (*.csv)"));
    if (path.isEmpty())
        return;
    workspace::runAside<QString>(
        this,
        [rows = m_viewModel.state().rows, sorting = m_affected->model().sorting(), path] {
            return Result<QString>(writeCsv(rows, sorting, path));
        },
        [this, path](const Result<QString>& failure) { tellUnwritten(path, *failure); });
}

void PlansPage::tellUnwritten(const QString& path, const QString& failure)
{
    if (!failure.isEmpty())
        m_message->showMessage({.tone = common::MessageTone::Error,
            .text = tr("%1 could not be written: %2. Choose another folder.").arg(path, failure),
            .verb = {}});
}

void PlansPage::exportChart()
{
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Export chart"), QStringLiteral("plan-lab.png"), tr("PNG (*.png)"));
    if (path.isEmpty())
        return;
    QImageWriter picture(path);
    tellUnwritten(path, picture.write(m_lab->grab().toImage()) ? QString() : picture.errorString());
}

} // namespace tollgate::pages
