#include "window_pages.h"

#include "changes/changes_page.h"
#include "connected.h"
#include "connections/connections_page.h"
#include "connections/connections_view_model.h"
#include "overview/overview_page.h"
#include "places.h"
#include "plans/plans_page.h"
#include "plans/plans_view_model.h"
#include "usage_files.h"

#include <QAction>

namespace tollgate::console {

using shell::MenuId;

namespace {

void add(shell::Page& page, MenuId menu, const QList<QAction*>& actions)
{
    for (QAction* action : actions)
        page.actions.push_back({.menu = menu, .action = action});
}

} // namespace

WindowPages::WindowPages(const Parts& parts, QObject* parent) : QObject(parent), m_parts(parts) { }

std::vector<shell::PageEntry> WindowPages::entries()
{
    const auto key = [](Qt::Key digit) { return QKeySequence(Qt::CTRL | digit); };
    std::vector<shell::PageEntry> entries;
    const bool hasGateway = m_parts.connected != nullptr;
    if (hasGateway)
        entries.push_back(entry(QStringLiteral("overview"), tr("Overview"), key(Qt::Key_1),
            &WindowPages::makeOverview));
    entries.push_back(
        entry(QStringLiteral("plans"), tr("Plans"), key(Qt::Key_3), &WindowPages::makePlans));
    if (hasGateway)
        entries.push_back(entry(
            QStringLiteral("changes"), tr("Changes"), key(Qt::Key_4), &WindowPages::makeChanges));
    entries.push_back(entry(QStringLiteral("connections"), tr("Connections"), key(Qt::Key_9),
        &WindowPages::makeConnections));
    return entries;
}

shell::PageEntry WindowPages::entry(const QString& id, const QString& title,
    const QKeySequence& shortcut, shell::Page (WindowPages::*make)(QWidget*))
{
    return {.id = id,
        .title = title,
        .icon = {},
        .shortcut = shortcut,
        .factory = [this, make](QWidget* parent) { return (this->*make)(parent); }};
}

shell::Page WindowPages::makeOverview(QWidget* parent)
{
    auto* overview = new pages::OverviewPage(m_parts.connected->overview, parent);
    connect(overview, &pages::OverviewPage::connectRequested, this,
        [this] { emit pageRequested(QStringLiteral("connections")); });
    connect(overview, &pages::OverviewPage::openInPlansRequested, this,
        [this] { emit pageRequested(QStringLiteral("plans")); });
    shell::Page page = withFileActions(overview);
    add(page, MenuId::View, overview->viewActions());
    return page;
}

shell::Page WindowPages::makePlans(QWidget* parent)
{
    m_plansPage = new pages::PlansPage(m_parts.plans, parent);
    connect(
        m_plansPage, &pages::PlansPage::openRequested, &m_parts.files, &UsageFiles::askForUsage);
    shell::Page page = withFileActions(m_plansPage);
    add(page, MenuId::File, m_plansPage->fileActions());
    add(page, MenuId::Plan, m_plansPage->planActions());
    pages::PlansViewModel* plans = &m_parts.plans;
    page.open = [plans](const shell::Link& link) { return openPlan(*plans, link); };
    page.currentLink = [plans] { return linkTo(*plans); };
    return page;
}

shell::Page WindowPages::makeChanges(QWidget* parent)
{
    auto* changes = new pages::ChangesPage(m_parts.connected->changes, parent);
    connect(changes, &pages::ChangesPage::connectRequested, this,
        [this] { emit pageRequested(QStringLiteral("connections")); });
    connect(changes, &pages::ChangesPage::plansRequested, this,
        [this] { emit pageRequested(QStringLiteral("plans")); });
    shell::Page page = withFileActions(changes);
    add(page, MenuId::Plan, changes->planActions());
    add(page, MenuId::View, changes->viewActions());
    pages::ChangesViewModel* shown = &m_parts.connected->changes;
    page.open = [shown](const shell::Link& link) { return openChange(*shown, link); };
    page.currentLink = [shown] { return linkTo(*shown); };
    return page;
}

shell::Page WindowPages::makeConnections(QWidget* parent)
{
    auto* connections = new pages::ConnectionsPage(m_parts.connections, parent);
    connect(
        connections, &pages::ConnectionsPage::sampleRequested, this, &WindowPages::sampleRequested);
    connect(connections, &pages::ConnectionsPage::openRequested, &m_parts.files,
        &UsageFiles::askForUsage);
    shell::Page page = withFileActions(connections);
    add(page, MenuId::File, connections->fileActions());
    return page;
}

// What the file menu offers on every page.
shell::Page WindowPages::withFileActions(QWidget* widget)
{
    shell::Page page{.widget = widget, .actions = {}};
    const auto offer = [&](const QString& text, const QKeySequence& keys, auto* who, auto what) {
        auto* action = new QAction(text, widget);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, who, what);
        add(page, MenuId::File, {action});
    };
    UsageFiles* files = &m_parts.files;
    offer(tr("Explore the &sample"), {}, this, &WindowPages::sampleRequested);
    offer(tr("&Open usage…"), QKeySequence::Open, files, &UsageFiles::askForUsage);
    offer(tr("Open &draft…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O), files,
        &UsageFiles::askForDraft);
    offer(tr("&Save draft…"), QKeySequence::Save, files, &UsageFiles::saveDraft);
    return page;
}

} // namespace tollgate::console
