#include "shell/main_window.h"

#include "common/metrics.h"
#include "shell/action_bar.h"
#include "shell/appearance.h"
#include "shell/environment_bar.h"
#include "shell/focus_regions.h"
#include "shell/menus.h"
#include "shell/navigation.h"
#include "shell/toast.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace tollgate::shell {

namespace {

constexpr auto kGeometry = "window/geometry";
constexpr auto kPage = "window/page";
constexpr auto kMenuBar = "window/menuBar";
constexpr auto kAppearance = "window/appearance";

} // namespace

MainWindow::MainWindow(std::vector<PageEntry> pages, const Options& options)
    : m_pages(std::move(pages)), m_options(options), m_environmentBar(new EnvironmentBar),
      m_navigation(new Navigation), m_stack(new QStackedWidget), m_actionBar(new ActionBar),
      m_toast(new Toast(m_stack)), m_menus(new Menus(*menuBar(), *this))
{
    const QSettings settings(options.settingsFile, QSettings::IniFormat);
    if (settings.contains(QLatin1String(kAppearance)))
        options.appearance->setMode(
            appearanceNamed(settings.value(QLatin1String(kAppearance)).toString()));
    build();
    addMenus();
    connect(m_navigation, &Navigation::pageChosen, this, &MainWindow::showPage);
    restore(settings);
}

void MainWindow::showPage(const QString& id)
{
    const auto entry = std::find_if(
        m_pages.begin(), m_pages.end(), [&id](const PageEntry& page) { return page.id == id; });
    if (entry == m_pages.end() || id == m_currentPage)
        return;
    if (!m_opened.contains(id))
        m_opened.insert(id, open(*entry));
    const Opened& page = m_opened[id];
    m_currentPage = id;
    m_stack->setCurrentWidget(page.widget);
    m_menus->show(page.actions);
    m_navigation->setCurrent(id);
    setWindowTitle(tr("%1 – Tollgate").arg(entry->title));
    emit pageShown(id);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    saveSettings();
    QMainWindow::closeEvent(event);
}

void MainWindow::build()
{
    setWindowTitle(tr("Tollgate"));
    setMinimumSize(1024, 640);
    auto* content = new QVBoxLayout;
    content->setSpacing(0);
    content->addWidget(m_stack, 1);
    content->addWidget(m_actionBar);
    auto* line = new QWidget;
    line->setFixedWidth(1);
    line->setBackgroundRole(QPalette::Mid);
    line->setAutoFillBackground(true);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_navigation);
    middle->addWidget(line);
    middle->addLayout(content, 1);
    auto* all = new QVBoxLayout;
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_environmentBar);
    all->addLayout(middle, 1);
    auto* centre = new QWidget;
    centre->setLayout(all);
    setCentralWidget(centre);

    std::vector<Navigation::Entry> entries;
    for (const PageEntry& page : m_pages)
        entries.push_back(
            {page.id, page.title, page.icon, page.shortcut.toString(QKeySequence::NativeText)});
    m_navigation->setEntries(entries);
}

void MainWindow::addMenus()
{
    QAction* quit = m_menus->add(MenuId::File, tr("&Quit"), QKeySequence(tr("Ctrl+Q")));
    quit->setMenuRole(QAction::QuitRole);
    connect(quit, &QAction::triggered, this, &MainWindow::close);

    addAppearanceMenu();
    m_showMenuBar = m_menus->add(MenuId::View, tr("Show &menu bar"), QKeySequence(tr("Ctrl+M")));
    m_showMenuBar->setCheckable(true);
    m_showMenuBar->setChecked(true);
    connect(m_showMenuBar, &QAction::toggled, menuBar(), &QMenuBar::setVisible);
    addGoMenu();

    QAction* about = m_menus->add(MenuId::Help, tr("&About Tollgate"));
    about->setMenuRole(QAction::AboutRole);
    connect(about, &QAction::triggered, this, &MainWindow::showAbout);
}

void MainWindow::addAppearanceMenu()
{
    QMenu* menu = m_menus->menu(MenuId::View)->addMenu(tr("&Appearance"));
    auto* group = new QActionGroup(this);
    const std::pair<QString, AppearanceMode> choices[]
        = {{tr("As the &system"), AppearanceMode::System}, {tr("&Light"), AppearanceMode::Light},
            {tr("&Dark"), AppearanceMode::Dark}};
    for (const auto& [text, mode] : choices) {
        QAction* action = group->addAction(menu->addAction(text));
        action->setCheckable(true);
        action->setChecked(mode == m_options.appearance->mode());
        connect(action, &QAction::triggered, m_options.appearance,
            [this, chosen = mode] { m_options.appearance->setMode(chosen); });
    }
}

void MainWindow::addGoMenu()
{
    for (const PageEntry& page : m_pages) {
        QAction* go = m_menus->add(MenuId::Go, page.title, page.shortcut);
        connect(go, &QAction::triggered, this, [this, id = page.id] { showPage(id); });
    }
    m_menus->menu(MenuId::Go)->addSeparator();
    QAction* next = m_menus->add(MenuId::Go, tr("&Next region"), QKeySequence(Qt::Key_F6));
    connect(next, &QAction::triggered, this, [this] { moveFocus(false); });
    QAction* previous
        = m_menus->add(MenuId::Go, tr("&Previous region"), QKeySequence(Qt::SHIFT | Qt::Key_F6));
    connect(previous, &QAction::triggered, this, [this] { moveFocus(true); });
}

void MainWindow::restore(const QSettings& settings)
{
    m_showMenuBar->setChecked(settings.value(QLatin1String(kMenuBar), true).toBool());
    if (!restoreGeometry(settings.value(QLatin1String(kGeometry)).toByteArray()))
        resize(1440, 900);
    showPage(settings.value(QLatin1String(kPage)).toString());
    if (m_currentPage.isEmpty() && !m_pages.empty())
        showPage(m_pages.front().id);
    m_navigation->setFocus();
}

void MainWindow::saveSettings() const
{
    QSettings settings(m_options.settingsFile, QSettings::IniFormat);
    settings.setValue(QLatin1String(kGeometry), saveGeometry());
    settings.setValue(QLatin1String(kPage), m_currentPage);
    settings.setValue(QLatin1String(kMenuBar), m_showMenuBar->isChecked());
    settings.setValue(QLatin1String(kAppearance), nameOf(m_options.appearance->mode()));
}

MainWindow::Opened MainWindow::open(const PageEntry& entry)
{
    const Page page = entry.factory(m_stack);
    m_stack->addWidget(page.widget);
    return {.widget = page.widget, .actions = m_menus->addPageActions(page.actions)};
}

void MainWindow::showAbout()
{
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("About Tollgate"),
        tr("Tollgate %1").arg(QCoreApplication::applicationVersion()), QMessageBox::Close, this);
    box->setInformativeText(tr("See and prove API plan changes before they hurt.\n"
                               "Free software under the GNU General Public License, version 3 or "
                               "later."));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void MainWindow::moveFocus(bool backwards)
{
    focusNextRegion({m_environmentBar, m_navigation, m_stack, m_actionBar}, backwards);
}

} // namespace tollgate::shell
