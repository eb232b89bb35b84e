#pragma once

#include "connections/connections_view_model.h"
#include "console_options.h"
#include "plans/plans_view_model.h"
#include "shell/appearance.h"
#include "usage_files.h"
#include "workspace/known_connections.h"

#include <QObject>

#include <memory>

namespace tollgate::shell {
class MainWindow;
}

namespace tollgate::console {

struct Connected;
class LocalGateway;
class SampleTraffic;
class WindowPages;

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
    const WindowPages& pages() const { return *m_pages; }
    Connected* connected() const { return m_connected.get(); } // null: no gateway
    bool isSample() const { return m_local != nullptr; } // its gateway is the console's own

public slots:
    void startSample();

private:
    void wireOnce();
    void openKnown(); // what the options name, or what was used last
    void connectKnown(const ports::NamedConnection& connection, const Secret& token);
    void onSampleStarted();
    void connectTo(const QUrl& admin, const Secret& token, const std::string& name, bool readOnly);
    void showWindowFor(std::unique_ptr<Connected> connected);
    void wire(Connected& connected);
    void fillWindow(const QString& page);

    void onConnectionChanged();
    void onConnectionOpened();
    void onReviewChanged();
    void onPlansChanged();
    void tell(const QString& message);
    void renderEnvironment();
    void renderDraft();

    ConsoleOptions m_options;
    shell::Appearance& m_appearance;
    pages::PlansViewModel m_plans;
    UsageFiles m_files;
    workspace::KnownConnections m_known;
    pages::ConnectionsViewModel m_connections;
    std::unique_ptr<LocalGateway> m_local;
    std::unique_ptr<Connected> m_connected;
    std::unique_ptr<SampleTraffic> m_traffic;
    std::unique_ptr<WindowPages> m_pages;
    std::unique_ptr<shell::MainWindow> m_window; // shows all of the above, and goes first
    bool m_draftIsLaid = false;
};

} // namespace tollgate::console
