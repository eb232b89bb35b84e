#include "connectors/traffic_player.h"

#include <algorithm>

namespace tollgate::connectors {

namespace {

constexpr int kTries = 3; // to connect, one after another, before giving up
constexpr int kProgressMillis = 100;

bool carriesBody(std::string_view target)
{
    return target.starts_with("POST ") || target.starts_with("PUT ")
        || target.starts_with("PATCH ");
}

} // namespace

// One connection and the requests that go over it.
class TrafficPlayer::Lane : public QObject {
public:
    Lane(TrafficPlayer& player, std::vector<PlayedRequest> requests)
        : m_player(player), m_requests(std::move(requests))
    {
        m_due.setSingleShot(true);
        m_due.setTimerType(Qt::PreciseTimer);
        connect(&m_due, &QTimer::timeout, this, &Lane::schedule);
        connect(&m_socket, &QTcpSocket::connected, this, &Lane::schedule);
        connect(&m_socket, &QTcpSocket::readyRead, this, &Lane::onBytes);
        connect(&m_socket, &QTcpSocket::disconnected, this, &Lane::onClosed);
        connect(&m_socket, &QTcpSocket::errorOccurred, this, &Lane::onError);
    }

    // A socket that goes says that it is closed; nobody is there any more to hear it.
    ~Lane() override { m_socket.disconnect(this); }

    void open()
    {
        m_reader.reset();
        m_socket.connectToHost(
            m_player.m_dataPlane.host(), static_cast<quint16>(m_player.m_dataPlane.port(80)));
    }

    void stop()
    {
        if (m_isDone)
            return;
        m_isDone = true;
        m_due.stop();
        m_socket.disconnect(this);
        m_socket.abort();
        m_player.onLaneDone();
    }

private:
    void schedule()
    {
        m_failures = 0;
        if (m_at == m_requests.size())
            return stop();
        const double speed = m_player.m_play.speed;
        if (speed == 0)
            return send();
        const auto since = m_requests[m_at].at - m_player.m_play.requests.front().at;
        const auto due = static_cast<qint64>(static_cast<double>(since.count()) / speed);
        const qint64 wait = due - m_player.m_clock.elapsed();
        if (wait <= 0)
            return send();
        m_due.start(std::chrono::milliseconds{wait});
    }

    void send()
    {
        const PlayedRequest& request = m_requests[m_at];
        const std::string& target = m_player.m_play.targets[request.target];
        std::string head = target
            + " HTTP/1.1\r\nHost: " + m_player.m_dataPlane.authority().toStdString()
            + "\r\nX-API-Key: " + m_player.m_play.keys[request.consumer] + "\r\n";
        head += carriesBody(target) ? "Content-Length: 0\r\n\r\n" : "\r\n";
        m_isWaiting = true;
        m_socket.write(head.data(), static_cast<qint64>(head.size()));
    }

    void onBytes()
    {
        const bool isWhole = m_reader.take(m_socket.readAll());
        if (m_reader.isBroken())
            return m_socket.abort();
        if (!isWhole)
            return;
        count();
        if (m_reader.closesAfterwards())
            m_socket.disconnectFromHost();
        else
            schedule();
    }

    void count()
    {
        m_isWaiting = false;
        ++m_at;
        ++m_player.m_played.answered;
        ++m_player.m_played.statuses[m_reader.status()];
    }

    void onClosed()
    {
        m_due.stop();
        if (m_isWaiting && m_reader.close())
            count();
        if (m_isWaiting) {
            m_isWaiting = false;
            ++m_at;
            ++m_player.m_played.unanswered;
        }
        if (m_at == m_requests.size())
            return stop();
        // Not from within the socket's own signal.
        QTimer::singleShot(0, this, &Lane::open);
    }

    void onError(QAbstractSocket::SocketError)
    {
        if (m_socket.state() != QAbstractSocket::UnconnectedState)
            return; // onClosed follows
        if (++m_failures < kTries)
            return QTimer::singleShot(0, this, &Lane::open);
        m_player.m_error = Error{.code = ErrorCode::Unavailable,
            .what = "TCP: " + m_socket.errorString().toStdString(),
            .where = m_player.m_dataPlane.toString().toStdString(),
            .remedy = "check that the gateway's data plane can be reached from here"};
        stop();
    }

    TrafficPlayer& m_player;
    std::vector<PlayedRequest> m_requests;
    std::size_t m_at = 0;
    bool m_isWaiting = false;
    bool m_isDone = false;
    int m_failures = 0;
    AnswerReader m_reader;
    QTcpSocket m_socket;
    QTimer m_due;
};

TrafficPlayer::TrafficPlayer(const QUrl& dataPlane, Play play, QObject* parent)
    : QObject(parent), m_dataPlane(dataPlane), m_play(std::move(play))
{
    m_progress.setInterval(kProgressMillis);
    connect(&m_progress, &QTimer::timeout, this,
        [this] { emit progressed(m_played.answered + m_played.unanswered); });
}

TrafficPlayer::~TrafficPlayer() = default;

void TrafficPlayer::start()
{
    const auto lanes = static_cast<std::size_t>(std::max(m_play.connections, 1));
    std::vector<std::vector<PlayedRequest>> parts(lanes);
    for (const PlayedRequest& request : m_play.requests)
        parts[request.consumer % lanes].push_back(request);
    for (auto& part : parts) {
        if (!part.empty())
            m_lanes.push_back(std::make_unique<Lane>(*this, std::move(part)));
    }
    m_running = m_lanes.size();
    m_clock.start();
    m_progress.start();
    for (const auto& lane : m_lanes)
        lane->open();
    if (m_running == 0)
        QTimer::singleShot(0, this, &TrafficPlayer::finished);
}

void TrafficPlayer::stop()
{
    for (const auto& lane : m_lanes)
        lane->stop();
}

void TrafficPlayer::onLaneDone()
{
    --m_running;
    if (m_running == 0) {
        m_progress.stop();
        emit finished();
    }
}

} // namespace tollgate::connectors
