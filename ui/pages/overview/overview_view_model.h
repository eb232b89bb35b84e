#pragma once

#include "overview/overview_state.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>

namespace tollgate::pages {

// The Overview without its widgets: what a connected gateway does now, and who wants a person. It
// starts the live usage whenever the connection opens. Commands that make no sense at the moment
// do nothing.
class OverviewViewModel : public QObject {
    Q_OBJECT

public:
    struct Timing {
        std::chrono::milliseconds nodes{5'000}; // between two questions for the nodes
        std::chrono::milliseconds tick{1'000}; // ages are counted on
        std::function<std::chrono::milliseconds()> clock; // monotonic; none: the machine's
    };

    // Both outlive it.
    OverviewViewModel(
        workspace::Connection& connection, workspace::LiveUsage& live, QObject* parent = nullptr);
    OverviewViewModel(workspace::Connection& connection, workspace::LiveUsage& live, Timing timing,
        QObject* parent = nullptr);

    // Commands: the connection.
    void connectAgain();
    void cancelConnecting();
    void unlock();

    // Commands: what is looked at.
    void togglePause();
    void refresh(); // nodes; and what waits
    void setWindow(std::chrono::seconds window);
    void setHidden(bool isHidden); // nobody looks: asks less

    // Commands: invalidation. Presets the consumer, and its plan as soon as that is known.
    void openInvalidation(const std::string& consumer = {});
    void chooseScope(ports::InvalidationScope scope);
    void nameConsumer(const std::string& consumer);
    void choosePlan(const std::string& plan);
    void invalidate(const std::string& typedName = {});
    void closeInvalidation();

    void tick(); // counts ages on; its own timer calls it

    // Queries.
    const OverviewState& state() const { return m_state; }
    std::chrono::seconds window() const { return m_window; }

signals:
    void changed();

private:
    struct Load {
        std::chrono::milliseconds at;
        quint64 questions = 0;
    };

    void wire();
    void onOpened();
    void onConnection();
    void onLive();
    void onNodes(const Result<std::vector<ports::NodeStatus>>& nodes);
    void askNodes();
    void showRunning();
    void askForPlanOf(const std::string& consumer);
    void followTime();
    void measureLoad();
    void refreshFace();
    void refreshFigures();
    std::chrono::milliseconds now() const { return m_timing.clock(); }

    workspace::Connection& m_connection;
    workspace::LiveUsage& m_live;
    Timing m_timing;
    workspace::Invalidation m_invalidation;
    OverviewState m_state;
    std::chrono::seconds m_window{120};
    std::chrono::milliseconds m_answeredAt{0}; // the last live answer
    std::chrono::milliseconds m_newestAt{0}; // the newest second was seen first
    std::chrono::milliseconds m_nodesAt{0};
    Instant m_newest; // end of the newest second
    std::vector<ports::NodeStatus> m_nodes;
    std::deque<Load> m_load;
    bool m_isResuming = false;
    bool m_isHidden = false;
    bool m_isAskingNodes = false;
    QTimer m_ticks;
    QTimer m_nodesTimer;
};

} // namespace tollgate::pages
