#include "gateway_session.h"

#include "connectors/tollgate_gateway.h"

namespace tollgate::console {

namespace {

// A study of a few million events takes a second of another thread: often enough for previews.
constexpr std::chrono::minutes kBetweenStudies{1};

} // namespace

GatewaySession::GatewaySession(
    const QUrl& admin, const Secret& token, workspace::ConnectionOptions options, QObject* parent)
    : QObject(parent), m_gateway(std::make_shared<connectors::TollgateGateway>(admin, token)),
      m_connection(m_gateway, std::move(options)), m_live(m_connection), m_history(m_connection)
{
    connect(&m_connection, &workspace::Connection::opened, this, &GatewaySession::onOpened);
    m_historyTimer.setInterval(kBetweenStudies);
    connect(&m_historyTimer, &QTimer::timeout, &m_history, &workspace::HistoryCopy::refresh);
}

GatewaySession::~GatewaySession() { m_connection.close(); }

void GatewaySession::open() { m_connection.open(); }

void GatewaySession::onOpened()
{
    m_history.refresh();
    m_historyTimer.start();
}

void GatewaySession::readAnew()
{
    m_connection.refreshPlans();
    m_history.refresh();
}

} // namespace tollgate::console
