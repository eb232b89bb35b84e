#include "gateway/forwarding_p.h"

#include "gateway/head_writer_p.h"

namespace tollgate::gateway {

using Side = ClientConnection::Side;

namespace {

// RFC 9110 section 9.2.2: what may be sent twice.
bool isIdempotent(std::string_view method)
{
    return method == "GET" || method == "HEAD" || method == "PUT" || method == "DELETE"
        || method == "OPTIONS" || method == "TRACE";
}

} // namespace

Forwarding::Forwarding(
    PlaneServices& services, ClientConnection& client, RequestParser& request, const Ticket& ticket)
    : m_services(services), m_client(client), m_request(request), m_ticket(ticket),
      m_pumpEnded(client.socket.get_executor())
{
}

Task<bool> Forwarding::run(
    const TrafficRules& rules, std::string_view forwardedTarget, std::string_view requestId)
{
    m_rules = &rules;
    m_requestId = requestId;
    const Upstream& upstream = m_ticket.upstream.host.empty() ? rules.upstream : m_ticket.upstream;
    m_client.out.clear();
    if (upstream.host.empty()) {
        const bool goesOn = co_await answerFailure("no_upstream",
            "No upstream is configured: give the route one, or start with --upstream URL.", 502);
        co_return goesOn;
    }
    writeRequestHead(upstream, forwardedTarget);
    const Answer answer = co_await exchange(upstream);
    const bool goesOn = co_await finish(answer);
    co_return goesOn;
}

void Forwarding::writeRequestHead(const Upstream& upstream, std::string_view target)
{
    m_head.append(m_request.method()).append(1, ' ').append(target).append(" HTTP/1.1\r\n");
    appendField(m_head, "Host", upstream.authority());
    appendRequestFields(m_head, m_request.fields());
    const Consumer& consumer = m_ticket.owner->consumer;
    appendField(m_head, "X-Consumer-Id", consumer.id.value);
    appendField(m_head, "X-Consumer-Plan", m_ticket.plan->plan.id.value);
    if (!m_ticket.plan->features.empty())
        appendField(m_head, "X-Consumer-Features", m_ticket.plan->features);
    appendField(m_head, "X-Request-Id", m_requestId);
    const auto length = m_request.content_length();
    if (m_request.chunked())
        appendField(m_head, "Transfer-Encoding", "chunked");
    else if (length)
        appendField(m_head, "Content-Length", std::to_string(*length));
    m_head.append("\r\n");
    m_request.sendBodyTo(m_head, m_request.chunked() ? Framing::Chunked : Framing::AsIs);
    error_code ec;
    parseBody(m_request, m_client.in, ec);
    m_isBodyBad = bool(ec);
}

Task<bool> Forwarding::connect(const Upstream& upstream, bool mayReuse)
{
    const std::string authority = upstream.authority();
    m_client.upstream = mayReuse ? m_services.pool.idle(authority) : nullptr;
    if (m_client.upstream)
        co_return true;
    m_client.upstream = m_services.pool.fresh(authority);
    const bool isConnected = co_await resolveAndConnect(upstream);
    co_return isConnected;
}

Task<bool> Forwarding::resolveAndConnect(const Upstream& upstream)
{
    Socket& socket = m_client.upstream->socket;
    m_client.expect(Side::Upstream, m_rules->upstreamTimeout);
    error_code ec;
    const auto address = asio::ip::make_address(upstream.host, ec);
    if (!ec) {
        const tcp::endpoint endpoint(
            address, static_cast<std::uint16_t>(std::stoul(upstream.port)));
        std::tie(ec) = co_await socket.async_connect(endpoint, kAwait);
    } else {
        asio::ip::basic_resolver<tcp, IoExecutor> resolver(socket.get_executor());
        auto [failed, endpoints]
            = co_await resolver.async_resolve(upstream.host, upstream.port, kAwait);
        ec = failed;
        if (!ec) {
            auto [unreachable, endpoint] = co_await asio::async_connect(socket, endpoints, kAwait);
            ec = unreachable;
        }
    }
    m_client.heard(Side::Upstream);
    if (ec)
        co_return false;
    socket.set_option(tcp::no_delay(true), ec);
    co_return true;
}

// What goes wrong here shows when the answer is read: an upstream that closes while we write may
// have said why.
Task<> Forwarding::sendRequest()
{
    m_client.expect(Side::Upstream, m_rules->upstreamTimeout);
    co_await asio::async_write(m_client.upstream->socket, asio::buffer(m_head), kAwait);
    if (m_request.is_done())
        co_return;
    m_isPumping = true;
    asio::co_spawn(
        m_client.strand, pumpBody(), [this](const std::exception_ptr&) { m_pumpEnded.set(); });
}

// Hands the rest of the body on while the answer may already come.
Task<> Forwarding::pumpBody()
{
    m_request.sendBodyTo(m_piece, m_request.chunked() ? Framing::Chunked : Framing::AsIs);
    while (!m_request.is_done()) {
        m_client.expect(Side::Client, m_rules->bodyTimeout);
        auto [ec, size] = co_await m_client.socket.async_read_some(m_client.in.room(), kAwait);
        m_client.heard(Side::Client);
        if (m_isPumpStopped)
            co_return;
        if (ec) {
            m_isClientGone = true;
            m_client.closeUpstream();
            co_return;
        }
        m_client.in.filled(size);
        parseBody(m_request, m_client.in, ec);
        if (ec) {
            m_isBodyBad = true;
            m_client.closeUpstream();
            co_return;
        }
        m_client.expect(Side::Upstream, m_rules->upstreamTimeout);
        auto [broken, sent]
            = co_await asio::async_write(m_client.upstream->socket, asio::buffer(m_piece), kAwait);
        m_piece.clear();
        if (broken)
            co_return; // the answer tells, if there is one
    }
}

// An answer that came before the body was sent ends the body: nobody reads it any more.
Task<> Forwarding::stopPump()
{
    if (!m_isPumping)
        co_return;
    if (!m_request.is_done()) {
        m_closesClient = true;
        m_isPumpStopped = true;
        error_code ignored;
        m_client.socket.cancel(ignored);
        m_client.upstream->socket.cancel(ignored);
    }
    co_await m_pumpEnded.wait();
    m_isPumping = false;
}

bool Forwarding::canRetry() const
{
    return m_client.upstream->wasUsed && !m_hasUpstreamSpoken && !m_client.hasTimedOut
        && m_request.is_done() && isIdempotent(m_request.method());
}

Task<Forwarding::Answer> Forwarding::exchange(const Upstream& upstream)
{
    if (m_isBodyBad)
        co_return Answer::Nothing;
    for (bool mayReuse = true;; mayReuse = false) {
        const bool isConnected = co_await connect(upstream, mayReuse);
        if (!isConnected)
            co_return Answer::Nothing;
        co_await sendRequest();
        const Answer answer = co_await relayAnswer();
        co_await stopPump();
        // Closed by the upstream while it lay in the pool: once more, on a new connection.
        if (answer != Answer::Nothing || !canRetry())
            co_return answer;
    }
}

} // namespace tollgate::gateway
