#pragma once

#include "shell/page.h"

#include <QObject>

#include <array>

class QActionGroup;
class QMenu;
class QMenuBar;

namespace tollgate::shell {

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

    // The actions of one page, out of sight until they are shown.
    QActionGroup* addPageActions(const std::vector<MenuAction>& actions);
    void show(QActionGroup* pageActions); // and hide those of all other pages; null: hides all

private:
    void hideEmptyMenus();

    QWidget& m_window;
    std::array<QMenu*, 5> m_menus;
    std::vector<QActionGroup*> m_pageActions;
};

} // namespace tollgate::shell
