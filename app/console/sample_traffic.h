#pragma once

#include "connectors/traffic_player.h"
#include "ports/gateway.h"

#include <QFutureWatcher>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace tollgate::connectors {
struct Recording;
}

namespace tollgate::console {

// Live traffic for the sample, played through the data plane: requests of the generated month by
// its busiest consumers, some twenty a second, again and again; and every other minute the job of
// Parcelo, which asks for more within a minute than its plan lets through.
class SampleTraffic : public QObject {
    Q_OBJECT

public:
    SampleTraffic(
        std::shared_ptr<ports::Gateway> gateway, QUrl dataPlane, QObject* parent = nullptr);
    ~SampleTraffic() override;

    void start();

private:
    using Recorded = std::shared_ptr<const connectors::Recording>;

    void onRecorded();
    void askForKeys();
    void onKey(const Result<ports::IssuedKey>& key);
    void play();
    void scheduleJob(std::chrono::minutes pause);
    void playJob();

    std::shared_ptr<ports::Gateway> m_gateway;
    QUrl m_dataPlane;
    QFutureWatcher<Recorded> m_recording;
    std::vector<ConsumerId> m_consumers; // the recording's, and Parcelo
    std::vector<std::string> m_keys; // in their order
    std::unique_ptr<connectors::TrafficPlayer> m_player;
    std::unique_ptr<connectors::TrafficPlayer> m_job;
    QTimer m_jobTimer;
};

} // namespace tollgate::console
