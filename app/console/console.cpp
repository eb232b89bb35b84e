#include "console.h"

#include "connected.h"
#include "environment_words.h"
#include "known_gateways.h"
#include "local_gateway.h"
#include "places.h"
#include "sample_traffic.h"
#include "window_pages.h"

#include "connectors/secret_stores.h"
#include "plans/plans_words.h"
#include "shell/action_bar.h"
#include "shell/command_palette.h"
#include "shell/environment_bar.h"
#include "shell/main_window.h"
#include "shell/navigation.h"
#include "shell/toast.h"

#include <QDateTime>
#include <QPointer>

namespace tollgate::console {

namespace {

// Where a page is named: links, settings and this.
const QString kOverview = QStringLiteral("overview");
const QString kPlans = QStringLiteral("plans");
const QString kChanges = QStringLiteral("changes");
const QString kConnections = QStringLiteral("connections");

Instant now() { return Instant(std::chrono::milliseconds(QDateTime::currentMSecsSinceEpoch())); }

} // namespace

Console::Console(const ConsoleOptions& options, shell::Appearance& appearance)
    : m_options(options), m_appearance(appearance), m_files(m_plans),
      m_known(connectionBook(options), fullAddress), m_connections(m_known)
{
    if (options.study)
        m_files.setPlansFile(options.study->plans);
    wireOnce();
    showWindowFor(nullptr);
}

// What ends says so, and there is no window left to say it in.
Console::~Console()
{
    m_plans.disconnect(this);
    if (m_connected)
        m_connected->session.connection().disconnect(this);
}

void Console::wireOnce()
{
    connect(&m_plans, &pages::PlansViewModel::changed, this, &Console::onPlansChanged);
    connect(&m_files, &UsageFiles::told, this, &Console::tell);
    // Queued: they take the window away from which they are asked.
    connect(&m_connections, &pages::ConnectionsViewModel::connectRequested, this,
        &Console::connectKnown, Qt::QueuedConnection);
}

void Console::start()
{
    m_window->show();
    if (m_options.study)
        m_plans.open(*m_options.study);
    else if (m_options.liveSample)
        startSample();
    else if (m_options.gateway)
        connectTo(*m_options.gateway, m_options.token, m_options.gateway->host().toStdString(),
            m_options.readOnly);
    connectors::findSecretStore(
        [self = QPointer<Console>(this)](std::shared_ptr<ports::SecretStore> secrets) {
            if (!self)
                return;
            self->m_known.setSecrets(std::move(secrets));
            self->openKnown();
        });
}

// --- a gateway

void Console::openKnown()
{
    if (m_options.connection)
        return m_connections.connectTo(*m_options.connection);
    const bool isGiven = m_options.study || m_options.liveSample || m_options.gateway;
    if (isGiven || m_known.all().empty() || !m_known.all().front().lastUsed)
        return;
    const ports::NamedConnection last = m_known.all().front();
    m_known.readToken(
        last.name, [self = QPointer<Console>(this), last](const Result<Secret>& token) {
            // Without its token it waits on the page of connections.
            if (self && token)
                self->connectKnown(last, *token);
        });
}

void Console::connectKnown(const ports::NamedConnection& connection, const Secret& token)
{
    m_traffic.reset();
    m_local.reset();
    connectTo(QUrl(QString::fromStdString(connection.url)), token, connection.name,
        connection.isReadOnly || m_options.readOnly);
}

void Console::startSample()
{
    m_traffic.reset();
    showWindowFor(nullptr);
    m_local = std::make_unique<LocalGateway>();
    connect(m_local.get(), &LocalGateway::stepped, &m_plans, &pages::PlansViewModel::expect);
    connect(m_local.get(), &LocalGateway::failed, &m_plans, &pages::PlansViewModel::refuse);
    connect(m_local.get(), &LocalGateway::started, this, &Console::onSampleStarted);
    m_window->showPage(kPlans);
    m_local->start();
}

void Console::onSampleStarted()
{
    connectTo(m_local->admin(), m_local->token(), "sample", m_options.readOnly);
    m_traffic
        = std::make_unique<SampleTraffic>(m_connected->session.gateway(), m_local->dataPlane());
    m_traffic->start();
}

void Console::connectTo(
    const QUrl& admin, const Secret& token, const std::string& name, bool readOnly)
{
    auto connected = std::make_unique<Connected>(
        admin, token, workspace::ConnectionOptions{.name = name, .isReadOnly = readOnly}, m_plans);
    wire(*connected);
    m_plans.expect(tr("the usage of %1").arg(QString::fromStdString(name)));
    showWindowFor(std::move(connected));
    m_connected->session.open();
}

void Console::wire(Connected& connected)
{
    const workspace::Connection* connection = &connected.session.connection();
    const workspace::HistoryCopy* history = &connected.session.history();
    const pages::ChangesViewModel* changes = &connected.changes;
    const ReviewDesk* review = &connected.review;
    connect(connection, &workspace::Connection::changed, this, &Console::onConnectionChanged);
    connect(connection, &workspace::Connection::opened, this, &Console::onConnectionOpened);
    connect(history, &workspace::HistoryCopy::ready, &m_plans, &pages::PlansViewModel::follow);
    connect(history, &workspace::HistoryCopy::failed, &m_plans, &pages::PlansViewModel::refuse);
    connect(review, &ReviewDesk::opened, this, [this] { m_window->showPage(kChanges); });
    connect(review, &ReviewDesk::refused, this, &Console::tell);
    connect(review, &ReviewDesk::changed, this, &Console::onReviewChanged);
    connect(
        changes, &pages::ChangesViewModel::applied, &connected.session, &GatewaySession::readAnew);
    connect(
        changes, &pages::ChangesViewModel::undone, &connected.session, &GatewaySession::readAnew);
    connect(changes, &pages::ChangesViewModel::previewAgainRequested, this, [this] {
        m_connected->session.readAnew();
        m_window->showPage(kPlans);
    });
}

void Console::onConnectionChanged()
{
    const workspace::ConnectionState& state = m_connected->session.connection().state();
    if (state.health == workspace::ConnectionState::Health::Failed && state.error)
        m_plans.refuse(*state.error);
    renderEnvironment();
}

void Console::onReviewChanged()
{
    m_window->navigation().setBadge(kChanges, m_connected->review.isOpen() ? 1 : 0);
    renderDraft();
}

void Console::onConnectionOpened()
{
    const workspace::Connection& connection = m_connected->session.connection();
    if (!m_local)
        m_known.noteUse(connection.options().name,
            std::string(nameOf(connection.state().capabilities->environment)), now());
}

// --- the window

// The new window is there before the old one goes, with what only that showed.
void Console::showWindowFor(std::unique_ptr<Connected> connected)
{
    auto pages = std::make_unique<WindowPages>(WindowPages::Parts{.plans = m_plans,
        .connections = m_connections,
        .files = m_files,
        .connected = connected.get()});
    connect(pages.get(), &WindowPages::sampleRequested, this, &Console::startSample,
        Qt::QueuedConnection);
    connect(pages.get(), &WindowPages::pageRequested, this,
        [this](const QString& id) { m_window->showPage(id); });
    if (m_window)
        m_window->saveSettings();
    auto window = std::make_unique<shell::MainWindow>(pages->entries(),
        shell::MainWindow::Options{
            .settingsFile = settingsFile(m_options), .appearance = &m_appearance});
    if (m_window && m_window->isVisible())
        window->show();
    m_files.attachTo(window.get());
    m_window.swap(window);
    window.reset(); // the old one, while all that it shows is still there
    m_pages = std::move(pages);
    m_connected = std::move(connected);
    m_connections.setCurrent(
        m_connected && !m_local ? m_connected->session.connection().options().name : std::string());
    fillWindow(m_connected ? kOverview : m_options.study ? kPlans : kConnections);
}

void Console::fillWindow(const QString& page)
{
    connect(m_window.get(), &shell::MainWindow::pageShown, this, &Console::renderDraft);
    const shell::ActionBar* bar = &m_window->actionBar();
    connect(bar, &shell::ActionBar::discardRequested, &m_plans, &pages::PlansViewModel::discard);
    connect(bar, &shell::ActionBar::saveRequested, &m_files, &UsageFiles::saveDraft);
    if (m_connected) {
        connect(
            bar, &shell::ActionBar::verbTriggered, &m_connected->review, &ReviewDesk::reviewDraft);
        connect(&m_window->environmentBar(), &shell::EnvironmentBar::verbTriggered,
            &m_connected->session.connection(), &workspace::Connection::unlock);
        connect(&m_connected->changes, &pages::ChangesViewModel::changed, m_window.get(),
            &shell::MainWindow::noteView);
    }
    connect(
        &m_plans, &pages::PlansViewModel::changed, m_window.get(), &shell::MainWindow::noteView);
    m_window->palette().addSource(planHits(m_plans, *m_window));
    m_window->showPage(page);
    renderEnvironment();
    renderDraft();
}

// --- what the bars say

void Console::tell(const QString& message) { m_window->toast().showMessage(message); }

void Console::onPlansChanged()
{
    // The draft of the command line goes over the first study that opens.
    if (m_options.draft && !m_draftIsLaid && m_plans.state().face == pages::Face::Ready) {
        m_draftIsLaid = true;
        m_files.openDraft(QString::fromStdString(*m_options.draft));
    }
    // A usage file is opened from any page; it is looked at on one.
    if (m_plans.state().face == pages::Face::Loading && !m_connected)
        m_window->showPage(kPlans);
    renderEnvironment();
    renderDraft();
}

void Console::renderEnvironment()
{
    m_window->environmentBar().setEnvironment(m_connected
            ? environmentOf(m_connected->session.connection(), m_local != nullptr)
            : environmentOf(m_plans.state()));
}

void Console::renderDraft()
{
    const pages::PlansState& state = m_plans.state();
    if (state.face != pages::Face::Ready || !state.hasDraft()) {
        m_window->actionBar().setDraft(std::nullopt);
        return;
    }
    // While it is being reviewed the page itself has the next verb.
    const bool isInReview
        = m_connected && m_connected->review.isOfDraft() && m_window->currentPage() == kChanges;
    m_window->actionBar().setDraft(shell::DraftSummary{.edits = pages::draftWords(state),
        .verb = m_connected && !isInReview ? tr("Review change…") : QString(),
        .obstacle = m_connected ? m_connected->review.obstacle() : QString()});
}

} // namespace tollgate::console
