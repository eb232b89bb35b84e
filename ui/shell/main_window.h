#pragma once

#include "shell/link.h"
#include "shell/page.h"
#include "shell/palette_hits.h"

#include <QMainWindow>

class QSettings;

namespace tollgate::shell {

class ActionBar;
class Appearance;
class CommandPalette;
class EnvironmentBar;
class Menus;
class Navigation;
class PageStack;
class Toast;
class Travel;

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
    CommandPalette& palette() { return *m_palette; } // finds pages and menus by itself

    // Makes the page if it is not there yet. Nothing happens for an id that is not in the list.
    void showPage(const QString& id);

    // Shows the page and hands it the rest; what cannot be shown is told in the toast. The way back
    // is kept.
    void open(const Link& link);
    void openText(const QString& link); // as somebody has pasted it

    void saveSettings() const; // as closing does
    QString currentPage() const; // empty: there are no pages
    Link currentLink() const; // of the view in sight

public slots:
    void noteView(); // the page in sight shows something else, perhaps another place

signals:
    void pageShown(const QString& id);

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void build();
    void addMenus();
    void addGoMenu();
    void restore(const QSettings& settings);
    void onPageShown(const QString& id);
    std::vector<PaletteHit> hitsFor(const QString& query);
    void showShortcuts();
    void moveFocus(bool backwards);

    Options m_options;
    Menus* m_menus;
    EnvironmentBar* m_environmentBar;
    Navigation* m_navigation;
    PageStack* m_stack;
    ActionBar* m_actionBar;
    Toast* m_toast;
    Travel* m_travel;
    CommandPalette* m_palette = nullptr;
    QAction* m_search = nullptr;
    QAction* m_showMenuBar = nullptr;
};

} // namespace tollgate::shell
