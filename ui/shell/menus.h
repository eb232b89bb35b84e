#pragma once

#include "shell/page.h"

#include <QObject>
#include <QSet>

#include <array>

class QActionGroup;
class QMenu;
class QMenuBar;

namespace tollgate::shell {

// An action as the menus show it now.
struct MenuCommand {
    QAction* action = nullptr;
    QString title; // "Copy link"
    QString menu; // "View"
    QString path; // "View › Appearance"
    QStringList shortcuts; // as on screen
    bool isOfPage = false; // the page in sight offers it
    bool leadsToPage = false; // it is nothing but the way there
};

// The menu bar: the same five menus on every page, with what the page in sight adds to them. A menu
// with nothing to show is hidden. All shortcuts work while the bar is hidden, too.
class Menus : public QObject {
    Q_OBJECT

public:
    // The bar belongs to the window.
    Menus(QMenuBar& bar, QWidget& window);

    QMenu* menu(MenuId id) const { return m_menus[static_cast<std::size_t>(id)]; }

    // An action that is there on every page; belongs to the window.
    QAction* add(MenuId id, const QString& text, const QKeySequence& shortcut = {});

    void add(MenuId id, QAction& action); // one that belongs to somebody else
    QAction* addPage(const QString& title, const QKeySequence& shortcut); // to the Go menu

    // The actions of one page, out of sight until they are shown.
    QActionGroup* addPageActions(const std::vector<MenuAction>& actions);
    void show(QActionGroup* pageActions); // and hide those of all other pages; null: hides all

    // All that can be seen, menus within menus, too, in their order.
    std::vector<MenuCommand> commands() const;

private:
    void collect(const QMenu& menu, const QStringList& path, std::vector<MenuCommand>& all) const;
    void hideEmptyMenus();

    QWidget& m_window;
    std::array<QMenu*, 5> m_menus;
    std::vector<QActionGroup*> m_pageActions;
    QActionGroup* m_shown = nullptr; // of the page in sight
    QSet<QAction*> m_toPages;
};

} // namespace tollgate::shell
