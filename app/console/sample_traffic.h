#pragma once

#include "connectors/traffic_player.h"
#include "ports/gateway.h"

#include <QFutureWatcher>
#include <QObject>
#include <QUrl>

#include <memory>
#include <string>
#include <vector>

namespace tollgate::connectors {
struct Recording;
}

namespace tollgate::console {

// Live traffic for the sample: a key for each of its busiest consumers, and requests of the
// generated month played through the data plane again and again, some twenty a second.
class SampleTraffic : public QObject {
    Q_OBJECT

public:
    SampleTraffic(
        std::shared_ptr<ports::Gateway> gateway, QUrl dataPlane, QObject* parent = nullptr);
    ~SampleTraffic() override;

    void start();

private:
    using Recorded = std::shared_ptr<const connectors::Recording>;

    void askForKeys();
    void onKey(const Result<ports::IssuedKey>& key);
    void play();

    std::shared_ptr<ports::Gateway> m_gateway;
    QUrl m_dataPlane;
    QFutureWatcher<Recorded> m_recording;
    std::vector<std::string> m_keys;
    std::unique_ptr<connectors::TrafficPlayer> m_player;
};

} // namespace tollgate::console
