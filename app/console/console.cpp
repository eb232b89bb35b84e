#include "console.h"

#include "map_dialog.h"

#include "common/formats.h"
#include "plans/plans_page.h"
#include "plans/plans_words.h"
#include "shell/action_bar.h"
#include "shell/environment_bar.h"
#include "shell/main_window.h"
#include "shell/toast.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QStandardPaths>

namespace tollgate::console {

namespace {

QString settingsFile(const ConsoleOptions& options)
{
    const QString directory = options.configDirectory.value_or(
        QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation));
    return directory + QStringLiteral("/console.ini");
}

// The first local file of a drag; empty: none.
QString droppedFile(const QMimeData& data)
{
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile())
            return url.toLocalFile();
    }
    return {};
}

} // namespace

Console::Console(const ConsoleOptions& options, shell::Appearance& appearance) : m_options(options)
{
    std::vector<shell::PageEntry> entries{{.id = QStringLiteral("plans"),
        .title = tr("Plans"),
        .icon = {},
        .shortcut = QKeySequence(Qt::CTRL | Qt::Key_1),
        .factory = [this](QWidget* parent) { return makePlansPage(parent); }}};
    m_window = std::make_unique<shell::MainWindow>(std::move(entries),
        shell::MainWindow::Options{
            .settingsFile = settingsFile(options), .appearance = &appearance});
    m_window->setAcceptDrops(true);
    m_window->installEventFilter(this);
    connect(&m_plans, &pages::PlansViewModel::changed, this, &Console::onPlansChanged);
    connect(&m_window->actionBar(), &shell::ActionBar::discardRequested, &m_plans,
        &pages::PlansViewModel::discard);
    connect(&m_window->actionBar(), &shell::ActionBar::saveRequested, this, &Console::saveDraft);
    m_window->showPage(QStringLiteral("plans"));
    renderEnvironment();
}

Console::~Console() = default;

void Console::start()
{
    m_window->show();
    if (m_options.study)
        m_plans.open(*m_options.study);
}

shell::Page Console::makePlansPage(QWidget* parent)
{
    using shell::MenuAction;
    using shell::MenuId;
    m_plansPage = new pages::PlansPage(m_plans, parent);
    connect(m_plansPage, &pages::PlansPage::openRequested, this, &Console::askForUsage);
    shell::Page page{.widget = m_plansPage, .actions = {}};
    const auto addFile
        = [&](const QString& text, const QKeySequence& keys, void (Console::*slot)()) {
              auto* action = new QAction(text, m_plansPage);
              action->setShortcut(keys);
              connect(action, &QAction::triggered, this, slot);
              page.actions.push_back({.menu = MenuId::File, .action = action});
          };
    addFile(tr("&Open usage…"), QKeySequence::Open, &Console::askForUsage);
    addFile(tr("Open the &sample"), {}, &Console::openSample);
    addFile(
        tr("Open &draft…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O), &Console::openDraft);
    addFile(tr("&Save draft…"), QKeySequence::Save, &Console::saveDraft);
    for (QAction* action : m_plansPage->fileActions())
        page.actions.push_back({.menu = MenuId::File, .action = action});
    for (QAction* action : m_plansPage->planActions())
        page.actions.push_back({.menu = MenuId::Plan, .action = action});
    return page;
}

// --- what the bars say

void Console::onPlansChanged()
{
    // The draft of the command line goes over the first study that opens.
    if (m_options.draft && !m_draftIsLaid && m_plans.state().face == pages::Face::Ready) {
        m_draftIsLaid = true;
        if (const auto opened = m_plans.openDraft(*m_options.draft); !opened)
            report(tr("The draft was not opened"), opened.error());
    }
    renderEnvironment();
    renderDraft();
}

void Console::renderEnvironment()
{
    const pages::PlansState& state = m_plans.state();
    shell::Environment environment{.kind = shell::EnvironmentKind::Offline,
        .gateway = tr("open a usage file or the sample"),
        .status = tr("nothing leaves this computer"),
        .notes = {},
        .verb = {}};
    if (state.study) {
        const bool isSample = state.study->isSample;
        environment = {
            .kind = isSample ? shell::EnvironmentKind::Sample : shell::EnvironmentKind::File,
            .gateway
            = isSample ? tr("a generated month") : QString::fromStdString(state.study->title),
            .status = common::requests(static_cast<std::int64_t>(state.study->usage.eventCount())),
            .notes = {tr("No gateway connected")},
            .verb = {}};
    }
    m_window->environmentBar().setEnvironment(environment);
}

void Console::renderDraft()
{
    const pages::PlansState& state = m_plans.state();
    if (state.face != pages::Face::Ready || !state.hasDraft()) {
        m_window->actionBar().setDraft(std::nullopt);
        return;
    }
    m_window->actionBar().setDraft(
        shell::DraftSummary{.edits = pages::draftWords(state), .verb = {}, .obstacle = {}});
}

void Console::report(const QString& what, const Error& error)
{
    m_window->toast().showMessage(
        what + QStringLiteral(": ") + QString::fromStdString(describe(error)));
}

// --- files

void Console::askForUsage()
{
    const QString path = QFileDialog::getOpenFileName(m_window.get(), tr("Open usage"), {},
        tr("Usage (*.log *.csv *.jsonl *.ndjson *.gz);;All files (*)"));
    if (!path.isEmpty())
        openUsage(path);
}

void Console::openUsage(const QString& path)
{
    workspace::StudySource source{.usage = path.toStdString()};
    // A log of a known kind opens as it is; columns have to be told apart by somebody who knows.
    const auto glance = workspace::glanceAt(source.usage);
    if (glance && !glance->columns.empty()) {
        MapDialog dialog(QFileInfo(path).fileName(), *glance, m_window.get());
        if (dialog.exec() != QDialog::Accepted)
            return;
        source.format = glance->format;
        source.map = dialog.map().toStdString();
    }
    if (m_options.study)
        source.plans = m_options.study->plans;
    m_plans.open(source);
}

void Console::openSample() { m_plans.open({.sample = true}); }

void Console::openDraft()
{
    const QString path
        = QFileDialog::getOpenFileName(m_window.get(), tr("Open draft"), {}, tr("Plans (*.json)"));
    if (path.isEmpty())
        return;
    if (const auto opened = m_plans.openDraft(path.toStdString()); !opened)
        report(tr("The draft was not opened"), opened.error());
}

void Console::saveDraft()
{
    const QString path = QFileDialog::getSaveFileName(
        m_window.get(), tr("Save draft"), QStringLiteral("draft.json"), tr("Plans (*.json)"));
    if (path.isEmpty())
        return;
    const auto saved = m_plans.saveDraft(path.toStdString());
    if (saved)
        m_window->toast().showMessage(tr("Draft saved to %1").arg(QFileInfo(path).fileName()));
    else
        report(tr("The draft was not saved"), saved.error());
}

bool Console::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::DragEnter) {
        auto* drag = static_cast<QDragEnterEvent*>(event);
        if (!droppedFile(*drag->mimeData()).isEmpty())
            drag->acceptProposedAction();
        return true;
    }
    if (event->type() == QEvent::Drop) {
        auto* drop = static_cast<QDropEvent*>(event);
        // Not from within the drop: a dialog may follow.
        const QString path = droppedFile(*drop->mimeData());
        QMetaObject::invokeMethod(
            this, [this, path] { openUsage(path); }, Qt::QueuedConnection);
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace tollgate::console
