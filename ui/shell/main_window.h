#pragma once

#include "shell/page.h"

#include <QHash>
#include <QMainWindow>

class QActionGroup;
class QSettings;
class QStackedWidget;

namespace tollgate::shell {

class ActionBar;
class Appearance;
class EnvironmentBar;
class Menus;
class Navigation;
class Toast;

// The window of one connection: the environment over everything, pages at the left, the page in
// sight, and the draft at the foot. It knows a list of pages and nothing of what they do; who fills
// the bars is wired outside.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    struct Options {
        QString settingsFile; // INI; geometry, page and looks are kept there
        Appearance* appearance = nullptr; // outlives the window
    };

    MainWindow(std::vector<PageEntry> pages, const Options& options);

    EnvironmentBar& environmentBar() { return *m_environmentBar; }
    Navigation& navigation() { return *m_navigation; }
    ActionBar& actionBar() { return *m_actionBar; }
    Toast& toast() { return *m_toast; }

    // Makes the page if it is not there yet. Nothing happens for an id that is not in the list.
    void showPage(const QString& id);
    void saveSettings() const; // as closing does
    QString currentPage() const { return m_currentPage; } // empty: there are no pages

signals:
    void pageShown(const QString& id);

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    struct Opened {
        QWidget* widget = nullptr;
        QActionGroup* actions = nullptr;
    };

    void build();
    void addMenus();
    void addAppearanceMenu();
    void addGoMenu();
    void restore(const QSettings& settings);
    Opened open(const PageEntry& entry);
    void showAbout();
    void moveFocus(bool backwards);

    std::vector<PageEntry> m_pages;
    Options m_options;
    EnvironmentBar* m_environmentBar;
    Navigation* m_navigation;
    QStackedWidget* m_stack;
    ActionBar* m_actionBar;
    Toast* m_toast;
    Menus* m_menus;
    QAction* m_showMenuBar = nullptr;
    QHash<QString, Opened> m_opened;
    QString m_currentPage;
};

} // namespace tollgate::shell
