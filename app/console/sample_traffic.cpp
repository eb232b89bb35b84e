#include "sample_traffic.h"

#include "connectors/recording.h"
#include "history/sample.h"
#include "workspace/ask.h"

#include <QDateTime>
#include <QtConcurrentRun>

namespace tollgate::console {

namespace {

// A fiftieth of the month's requests by its busiest consumers, played so fast that about twenty
// come a second: enough to see limits at work, too little to disturb anybody's machine.
constexpr double kShare = 0.02;
constexpr std::size_t kConsumers = 40;
constexpr double kRequestsPerSecond = 20;

// The job that Pro's 600 a minute refuses, as in the generated month; done in the first part of a
// minute, so that it falls into one window.
constexpr auto kJobConsumer = "cust_8f3a2b"; // Parcelo
constexpr auto kJobTarget = "GET /v1/shipments";
constexpr int kJobRequests = 731;
constexpr std::chrono::milliseconds kJobTime{20'000};
constexpr std::chrono::milliseconds kLatestStart{35'000}; // within a minute

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
    m_jobTimer.setSingleShot(true);
    connect(&m_jobTimer, &QTimer::timeout, this, &SampleTraffic::playJob);
    connect(&m_recording, &QFutureWatcher<Recorded>::finished, this, &SampleTraffic::onRecorded);
}

SampleTraffic::~SampleTraffic() = default;

void SampleTraffic::start() { m_recording.setFuture(QtConcurrent::run(recorded)); }

void SampleTraffic::onRecorded()
{
    for (const auto& consumer : m_recording.result()->consumers)
        m_consumers.push_back({consumer.id});
    m_consumers.push_back({kJobConsumer});
    askForKeys();
}

// One key after another; then the play begins.
void SampleTraffic::askForKeys()
{
    if (m_keys.size() == m_consumers.size()) {
        play();
        return scheduleJob(std::chrono::minutes{0});
    }
    workspace::ask<ports::IssuedKey>(
        this,
        [&](ports::Completion<ports::IssuedKey> done) {
            m_gateway->createKey(m_consumers[m_keys.size()], "live sample", std::move(done));
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

// At once where this minute has room for it, else with one that begins.
void SampleTraffic::scheduleJob(std::chrono::minutes pause)
{
    constexpr std::chrono::milliseconds kMinute{60'000};
    const std::chrono::milliseconds gone{QDateTime::currentMSecsSinceEpoch() % kMinute.count()};
    const bool isLate = pause.count() > 0 || gone > kLatestStart;
    m_jobTimer.start(isLate ? kMinute - gone + pause : std::chrono::milliseconds{0});
}

void SampleTraffic::playJob()
{
    connectors::Play job{.keys = {m_keys.back()}, .targets = {kJobTarget}, .requests = {}};
    for (int i = 0; i < kJobRequests; ++i)
        job.requests.push_back({.at = Instant(i * kJobTime / kJobRequests)});
    m_job = std::make_unique<connectors::TrafficPlayer>(m_dataPlane, std::move(job));
    connect(
        m_job.get(), &connectors::TrafficPlayer::finished, this,
        [this] { scheduleJob(std::chrono::minutes{1}); }, Qt::QueuedConnection);
    m_job->start();
}

void SampleTraffic::play()
{
    const connectors::Recording& recording = *m_recording.result();
    if (recording.requests.empty())
        return;
    m_player = std::make_unique<connectors::TrafficPlayer>(m_dataPlane,
        connectors::Play{.keys = m_keys, // one more than is played: the job has the last
            .targets = recording.targets,
            .requests = recording.requests,
            .speed = speedOf(recording)});
    // Queued: the player must not be replaced while it speaks.
    connect(m_player.get(), &connectors::TrafficPlayer::finished, this, &SampleTraffic::play,
        Qt::QueuedConnection);
    m_player->start();
}

} // namespace tollgate::console
