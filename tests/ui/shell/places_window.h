#pragma once

#include "shell/appearance.h"
#include "shell/main_window.h"

#include <QTemporaryDir>

#include <memory>

class QLineEdit;

namespace tollgate::test {

// A window with two pages. "Plans" has the places free and pro, shown in a field, and offers
// "Duplicate" (Ctrl+D) and "Archive", which it has disabled; "Overview" has no places.
class PlacesWindow {
public:
    PlacesWindow();
    ~PlacesWindow();

    shell::MainWindow& window() { return *m_window; }
    QAction* action(const QString& text); // null: none

    // As somebody does who clicks in the page: it shows the place and says so.
    void choosePlan(const QString& plan);
    QString plan() const { return m_plan; } // empty: none yet

    // Opens a link as text, and says where the window is then.
    QString open(const QString& link);
    QString place() const; // "plans/pro"
    QString toast() const; // what it says; empty: it is not there

private:
    shell::Page makePlans(QWidget* parent);

    QTemporaryDir m_folder;
    shell::Appearance m_appearance;
    QString m_plan;
    std::unique_ptr<shell::MainWindow> m_window;
};

} // namespace tollgate::test
