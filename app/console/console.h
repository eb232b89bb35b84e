#pragma once

#include "console_options.h"
#include "plans/plans_view_model.h"
#include "shell/appearance.h"
#include "usage_files.h"

#include <QObject>

#include <memory>

namespace tollgate::pages {
class PlansPage;
}
namespace tollgate::shell {
class MainWindow;
struct Page;
struct PageEntry;
} // namespace tollgate::shell

namespace tollgate::console {

class GatewaySession;
class LocalGateway;
class SampleTraffic;

// Wires one window: pages to view-models, view-models to the bars, a gateway to whoever follows it.
// Connecting gives the window its pages anew: one window is one connection.
class Console : public QObject {
    Q_OBJECT

public:
    Console(const ConsoleOptions& options, shell::Appearance& appearance);
    ~Console() override;

    void start(); // shows the window and opens what the options name

    shell::MainWindow& window() { return *m_window; }
    pages::PlansViewModel& plans() { return m_plans; }
    pages::PlansPage* plansPage() const { return m_plansPage; }
    GatewaySession* session() const { return m_session.get(); } // null: no gateway

private:
    void buildWindow();
    std::vector<shell::PageEntry> pageEntries();
    shell::Page makePlansPage(QWidget* parent);

    void startSample();
    void onSampleStarted();
    void askForGateway();
    void connectTo(const QUrl& admin, const Secret& token, const std::string& name);
    void onConnectionChanged();

    void onPlansChanged();
    void renderEnvironment();
    void renderDraft();

    ConsoleOptions m_options;
    shell::Appearance& m_appearance;
    pages::PlansViewModel m_plans;
    UsageFiles m_files;
    std::unique_ptr<LocalGateway> m_local;
    std::unique_ptr<GatewaySession> m_session;
    std::unique_ptr<SampleTraffic> m_traffic;
    std::unique_ptr<shell::MainWindow> m_window;
    pages::PlansPage* m_plansPage = nullptr;
    bool m_draftIsLaid = false;
};

} // namespace tollgate::console
