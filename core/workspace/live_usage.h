#pragma once

#include "workspace/connection.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <deque>
#include <map>
#include <memory>
#include <vector>

namespace tollgate::workspace {

// A stretch of time of which nothing is known, half-open: no requests, or an answer that never
// came.
struct LiveGap {
    Instant from;
    Instant to;

    bool operator==(const LiveGap&) const = default;
};

// What a page draws: it holds still while the collection goes on.
struct LiveSnapshot {
    std::vector<ports::LiveSecond> seconds; // oldest first; at most LiveUsage::kKeptSeconds
    std::map<ConsumerId, ports::OutcomeCounts> consumers; // over these seconds
    std::vector<LiveGap> gaps; // oldest first; elsewhere a second that is not there had no request
    bool isPartial = false; // the gateway left out consumers: its least busy ones
    std::string node; // the one that counted
};

// Follows a gateway's outcomes per second by cursor. Asks more rarely when nobody looks, when the
// gateway is slow and when it does not answer.
class LiveUsage : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t kKeptSeconds = 600;

    struct Pace {
        std::chrono::milliseconds fastest{2'000};
        std::chrono::milliseconds slowest{30'000};
    };

    explicit LiveUsage(Connection& connection, QObject* parent = nullptr);
    LiveUsage(Connection& connection, Pace pace, QObject* parent = nullptr);

    // Commands.
    void start(); // from now on; forgets what another gateway said, and any pause
    void stop();
    void setHidden(bool isHidden);
    void pause(); // the snapshot freezes
    void resume();

    // Queries.
    std::shared_ptr<const LiveSnapshot> snapshot() const { return m_shown; }
    bool isPaused() const { return m_isPaused; }
    std::size_t waitingUpdates() const { return m_waiting; } // since the pause
    std::chrono::milliseconds interval() const { return m_interval; }

signals:
    void updated(); // the snapshot, or the number that waits

private:
    struct Slice { // consumers of the seconds up to `until`
        Instant until;
        std::map<ConsumerId, ports::OutcomeCounts> consumers;
        bool isPartial = false;
    };

    void poll();
    void onAnswer(Result<ports::LiveSlice> slice, qint64 tookMillis);
    void adapt(bool isGood, std::chrono::milliseconds took);
    void collect(ports::LiveSlice slice);
    void noteGap(Instant next);
    void forgetOld();
    std::shared_ptr<const LiveSnapshot> drawn() const;

    Connection& m_connection;
    const Pace m_pace;
    QTimer m_timer;
    std::unique_ptr<QObject> m_run; // its death calls the question under way off
    std::chrono::milliseconds m_interval;
    bool m_isHidden = false;
    bool m_isPaused = false;
    std::size_t m_waiting = 0;
    std::string m_cursor;
    std::string m_node;
    bool m_isBroken = false; // what comes next need not follow what came last
    std::vector<LiveGap> m_gaps;
    std::deque<ports::LiveSecond> m_seconds;
    std::deque<Slice> m_slices;
    std::shared_ptr<const LiveSnapshot> m_shown;
};

} // namespace tollgate::workspace
