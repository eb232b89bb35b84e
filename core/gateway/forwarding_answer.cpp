// The way of Forwarding from the upstream's first byte to the settled, logged and sent answer.
#include "gateway/forwarding_p.h"

#include "gateway/answer_text.h"
#include "gateway/head_writer_p.h"

namespace tollgate::gateway {

using Side = ClientConnection::Side;

namespace {

constexpr metering::Status kClientClosed = 499; // as nginx has it
constexpr metering::Status kBadGateway = 502;

} // namespace

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
        co_await settle(kBadGateway);
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
