#include "console.h"

#include "connect_dialog.h"
#include "environment_words.h"
#include "gateway_session.h"
#include "local_gateway.h"
#include "sample_traffic.h"

#include "connectors/admin_address.h"
#include "plans/plans_page.h"
#include "plans/plans_words.h"
#include "shell/action_bar.h"
#include "shell/environment_bar.h"
#include "shell/main_window.h"
#include "shell/toast.h"

#include <QAction>
#include <QStandardPaths>

namespace tollgate::console {

namespace {

QString settingsFile(const ConsoleOptions& options)
{
    const QString directory = options.configDirectory.value_or(
        QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation));
    return directory + QStringLiteral("/console.ini");
}

} // namespace

Console::Console(const ConsoleOptions& options, shell::Appearance& appearance)
    : m_options(options), m_appearance(appearance), m_files(m_plans)
{
    if (options.study)
        m_files.setPlansFile(options.study->plans);
    connect(&m_plans, &pages::PlansViewModel::changed, this, &Console::onPlansChanged);
    connect(&m_files, &UsageFiles::told, this,
        [this](const QString& message) { m_window->toast().showMessage(message); });
    buildWindow();
}

// What ends says so, and there is no window left to say it in.
Console::~Console()
{
    m_plans.disconnect(this);
    if (m_session)
        m_session->connection().disconnect(this);
}

void Console::start()
{
    m_window->show();
    if (m_options.study)
        m_plans.open(*m_options.study);
    else if (m_options.liveSample)
        startSample();
    else if (m_options.gateway)
        connectTo(*m_options.gateway, m_options.token, m_options.gateway->host().toStdString());
}

// --- the window

void Console::buildWindow()
{
    const bool wasVisible = m_window && m_window->isVisible();
    m_window = std::make_unique<shell::MainWindow>(pageEntries(),
        shell::MainWindow::Options{
            .settingsFile = settingsFile(m_options), .appearance = &m_appearance});
    m_files.attachTo(m_window.get());
    shell::ActionBar& bar = m_window->actionBar();
    connect(&bar, &shell::ActionBar::discardRequested, &m_plans, &pages::PlansViewModel::discard);
    connect(&bar, &shell::ActionBar::saveRequested, &m_files, &UsageFiles::saveDraft);
    if (m_session)
        connect(&m_window->environmentBar(), &shell::EnvironmentBar::verbTriggered,
            &m_session->connection(), &workspace::Connection::unlock);
    m_window->showPage(QStringLiteral("plans"));
    if (wasVisible)
        m_window->show();
    renderEnvironment();
    renderDraft();
}

std::vector<shell::PageEntry> Console::pageEntries()
{
    return {{.id = QStringLiteral("plans"),
        .title = tr("Plans"),
        .icon = {},
        .shortcut = QKeySequence(Qt::CTRL | Qt::Key_1),
        .factory = [this](QWidget* parent) { return makePlansPage(parent); }}};
}

shell::Page Console::makePlansPage(QWidget* parent)
{
    using shell::MenuId;
    m_plansPage = new pages::PlansPage(m_plans, parent);
    connect(m_plansPage, &pages::PlansPage::openRequested, &m_files, &UsageFiles::askForUsage);
    shell::Page page{.widget = m_plansPage, .actions = {}};
    const auto add = [&](const QString& text, const QKeySequence& keys, auto* receiver, auto slot) {
        auto* action = new QAction(text, m_plansPage);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, receiver, slot);
        page.actions.push_back({.menu = MenuId::File, .action = action});
    };
    add(tr("&Connect to a gateway…"), QKeySequence::New, this, &Console::askForGateway);
    add(tr("Start the &sample"), {}, this, &Console::startSample);
    add(tr("&Open usage…"), QKeySequence::Open, &m_files, &UsageFiles::askForUsage);
    add(tr("Open &draft…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O), &m_files,
        &UsageFiles::askForDraft);
    add(tr("&Save draft…"), QKeySequence::Save, &m_files, &UsageFiles::saveDraft);
    for (QAction* action : m_plansPage->fileActions())
        page.actions.push_back({.menu = MenuId::File, .action = action});
    for (QAction* action : m_plansPage->planActions())
        page.actions.push_back({.menu = MenuId::Plan, .action = action});
    return page;
}

// --- a gateway

void Console::startSample()
{
    m_traffic.reset();
    m_session.reset();
    m_local = std::make_unique<LocalGateway>();
    connect(m_local.get(), &LocalGateway::stepped, &m_plans, &pages::PlansViewModel::expect);
    connect(m_local.get(), &LocalGateway::failed, &m_plans, &pages::PlansViewModel::refuse);
    connect(m_local.get(), &LocalGateway::started, this, &Console::onSampleStarted);
    m_local->start();
}

void Console::onSampleStarted()
{
    connectTo(m_local->admin(), m_local->token(), "sample");
    m_traffic = std::make_unique<SampleTraffic>(m_session->gateway(), m_local->dataPlane());
    m_traffic->start();
}

void Console::askForGateway()
{
    ConnectDialog dialog({}, m_window.get());
    if (dialog.exec() != QDialog::Accepted)
        return;
    m_traffic.reset();
    m_local.reset();
    connectTo(dialog.admin(), dialog.token(), dialog.admin().host().toStdString());
}

void Console::connectTo(const QUrl& admin, const Secret& token, const std::string& name)
{
    m_session = std::make_unique<GatewaySession>(
        admin, token, workspace::ConnectionOptions{.name = name, .isReadOnly = m_options.readOnly});
    connect(&m_session->connection(), &workspace::Connection::changed, this,
        &Console::onConnectionChanged);
    connect(&m_session->history(), &workspace::HistoryCopy::ready, &m_plans,
        &pages::PlansViewModel::follow);
    connect(&m_session->history(), &workspace::HistoryCopy::failed, &m_plans,
        &pages::PlansViewModel::refuse);
    m_plans.expect(tr("the usage of %1").arg(QString::fromStdString(name)));
    // From within a menu of the window that goes: once its event is over.
    QMetaObject::invokeMethod(this, &Console::buildWindow, Qt::QueuedConnection);
    m_session->open();
}

void Console::onConnectionChanged()
{
    const workspace::ConnectionState& state = m_session->connection().state();
    if (state.health == workspace::ConnectionState::Health::Failed && state.error)
        m_plans.refuse(*state.error);
    renderEnvironment();
}

// --- what the bars say

void Console::onPlansChanged()
{
    // The draft of the command line goes over the first study that opens.
    if (m_options.draft && !m_draftIsLaid && m_plans.state().face == pages::Face::Ready) {
        m_draftIsLaid = true;
        m_files.openDraft(QString::fromStdString(*m_options.draft));
    }
    renderEnvironment();
    renderDraft();
}

void Console::renderEnvironment()
{
    m_window->environmentBar().setEnvironment(m_session
            ? environmentOf(m_session->connection(), m_local != nullptr)
            : environmentOf(m_plans.state()));
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

} // namespace tollgate::console
