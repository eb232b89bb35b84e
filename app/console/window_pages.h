#pragma once

#include "shell/page.h"

#include <QObject>

namespace tollgate::pages {
class ConnectionsViewModel;
class PlansPage;
class PlansViewModel;
} // namespace tollgate::pages

namespace tollgate::console {

struct Connected;
class UsageFiles;

// Makes the pages of one window, with what each puts into the menus. Pages that need a gateway are
// there only when there is one.
class WindowPages : public QObject {
    Q_OBJECT

public:
    struct Parts { // all outlive the pages
        pages::PlansViewModel& plans;
        pages::ConnectionsViewModel& connections;
        UsageFiles& files;
        Connected* connected = nullptr; // null: no gateway
    };

    explicit WindowPages(const Parts& parts, QObject* parent = nullptr);

    std::vector<shell::PageEntry> entries();
    pages::PlansPage* plansPage() const { return m_plansPage; } // null: not shown yet

signals:
    void pageRequested(const QString& id);
    void sampleRequested();

private:
    shell::PageEntry entry(const QString& id, const QString& title, const QKeySequence& shortcut,
        shell::Page (WindowPages::*make)(QWidget*));
    shell::Page makeOverview(QWidget* parent);
    shell::Page makePlans(QWidget* parent);
    shell::Page makeChanges(QWidget* parent);
    shell::Page makeConnections(QWidget* parent);
    shell::Page withFileActions(QWidget* widget);

    Parts m_parts;
    pages::PlansPage* m_plansPage = nullptr; // goes with the window
};

} // namespace tollgate::console
