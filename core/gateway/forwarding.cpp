#include "gateway/forwarding.h"

#include "gateway/answer_text.h"
#include "gateway/head_writer.h"

namespace tollgate::gateway {

using Side = ClientConnection::Side;

namespace {

// RFC 9110 section 9.2.2: what may be sent twice.
bool isIdempotent(std::string_view method)
{
    return method == "GET" || method == "HEAD" || method == "PUT" || method == "DELETE"
        || method == "OPTIONS" || method == "TRACE";
}

constexpr metering::Status kClientClosed = 499; // as nginx has it

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

Task<bool> Forwarding::readFromUpstream()
{
    UpstreamConnection& upstream = *m_client.upstream;
    m_client.expect(Side::Upstream, m_rules->upstreamTimeout);
    auto [ec, size] = co_await upstream.socket.async_read_some(upstream.buffer.room(), kAwait);
    m_client.heard(Side::Upstream);
    if (ec == asio::error::eof && m_response->is_header_done() && m_response->need_eof()) {
        m_response->put_eof(ec);
        co_return !ec;
    }
    if (ec)
        co_return false;
    upstream.buffer.filled(size);
    m_hasUpstreamSpoken = true;
    co_return true;
}

// Interim answers (1xx) are for the gateway; the client gets the one that counts.
Task<bool> Forwarding::readAnswerHead()
{
    ReadBuffer& buffer = m_client.upstream->buffer;
    for (;;) {
        buffer.compact();
        m_response.emplace(buffer);
        m_response->body_limit(boost::none);
        m_response->skip(m_request.method() == "HEAD");
        error_code ec;
        while (!parseHead(*m_response, buffer, ec)) {
            if (ec)
                co_return false;
            const bool isRead = co_await readFromUpstream();
            if (!isRead)
                co_return false;
        }
        if (m_response->status() / 100 != 1)
            co_return true;
    }
}

void Forwarding::writeAnswerHead()
{
    std::string& out = m_client.out;
    const ResponseParser& response = *m_response;
    const bool isOldClient = !m_request.isVersion11();
    const auto length = response.content_length();
    const bool hasBody = !response.is_done();
    const bool isChunked = hasBody && !length && !isOldClient;
    m_closesClient = m_closesClient || !m_request.keep_alive()
        || (hasBody && !length && isOldClient)
        || m_services.isDraining.load(std::memory_order_relaxed);

    out.append("HTTP/1.1 ").append(std::to_string(response.status())).append(1, ' ');
    out.append(response.statusText()).append("\r\n");
    appendAnswerFields(out, response.fields());
    appendLimitHeaders(out, *m_ticket.plan, m_ticket.admission.state, m_ticket.admission.at);
    if (isChunked)
        appendField(out, "Transfer-Encoding", "chunked");
    else if (length)
        appendField(out, "Content-Length", std::to_string(*length));
    if (m_closesClient)
        appendField(out, "Connection", "close");
    else if (isOldClient)
        appendField(out, "Connection", "keep-alive");
    out.append("\r\n");
    m_response->sendBodyTo(out, isChunked ? Framing::Chunked : Framing::AsIs);
}

Task<bool> Forwarding::flushToClient()
{
    m_hasClientHeard = true;
    m_client.expect(Side::Client, m_rules->bodyTimeout);
    auto [ec, sent]
        = co_await asio::async_write(m_client.socket, asio::buffer(m_client.out), kAwait);
    m_client.heard(Side::Client);
    m_client.out.clear();
    m_isClientGone = m_isClientGone || ec;
    co_return !ec;
}

// Leaves the last bytes in `out`: they may have to wait for the log.
Task<Forwarding::Answer> Forwarding::relayAnswer()
{
    const bool hasHead = co_await readAnswerHead();
    if (!hasHead)
        co_return Answer::Nothing;
    writeAnswerHead();
    ReadBuffer& buffer = m_client.upstream->buffer;
    for (;;) {
        error_code ec;
        parseBody(*m_response, buffer, ec);
        if (ec)
            co_return Answer::Broken;
        if (m_response->is_done())
            co_return Answer::Complete;
        if (!m_client.out.empty()) {
            const bool isSent = co_await flushToClient();
            if (!isSent)
                co_return Answer::Broken;
        }
        const bool isRead = co_await readFromUpstream();
        if (!isRead)
            co_return Answer::Broken;
        if (m_response->is_done())
            co_return Answer::Complete;
    }
}

void Forwarding::giveUpstreamBack()
{
    const bool isClean = m_request.is_done() && m_response && m_response->is_done()
        && m_response->keep_alive() && m_client.upstream->buffer.isEmpty();
    if (isClean)
        m_services.pool.giveBack(std::move(m_client.upstream));
    m_client.upstream.reset();
}

Task<bool> Forwarding::finish(Answer answer)
{
    if (m_client.upstream && answer == Answer::Complete)
        giveUpstreamBack();
    m_client.upstream.reset();
    bool goesOn = false;
    if (answer == Answer::Complete) {
        const auto status = static_cast<metering::Status>(m_response->status());
        const bool isLogged = co_await settle(status);
        if (isLogged)
            goesOn = co_await flushToClient();
        goesOn = goesOn && !m_closesClient;
    } else if (m_isClientGone) {
        co_await settle(kClientClosed);
    } else if (m_hasClientHeard) {
        co_await settle(502);
    } else if (m_isBodyBad) {
        goesOn = co_await answerFailure(
            "bad_body", "The body of the request is not what its head announced.", 400);
    } else if (m_client.hasTimedOut) {
        goesOn = co_await answerFailure(
            "upstream_timeout", "The upstream did not answer in time.", 504);
    } else {
        goesOn = co_await answerFailure("upstream_unreachable",
            "The upstream cannot be reached, or went away without an answer.", 502);
    }
    co_return goesOn;
}

Task<bool> Forwarding::answerFailure(std::string_view reason, std::string_view detail, int status)
{
    m_client.hasTimedOut = false;
    m_client.out.clear();
    const bool isLogged = co_await settle(static_cast<metering::Status>(status));
    if (!isLogged)
        co_return false;
    ProblemAnswer answer{.problem = {.status = status, .reason = reason, .detail = detail},
        .facts = {.plan = m_ticket.plan.get(), .requestId = m_requestId}};
    answer.closes = !m_request.is_done() || !m_request.keep_alive()
        || m_services.isDraining.load(std::memory_order_relaxed);
    answer.hasBody = m_request.method() != "HEAD";
    appendProblemAnswer(m_client.out, answer);
    const bool isSent = co_await flushToClient();
    co_return isSent && !answer.closes;
}

UsageRecord Forwarding::recordOf(metering::Status status) const
{
    UsageRecord record{.owner = m_ticket.owner,
        .plan = m_ticket.plan,
        .target = m_ticket.target,
        .decidedAt = m_ticket.admission.at,
        .decided = m_ticket.admission.sequence,
        .status = status};
    const auto bytes
        = [](std::uint64_t count) { return Quantity{static_cast<std::int64_t>(count)}; };
    record.units[indexOf(Meter::Requests)] = Quantity{1};
    record.units[indexOf(Meter::ComputeUnits)] = m_ticket.computeUnits;
    record.units[indexOf(Meter::BytesIn)] = bytes(m_request.bodyBytes());
    record.units[indexOf(Meter::BytesOut)] = bytes(m_response ? m_response->bodyBytes() : 0);
    return record;
}

// The answer is known. Under strict durability true only when its event is safe.
Task<bool> Forwarding::settle(metering::Status status)
{
    struct Step {
        Forwarding& forwarding;
        UsageRecord record;
        bool isDurable = true;
    } step{*this, recordOf(status)};
    m_client.answered.reset();
    const bool isStrict = m_services.parts.durability == Durability::Strict;
    const auto record = [&step](const Settlement& settlement) {
        return step.forwarding.record(step.record, settlement, step.isDurable);
    };
    m_services.parts.limiter.settle(m_ticket.owner->consumer.id, m_ticket.admission, record);
    if (isStrict)
        co_await m_client.answered.wait();
    co_return step.isDurable;
}

// Gives what counts; part of the step in which the settlement is made.
Units Forwarding::record(UsageRecord& record, const Settlement& settlement, bool& isDurable)
{
    record.settledAt = settlement.at;
    record.settled = settlement.sequence;
    const auto micros = std::chrono::microseconds(settlement.at - record.decidedAt);
    record.units[indexOf(Meter::ResourceSeconds)] = Quantity{micros.count()};
    const Units used = metering::isBillable(record.status) ? record.units : Units{};
    if (m_services.parts.durability == Durability::Relaxed) {
        m_services.parts.log.add(std::move(record));
        return used;
    }
    m_services.parts.log.add(std::move(record), [&client = m_client, &isDurable](bool durable) {
        asio::post(client.strand, [&client, &isDurable, durable] {
            isDurable = durable;
            client.answered.set();
        });
    });
    return used;
}

} // namespace tollgate::gateway
