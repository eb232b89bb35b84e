#include "gateway/admin/server.h"

#include "gateway/admin/request_reader_p.h"
#include "gateway/admin/router.h"
#include "gateway/listener_p.h"
#include "gateway/signal_p.h"
#include "gateway/watchdog_p.h"

#include <boost/asio/thread_pool.hpp>

#include <atomic>
#include <optional>
#include <thread>

namespace tollgate::gateway::admin {

namespace {

constexpr std::uint64_t kLargestBody = 1 << 20;
constexpr std::chrono::seconds kRequestTimeout{10}; // for a client to send its request
constexpr std::chrono::seconds kIdleTimeout{120};
constexpr std::size_t kHandlerThreads = 4;

struct Pools {
    asio::thread_pool operators{kHandlerThreads};
    asio::thread_pool peers{1};
};

class Session : public std::enable_shared_from_this<Session> {
public:
    Session(Socket socket, Services& services, Pools& pools)
        : m_services(services), m_pools(pools), m_strand(asio::make_strand(socket.get_executor())),
          m_socket(std::move(socket)), m_watchdog(m_socket.get_executor(), m_strand),
          m_answered(m_socket.get_executor())
    {
    }
    void start();

private:
    Task<> run();
    Task<bool> serveOne();
    Task<bool> read(RequestParser& parser);
    Task<> answer(bool isFromPeer);

    Services& m_services;
    Pools& m_pools;
    Strand m_strand;
    Socket m_socket;
    Watchdog m_watchdog;
    Signal m_answered;
    ReadBuffer m_in;
    Request m_request;
    Reply m_reply;
};

void Session::start()
{
    m_watchdog.start(weak_from_this(), [this] {
        error_code ignored;
        m_socket.close(ignored);
    });
    asio::co_spawn(m_strand, run(),
        [self = shared_from_this()](const std::exception_ptr&) { self->m_watchdog.stop(); });
}

Task<> Session::run()
{
    bool goesOn = true;
    while (goesOn)
        goesOn = co_await serveOne();
    error_code ignored;
    m_socket.shutdown(Socket::shutdown_both, ignored);
}

// Gives the parser what comes until the request is whole; the request is then ready to be answered.
Task<bool> Session::read(RequestParser& parser)
{
    bool isHeadTaken = false;
    m_watchdog.expectWithin(kIdleTimeout);
    for (;;) {
        error_code ec;
        if (!isHeadTaken && parseHead(parser, m_in, ec)) {
            isHeadTaken = true;
            m_request = requestOf(parser);
            parser.sendBodyTo(m_request.body, Framing::AsIs);
        }
        if (isHeadTaken && !ec)
            parseBody(parser, m_in, ec);
        if (ec) {
            m_reply = problemOf({.code = ErrorCode::InvalidArgument,
                .what = "not an HTTP/1.1 request that can be read: " + ec.message(),
                .where = {},
                .remedy = {}});
            co_return false;
        }
        if (isHeadTaken && parser.is_done())
            co_return true;
        auto [failed, size] = co_await m_socket.async_read_some(m_in.room(), kAwait);
        if (failed)
            co_return false;
        m_in.filled(size);
        m_watchdog.expectWithin(kRequestTimeout);
    }
}

// Handlers wait for the store and for other nodes: they run elsewhere.
Task<> Session::answer(bool fromPeer)
{
    m_answered.reset();
    m_watchdog.rest();
    auto job = [self = shared_from_this()] {
        Reply reply = answerTo(self->m_services, self->m_request);
        asio::post(self->m_strand, [self, reply = std::move(reply)]() mutable {
            self->m_reply = std::move(reply);
            self->m_answered.set();
        });
    };
    if (fromPeer)
        asio::post(m_pools.peers, std::move(job));
    else
        asio::post(m_pools.operators, std::move(job));
    co_await m_answered.wait();
}

Task<bool> Session::serveOne()
{
    m_in.compact();
    m_request = {};
    m_reply = {};
    RequestParser parser(m_in);
    parser.body_limit(kLargestBody);
    const bool isWhole = co_await read(parser);
    if (!isWhole && m_reply.status < 400)
        co_return false;
    if (isWhole)
        co_await answer(isFromPeer(m_request));
    const bool goesOn = isWhole && parser.keep_alive();
    const std::string out = bytesOf(m_reply, parser.method() == "HEAD", !goesOn);
    m_watchdog.expectWithin(kRequestTimeout);
    auto [ec, sent] = co_await asio::async_write(m_socket, asio::buffer(out), kAwait);
    co_return goesOn && !ec;
}

} // namespace

class Server::Impl {
public:
    Impl()
        : m_listener(m_context.get_executor(), [this](Socket socket) {
              std::make_shared<Session>(std::move(socket), *m_services, m_pools)->start();
          })
    {
    }
    ~Impl() { close(); }

    Result<void> open(const Address& admin) { return m_listener.open(admin, "--admin"); }
    const Address& address() const { return m_listener.address(); }
    void serve(Services& services)
    {
        m_services = &services;
        m_thread = std::jthread([this] { m_context.run(); });
    }
    void close()
    {
        m_pools.operators.join();
        m_pools.peers.join();
        m_context.stop();
        m_thread = {};
    }

private:
    asio::io_context m_context{1};
    Pools m_pools;
    Services* m_services = nullptr;
    Listener m_listener;
    std::jthread m_thread;
};

Server::Server(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) { }

Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::open(const Address& admin)
{
    auto impl = std::make_unique<Impl>();
    if (const auto opened = impl->open(admin); !opened)
        return fail(opened.error());
    return std::unique_ptr<Server>(new Server(std::move(impl)));
}

const Address& Server::address() const { return m_impl->address(); }

void Server::serve(Services& services) { m_impl->serve(services); }

void Server::close() { m_impl->close(); }

} // namespace tollgate::gateway::admin
