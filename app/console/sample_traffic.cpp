#include "sample_traffic.h"

#include "connectors/recording.h"
#include "history/sample.h"
#include "workspace/ask.h"

#include <QtConcurrentRun>

namespace tollgate::console {

namespace {

// A fiftieth of the month's requests by its busiest consumers, played so fast that about twenty
// come a second: enough to see limits at work, too little to disturb anybody's machine.
constexpr double kShare = 0.02;
constexpr std::size_t kConsumers = 40;
constexpr double kRequestsPerSecond = 20;

std::shared_ptr<const connectors::Recording> recorded()
{
    const auto sample = history::generateSample({.seed = 2, .scale = kShare});
    if (!sample)
        return std::make_shared<const connectors::Recording>();
    return std::make_shared<const connectors::Recording>(
        connectors::recordingOf(sample->usage, kConsumers));
}

double speedOf(const connectors::Recording& recording)
{
    if (recording.requests.size() < 2)
        return 1;
    const auto span = recording.requests.back().at - recording.requests.front().at;
    const double seconds = std::chrono::duration<double>(span).count();
    return kRequestsPerSecond * seconds / static_cast<double>(recording.requests.size());
}

} // namespace

SampleTraffic::SampleTraffic(
    std::shared_ptr<ports::Gateway> gateway, QUrl dataPlane, QObject* parent)
    : QObject(parent), m_gateway(std::move(gateway)), m_dataPlane(std::move(dataPlane))
{
    connect(&m_recording, &QFutureWatcher<Recorded>::finished, this, &SampleTraffic::askForKeys);
}

SampleTraffic::~SampleTraffic() = default;

void SampleTraffic::start() { m_recording.setFuture(QtConcurrent::run(recorded)); }

// One key after another; then the play begins.
void SampleTraffic::askForKeys()
{
    const auto& consumers = m_recording.result()->consumers;
    if (m_keys.size() == consumers.size())
        return play();
    workspace::ask<ports::IssuedKey>(
        this,
        [&](ports::Completion<ports::IssuedKey> done) {
            m_gateway->createKey({consumers[m_keys.size()].id}, "live sample", std::move(done));
        },
        [this](const Result<ports::IssuedKey>& key) { onKey(key); });
}

void SampleTraffic::onKey(const Result<ports::IssuedKey>& key)
{
    if (!key)
        return; // the connection says what is wrong with the gateway
    m_keys.push_back(key->secret);
    askForKeys();
}

void SampleTraffic::play()
{
    const connectors::Recording& recording = *m_recording.result();
    if (recording.requests.empty())
        return;
    m_player = std::make_unique<connectors::TrafficPlayer>(m_dataPlane,
        connectors::Play{.keys = m_keys,
            .targets = recording.targets,
            .requests = recording.requests,
            .speed = speedOf(recording)});
    // Queued: the player must not be replaced while it speaks.
    connect(m_player.get(), &connectors::TrafficPlayer::finished, this, &SampleTraffic::play,
        Qt::QueuedConnection);
    m_player->start();
}

} // namespace tollgate::console
