#pragma once

#include "console_options.h"
#include "plans/plans_view_model.h"
#include "shell/appearance.h"

#include <QObject>

#include <memory>

namespace tollgate::pages {
class PlansPage;
}
namespace tollgate::shell {
class MainWindow;
struct Page;
} // namespace tollgate::shell

namespace tollgate::console {

// Wires one window: pages to view-models, view-models to the bars, files to whoever reads them.
class Console : public QObject {
    Q_OBJECT

public:
    Console(const ConsoleOptions& options, shell::Appearance& appearance);
    ~Console() override;

    void start(); // shows the window and opens what the options name

    shell::MainWindow& window() { return *m_window; }
    pages::PlansViewModel& plans() { return m_plans; }
    pages::PlansPage* plansPage() const { return m_plansPage; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override; // files dropped on the window

private:
    shell::Page makePlansPage(QWidget* parent);
    void onPlansChanged();
    void renderEnvironment();
    void renderDraft();
    void askForUsage();
    void openUsage(const QString& path);
    void openSample();
    void openDraft();
    void saveDraft();
    void report(const QString& what, const Error& error);

    ConsoleOptions m_options;
    pages::PlansViewModel m_plans;
    pages::PlansPage* m_plansPage = nullptr;
    std::unique_ptr<shell::MainWindow> m_window;
    bool m_draftIsLaid = false;
};

} // namespace tollgate::console
