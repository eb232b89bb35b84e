#pragma once

#include "base/result.h"

#include <QIcon>
#include <QKeySequence>
#include <QString>

#include <functional>
#include <vector>

class QAction;
class QWidget;

namespace tollgate::shell {

struct Link;

enum class MenuId { File, View, Go, Plan, Help };

// An action that a page offers, and the menu that shows it while the page is in sight. The page's
// widget owns the action.
struct MenuAction {
    MenuId menu = MenuId::Plan;
    QAction* action = nullptr;
};

struct Page {
    QWidget* widget = nullptr;
    std::vector<MenuAction> actions;

    // Shows the place that a link with this page's id names; fails where there is none such. A page
    // without places has neither of the two.
    std::function<Result<void>(const Link& link)> open = {};
    // The place in sight; one that is still being fetched counts from the moment it was accepted.
    std::function<Link()> currentLink = {};
};

// A page as the main window knows it: made when it is first shown.
struct PageEntry {
    QString id; // stands in settings and links: not translated
    QString title;
    QIcon icon;
    QKeySequence shortcut;
    std::function<Page(QWidget* parent)> factory;
};

} // namespace tollgate::shell
