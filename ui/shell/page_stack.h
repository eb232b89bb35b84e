#pragma once

#include "shell/link.h"
#include "shell/page.h"

#include <QHash>
#include <QStackedWidget>

class QActionGroup;

namespace tollgate::shell {

class Menus;

// The pages, one of them in sight with its actions in the menus; each is made when it is first
// shown.
class PageStack : public QStackedWidget {
    Q_OBJECT

public:
    PageStack(std::vector<PageEntry> pages, Menus& menus);

    // Shows the page as it was left, or a place in it. Fails where there is no such page, and stays
    // where it is; or no such place in it, with the page in sight.
    Result<void> show(const Link& link);
    using QWidget::show;

    const std::vector<PageEntry>& pages() const { return m_pages; }
    const PageEntry* entry(const QString& id) const; // null: not in the list
    QString current() const { return m_current; } // empty: none is shown yet
    Link currentLink() const;

signals:
    void pageShown(const QString& id);

private:
    struct Opened {
        Page page;
        QActionGroup* actions = nullptr;
    };

    void makeCurrent(const PageEntry& entry);
    Error noSuchPage(const Link& link) const;

    std::vector<PageEntry> m_pages;
    Menus& m_menus;
    QHash<QString, Opened> m_opened;
    QString m_current;
};

} // namespace tollgate::shell
