#include "shell/menus.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>

#include <algorithm>

namespace tollgate::shell {

namespace {

// "Save & quit", which menus write as "&Save && quit".
QString withoutMnemonic(const QString& text)
{
    QString plain;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] == u'&')
            ++at;
        if (at < text.size())
            plain += text[at];
    }
    return plain;
}

QStringList shortcutsOf(const QAction& action)
{
    QStringList shortcuts;
    for (const QKeySequence& keys : action.shortcuts())
        shortcuts.append(keys.toString(QKeySequence::NativeText));
    return shortcuts;
}

} // namespace

Menus::Menus(QMenuBar& bar, QWidget& window)
    : QObject(&window), m_window(window), m_menus{bar.addMenu(tr("&File")),
                                              bar.addMenu(tr("&View")), bar.addMenu(tr("&Go")),
                                              bar.addMenu(tr("&Plan")), bar.addMenu(tr("&Help"))}
{
    hideEmptyMenus();
}

QAction* Menus::add(MenuId id, const QString& text, const QKeySequence& shortcut)
{
    auto* action = new QAction(text, menu(id));
    action->setShortcut(shortcut);
    add(id, *action);
    return action;
}

void Menus::add(MenuId id, QAction& action)
{
    menu(id)->addAction(&action);
    m_window.addAction(&action); // a hidden menu bar would take the shortcut away
    hideEmptyMenus();
}

QAction* Menus::addPage(const QString& title, const QKeySequence& shortcut)
{
    QAction* action = add(MenuId::Go, title, shortcut);
    m_toPages.insert(action);
    return action;
}

QActionGroup* Menus::addPageActions(const std::vector<MenuAction>& actions)
{
    auto* group = new QActionGroup(this);
    group->setExclusionPolicy(QActionGroup::ExclusionPolicy::None);
    std::array<QAction*, 5> firsts{}; // before which they come, in their order
    for (std::size_t i = 0; i < m_menus.size(); ++i)
        firsts[i] = m_menus[i]->actions().value(0);
    for (const MenuAction& entry : actions) {
        menu(entry.menu)->insertAction(firsts[static_cast<std::size_t>(entry.menu)], entry.action);
        m_window.addAction(entry.action);
        group->addAction(entry.action);
    }
    m_pageActions.push_back(group);
    show(nullptr);
    return group;
}

void Menus::show(QActionGroup* pageActions)
{
    // A group does not show or enable what its page has hidden or disabled itself.
    for (QActionGroup* group : m_pageActions) {
        group->setVisible(false);
        group->setEnabled(false);
    }
    if (pageActions != nullptr) {
        pageActions->setVisible(true);
        pageActions->setEnabled(true);
    }
    m_shown = pageActions;
    hideEmptyMenus();
}

std::vector<MenuCommand> Menus::commands() const
{
    std::vector<MenuCommand> all;
    for (const QMenu* menu : m_menus)
        collect(*menu, {}, all);
    return all;
}

void Menus::collect(const QMenu& menu, const QStringList& path, std::vector<MenuCommand>& all) const
{
    const QStringList here = path + QStringList(withoutMnemonic(menu.title()));
    for (QAction* action : menu.actions()) {
        if (!action->isVisible() || action->isSeparator())
            continue;
        if (action->menu() != nullptr) {
            collect(*action->menu(), here, all);
            continue;
        }
        all.push_back({.action = action,
            .title = withoutMnemonic(action->text()),
            .menu = here.first(),
            .path = here.join(QStringLiteral(" › ")),
            .shortcuts = shortcutsOf(*action),
            .isOfPage = m_shown != nullptr && action->actionGroup() == m_shown,
            .leadsToPage = m_toPages.contains(action)});
    }
}

void Menus::hideEmptyMenus()
{
    for (QMenu* menu : m_menus) {
        const auto actions = menu->actions();
        menu->menuAction()->setVisible(std::any_of(actions.begin(), actions.end(),
            [](const QAction* action) { return action->isVisible(); }));
    }
}

} // namespace tollgate::shell
