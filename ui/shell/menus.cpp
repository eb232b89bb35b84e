#include "shell/menus.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>

#include <algorithm>

namespace tollgate::shell {

Menus::Menus(QMenuBar& bar, QWidget& window)
    : QObject(&window), m_window(window), m_menus{bar.addMenu(tr("&File")),
                                              bar.addMenu(tr("&View")), bar.addMenu(tr("&Go")),
                                              bar.addMenu(tr("&Plan")), bar.addMenu(tr("&Help"))}
{
    hideEmptyMenus();
}

QAction* Menus::add(MenuId id, const QString& text, const QKeySequence& shortcut)
{
    QAction* action = menu(id)->addAction(text);
    action->setShortcut(shortcut);
    m_window.addAction(action); // a hidden menu bar would take the shortcut away
    hideEmptyMenus();
    return action;
}

QActionGroup* Menus::addPageActions(const std::vector<MenuAction>& actions)
{
    auto* group = new QActionGroup(this);
    group->setExclusionPolicy(QActionGroup::ExclusionPolicy::None);
    for (const MenuAction& entry : actions) {
        QMenu* target = menu(entry.menu);
        const auto fixed = target->actions();
        target->insertAction(fixed.isEmpty() ? nullptr : fixed.first(), entry.action);
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
    hideEmptyMenus();
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
