#include "shell/main_window.h"

#include "shell/about.h"
#include "shell/action_bar.h"
#include "shell/appearance_menu.h"
#include "shell/command_palette.h"
#include "shell/environment_bar.h"
#include "shell/focus_regions.h"
#include "shell/menu_hits.h"
#include "shell/navigation.h"
#include "shell/page_stack.h"
#include "shell/shortcuts_sheet.h"
#include "shell/travel.h"

#include <QMenu>
#include <QMenuBar>

// What the main window's menus hold, and what is found of them.
namespace tollgate::shell {

void MainWindow::addMenus()
{
    QAction* quit = m_menus->add(MenuId::File, tr("&Quit"), QKeySequence(tr("Ctrl+Q")));
    quit->setMenuRole(QAction::QuitRole);
    connect(quit, &QAction::triggered, this, &MainWindow::close);

    addAppearanceMenu(*m_menus->menu(MenuId::View), *m_options.appearance);
    m_showMenuBar = m_menus->add(MenuId::View, tr("Show &menu bar"), QKeySequence(tr("Ctrl+M")));
    m_showMenuBar->setCheckable(true);
    m_showMenuBar->setChecked(true);
    connect(m_showMenuBar, &QAction::toggled, menuBar(), &QMenuBar::setVisible);
    addGoMenu();

    QAction* shortcuts = m_menus->add(
        MenuId::Help, tr("&Keyboard shortcuts"), QKeySequence(Qt::CTRL | Qt::Key_Question));
    connect(shortcuts, &QAction::triggered, this, &MainWindow::showShortcuts);
    QAction* about = m_menus->add(MenuId::Help, tr("&About Tollgate"));
    about->setMenuRole(QAction::AboutRole);
    connect(about, &QAction::triggered, this, [this] { showAbout(*this); });
}

void MainWindow::addGoMenu()
{
    for (const PageEntry& page : m_stack->pages()) {
        QAction* go = m_menus->addPage(page.title, page.shortcut);
        connect(go, &QAction::triggered, this, [this, id = page.id] { showPage(id); });
    }
    QMenu* menu = m_menus->menu(MenuId::Go);
    menu->addSeparator();
    m_search = m_menus->add(MenuId::Go, tr("&Search or run a command…"));
    m_search->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::Key_K), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)});
    connect(m_search, &QAction::triggered, m_palette, &CommandPalette::summon);
    menu->addSeparator();
    m_travel->addTo(*m_menus);
    menu->addSeparator();
    QAction* next = m_menus->add(MenuId::Go, tr("&Next region"), QKeySequence(Qt::Key_F6));
    connect(next, &QAction::triggered, this, [this] { moveFocus(false); });
    QAction* previous
        = m_menus->add(MenuId::Go, tr("&Previous region"), QKeySequence(Qt::SHIFT | Qt::Key_F6));
    connect(previous, &QAction::triggered, this, [this] { moveFocus(true); });
}

std::vector<PaletteHit> MainWindow::hitsFor(const QString& query)
{
    if (looksLikeLink(query))
        return {{.id = query, .title = query, .kind = tr("Link"), .run = [this, query] {
                     openText(query);
                 }}};
    std::vector<MenuCommand> commands = m_menus->commands();
    std::erase_if(commands, [this](const MenuCommand& each) { return each.action == m_search; });
    return hitsOf(commands);
}

void MainWindow::showShortcuts()
{
    auto* sheet = new ShortcutsSheet(
        shortcutGroups(m_menus->commands(), m_stack->entry(currentPage())->title), this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
}

void MainWindow::moveFocus(bool backwards)
{
    focusNextRegion({m_environmentBar, m_navigation, m_stack, m_actionBar}, backwards);
}

} // namespace tollgate::shell
