#pragma once

#include "base/instant.h"
#include "base/result.h"
#include "connectors/answer_reader.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tollgate::connectors {

// A request that is played; the numbers are places in the tables of the play.
struct PlayedRequest {
    Instant at;
    std::uint32_t consumer = 0;
    std::uint32_t target = 0;
};

// A recording to play through a data plane.
struct Play {
    std::vector<std::string> keys; // by consumer: secrets
    std::vector<std::string> targets; // "GET /v1/items"
    std::vector<PlayedRequest> requests; // by time
    double speed = 1; // times as fast as it was; 0: as fast as it goes
    int connections = 8;
};

struct Played {
    std::int64_t answered = 0;
    std::int64_t unanswered = 0; // the connection ended instead
    std::map<int, std::int64_t> statuses;
};

// Plays a recording: each consumer's requests in their order, one after another, on a few
// connections that are kept alive. Lives on the thread of its owner.
class TrafficPlayer : public QObject {
    Q_OBJECT

public:
    // `dataPlane` as capabilities give it.
    TrafficPlayer(const QUrl& dataPlane, Play play, QObject* parent = nullptr);
    ~TrafficPlayer() override;

    void start();
    void stop(); // finished() comes with what was played so far

    const Played& played() const { return m_played; }
    const std::optional<Error>& error() const { return m_error; } // it had to give up

signals:
    void progressed(qint64 requests); // that are through; now and then
    void finished();

private:
    class Lane;

    void onLaneDone();

    QUrl m_dataPlane;
    Play m_play;
    Played m_played;
    std::optional<Error> m_error;
    std::vector<std::unique_ptr<Lane>> m_lanes;
    std::size_t m_running = 0;
    QElapsedTimer m_clock;
    QTimer m_progress;
};

} // namespace tollgate::connectors
