#include "gateway/client_session_p.h"

#include "gateway/forwarding_p.h"
#include "gateway/head_writer_p.h"
#include "gateway/request_check_p.h"
#include "gateway/request_path.h"
#include "gateway/secret.h"

namespace tollgate::gateway {

using Side = ClientConnection::Side;

namespace {

constexpr std::size_t kLongestKey = 512;

} // namespace

void ClientSession::start(std::function<void()> ended)
{
    m_client.watch(weak_from_this());
    asio::co_spawn(m_client.strand, run(),
        [self = shared_from_this(), ended = std::move(ended)](const std::exception_ptr&) {
            // What was thrown, out of memory at worst, costs this connection alone.
            self->m_client.stopWatching();
            error_code ignored;
            self->m_client.socket.close(ignored);
            self->m_client.upstream.reset();
            ended();
        });
}

void ClientSession::drain()
{
    asio::post(m_client.strand, [self = shared_from_this()] {
        error_code ignored;
        if (self->m_isIdle)
            self->m_client.socket.close(ignored);
    });
}

Task<> ClientSession::run()
{
    bool goesOn = true;
    while (goesOn)
        goesOn = co_await serveOne();
    co_await linger();
}

// A connection that is closed while the client still sends would take the answer with it.
Task<> ClientSession::linger()
{
    constexpr int kMostReads = 64;
    error_code ec;
    m_client.socket.shutdown(Socket::shutdown_send, ec);
    m_client.expect(Side::Client, std::chrono::seconds(1));
    for (int i = 0; i < kMostReads && !ec; ++i) {
        m_client.in = ReadBuffer();
        std::size_t size = 0;
        std::tie(ec, size) = co_await m_client.socket.async_read_some(m_client.in.room(), kAwait);
    }
}

Task<bool> ClientSession::serveOne()
{
    m_client.in.compact();
    m_client.out.clear();
    const auto rules = m_services.parts.rules.get();
    m_request.emplace(m_client.in);
    m_request->body_limit(rules->largestBody);
    const bool isRead = co_await readHead();
    if (!isRead)
        co_return false;
    m_requestId = m_services.nextRequestId();
    Problem problem{.status = 400, .reason = "bad_request"};
    problem.detail = problemWith(*m_request);
    bool goesOn = false;
    if (!problem.detail.empty()) {
        co_await answerProblem(problem, true);
        co_return false;
    }
    if (m_services.parts.log.isFailing()) {
        problem = {.status = 503,
            .reason = "log_unavailable",
            .detail = "Usage cannot be recorded at the moment."};
        goesOn = co_await answerProblem(problem, false);
        co_return goesOn;
    }
    Visit visit{.method = m_request->method(), .path = *routedPath(m_request->target())};
    visit.keySecret = keyIn(m_request->fields());
    if (visit.keySecret.empty() && !rules->keyParameter.empty())
        visit.keySecret = queryParameter(m_request->target(), rules->keyParameter);
    goesOn = co_await serveVisit(*rules, visit);
    co_return goesOn;
}

Task<bool> ClientSession::readHead()
{
    const auto rules = m_services.parts.rules.get();
    m_isIdle = m_client.in.isEmpty();
    m_client.expect(Side::Client, m_isIdle ? rules->idleTimeout : rules->headTimeout);
    error_code ec;
    while (!parseHead(*m_request, m_client.in, ec)) {
        if (ec) {
            co_await refuseHead(ec);
            co_return false;
        }
        if (m_isIdle && m_services.isDraining.load(std::memory_order_relaxed))
            co_return false;
        auto [failed, size] = co_await m_client.socket.async_read_some(m_client.in.room(), kAwait);
        if (failed)
            co_return false;
        m_client.in.filled(size);
        if (m_isIdle) // the head has begun: from here on it has one deadline as a whole
            m_client.expect(Side::Client, rules->headTimeout);
        m_isIdle = false;
    }
    m_client.heard(Side::Client);
    co_return true;
}

Task<bool> ClientSession::refuseHead(error_code ec)
{
    m_requestId = m_services.nextRequestId();
    const Problem problem = problemOf(ec);
    const bool goesOn = co_await answerProblem(problem, true);
    co_return goesOn;
}

// The key's owner from the cache, or through it from the store.
Task<std::optional<KeyCache::Answer>> ClientSession::lookUp(const ports::SecretHash& hash)
{
    std::optional<KeyCache::Answer> answer;
    if (auto owner = m_services.parts.keys.held(hash, std::chrono::steady_clock::now())) {
        answer.emplace(*std::move(owner));
        co_return answer;
    }
    m_client.answered.reset();
    m_services.parts.keys.fetch(hash, std::chrono::steady_clock::now(),
        [self = shared_from_this(), &answer](const KeyCache::Answer& fetched) {
            asio::post(self->m_client.strand, [self, &answer, fetched] {
                answer.emplace(fetched);
                self->m_client.answered.set();
            });
        });
    co_await m_client.answered.wait();
    co_return answer;
}

// Another process may have made the plan version that a consumer is on.
Task<> ClientSession::refreshServing()
{
    m_client.answered.reset();
    m_services.parts.refreshServing([self = shared_from_this()] {
        asio::post(self->m_client.strand, [self] { self->m_client.answered.set(); });
    });
    co_await m_client.answered.wait();
}

// What keeps a request from being decided, as far as its key goes; else its owner and the plans.
// Temporaries stand in variables of their own: g++ 12 destroys some of a co_await's twice.
Task<std::optional<Refusal>> ClientSession::identify(std::string_view secret)
{
    std::optional<Refusal> refusal;
    if (secret.empty()) {
        refusal = m_services.gate.withoutKey();
        co_return refusal;
    }
    if (secret.size() > kLongestKey) {
        refusal = m_services.gate.unknownKey();
        co_return refusal;
    }
    const ports::SecretHash hash = hashOf(secret);
    const auto answer = co_await lookUp(hash);
    if (!answer->has_value())
        refusal = Gatekeeper::unavailable("Keys cannot be looked up at the moment.");
    else if (!answer->value())
        refusal = m_services.gate.unknownKey();
    if (refusal)
        co_return refusal;
    m_owner = answer->value();
    m_serving = m_services.parts.serving.get();
    if (Gatekeeper::isServed(*m_owner, *m_serving))
        co_return refusal;
    co_await refreshServing();
    m_serving = m_services.parts.serving.get();
    if (!Gatekeeper::isServed(*m_owner, *m_serving))
        refusal = Gatekeeper::unavailable("The consumer's plan is not served here.");
    co_return refusal;
}

Task<bool> ClientSession::serveVisit(const TrafficRules& rules, const Visit& visit)
{
    bool goesOn = false;
    const std::optional<Refusal> unidentified = co_await identify(visit.keySecret);
    if (unidentified) {
        goesOn = co_await refuse(*unidentified);
        co_return goesOn;
    }
    const Verdict verdict
        = m_services.gate.admit(m_owner, visit, *m_serving, m_services.parts.clock.now());
    if (const auto* refusal = std::get_if<Refusal>(&verdict)) {
        goesOn = co_await refuse(*refusal);
        co_return goesOn;
    }
    std::string target(m_request->target());
    if (!rules.keyParameter.empty())
        target = withoutQueryParameter(target, rules.keyParameter);
    co_await continueBody();
    Forwarding forwarding(m_services, m_client, *m_request, std::get<Ticket>(verdict));
    goesOn = co_await forwarding.run(rules, target, m_requestId);
    co_return goesOn;
}

// RFC 9110 section 10.1.1: a client that waits for a go-ahead gets it when it is let through.
Task<bool> ClientSession::continueBody()
{
    for (const HeadField& field : m_request->fields()) {
        if (field.id != http::field::expect || !isSameName(field.value, "100-continue")
            || m_request->is_done() || !m_client.in.isEmpty())
            continue;
        m_client.out = "HTTP/1.1 100 Continue\r\n\r\n";
        const bool isSent = co_await send();
        m_client.out.clear();
        co_return isSent;
    }
    co_return true;
}

// Whether the connection is at the end of a request, after what came with its head.
bool ClientSession::canGoOn()
{
    error_code ec;
    m_request->dropBody();
    if (!m_request->is_done())
        parseBody(*m_request, m_client.in, ec);
    return !ec && m_request->is_done() && m_request->keep_alive()
        && !m_services.isDraining.load(std::memory_order_relaxed);
}

Task<bool> ClientSession::refuse(const Refusal& refusal)
{
    const int status = statusOf(refusal.reason);
    std::string headers;
    if (status == 401)
        headers += "WWW-Authenticate: Bearer realm=\"api\"\r\n";
    const enforcement::Refused* refused = nullptr;
    if (refusal.admission) {
        refused = std::get_if<enforcement::Refused>(&refusal.admission->decision);
        if (status == 429)
            appendRetryAfter(headers, refused->resetsAt, refusal.admission->at);
        appendLimitHeaders(headers, *refusal.plan, refusal.admission->state, refusal.admission->at);
    }
    const bool hasBody = m_request->method() != "HEAD";
    const bool goesOn = canGoOn();
    appendProblemAnswer(m_client.out,
        {.problem = {.status = status, .reason = nameOf(refusal.reason), .detail = refusal.detail},
            .facts = {.plan = refusal.plan.get(), .refused = refused, .requestId = m_requestId},
            .headers = headers,
            .closes = !goesOn,
            .hasBody = hasBody});
    const bool isSent = co_await send();
    co_return isSent&& goesOn;
}

Task<bool> ClientSession::answerProblem(const Problem& problem, bool closes)
{
    const bool goesOn = !closes && canGoOn();
    m_client.out.clear();
    appendProblemAnswer(
        m_client.out, {.problem = problem, .facts = {.requestId = m_requestId}, .closes = !goesOn});
    const bool isSent = co_await send();
    co_return isSent&& goesOn;
}

Task<bool> ClientSession::send()
{
    m_client.expect(Side::Client, m_services.parts.rules.get()->bodyTimeout);
    auto [ec, sent]
        = co_await asio::async_write(m_client.socket, asio::buffer(m_client.out), kAwait);
    m_client.heard(Side::Client);
    co_return !ec;
}

} // namespace tollgate::gateway
