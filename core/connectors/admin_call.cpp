#include "connectors/admin_call.h"

#include <QNetworkAccessManager>

namespace tollgate::connectors {

namespace {

constexpr int kTooManyRequests = 429;
constexpr int kUnavailable = 503;

} // namespace

AdminCall::AdminCall(
    QNetworkAccessManager& network, OutgoingCall call, ports::Completion<Json> done)
    : m_network(network), m_call(std::move(call)), m_done(std::move(done))
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &AdminCall::onTimeout);
}

void AdminCall::start()
{
    m_progress = Progress::Asked;
    m_reply = m_network.sendCustomRequest(m_call.request, m_call.verb, m_call.body);
    m_reply->setParent(this);
    connect(m_reply, &QNetworkReply::requestSent, this, &AdminCall::onRequestSent);
    connect(m_reply, &QNetworkReply::finished, this, &AdminCall::onAnswered);
    m_patience.start(kConnectPatience);
}

void AdminCall::onRequestSent()
{
    m_progress = Progress::Sent;
    m_patience.start(kAnswerPatience);
}

void AdminCall::onTimeout()
{
    const QUrl url = m_call.request.url();
    m_reply->disconnect(this);
    m_reply->abort();
    answer(fail(timeoutProblem(url, m_progress)));
}

void AdminCall::onAnswered()
{
    m_patience.stop();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return answer(fail(transportProblem(*m_reply, m_progress)));
    if (comesBack(status))
        return;
    const QUrl url = m_call.request.url();
    const QByteArray body = m_reply->readAll();
    if (status >= 300)
        return answer(fail(answeredProblem(status, body, url)));
    if (m_reply->error() != QNetworkReply::NoError)
        return answer(fail(transportProblem(*m_reply, m_progress)));
    answer(parseJson({body.constData(), static_cast<std::size_t>(body.size())}, "answer")
               .map_error([&](Error error) { return versionProblem(std::move(error), url); }));
}

// Starts anew when the gateway asked to be left alone for a while.
bool AdminCall::comesBack(int status)
{
    const bool isRepeatable
        = m_call.verb == "GET" || m_call.request.hasRawHeader("Idempotency-Key");
    const std::chrono::seconds wait{m_reply->rawHeader("Retry-After").toInt()};
    if ((status != kTooManyRequests && status != kUnavailable) || !isRepeatable
        || wait <= std::chrono::seconds{0} || m_waited + wait > kAnswerPatience)
        return false;
    m_waited += wait;
    m_reply->deleteLater();
    QTimer::singleShot(wait, this, &AdminCall::start);
    return true;
}

void AdminCall::answer(Result<Json> result)
{
    m_done(std::move(result));
    emit finished();
}

} // namespace tollgate::connectors
