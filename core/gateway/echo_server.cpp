#include "gateway/echo_server.h"

#include "base/json.h"
#include "base/whole_number.h"
#include "gateway/head_writer_p.h"
#include "gateway/listener_p.h"
#include "gateway/read_buffer_p.h"
#include "gateway/relay_parser_p.h"

#include <fmt/format.h>

#include <optional>
#include <thread>
#include <vector>

namespace tollgate::gateway {

namespace {

// "/status/502" with "/status/" gives 502.
std::optional<std::int64_t> numberBehind(std::string_view path, std::string_view prefix)
{
    if (!path.starts_with(prefix))
        return std::nullopt;
    const auto rest = path.substr(prefix.size());
    return parseWholeNumber(rest.substr(0, rest.find('?')));
}

std::string echoBody(const RequestParser& request, std::string_view path, std::size_t bodyBytes)
{
    Json body{{"method", request.method()}, {"path", path}, {"bytes", bodyBytes}};
    for (const HeadField& field : request.fields()) {
        if (isSameName(field.name.substr(0, 11), "x-consumer-"))
            body[std::string(field.name)] = field.value;
    }
    return body.dump(-1, ' ', false, Json::error_handler_t::replace);
}

struct EchoAnswer {
    int status = 200;
    std::string body;
    std::int64_t chunks = 0; // instead of the body
};

void append(std::string& out, const EchoAnswer& answer, bool hasBody)
{
    constexpr int kNoContent = 204;
    out.append("HTTP/1.1 ").append(std::to_string(answer.status));
    out.append(answer.status < 400 ? " OK" : " Error").append("\r\n");
    out.append("Content-Type: application/json\r\n");
    if (answer.chunks > 0) {
        out.append("Transfer-Encoding: chunked\r\n\r\n");
        for (std::int64_t i = 0; i < answer.chunks && hasBody; ++i)
            out.append(fmt::format("5\r\n{:05}\r\n", i % 100'000));
        out.append(hasBody ? "0\r\n\r\n" : "");
        return;
    }
    if (answer.status != kNoContent)
        out.append(fmt::format("Content-Length: {}\r\n", answer.body.size()));
    out.append("\r\n");
    if (hasBody && answer.status != kNoContent)
        out.append(answer.body);
}

class EchoSession : public std::enable_shared_from_this<EchoSession> {
public:
    explicit EchoSession(Socket socket)
        : m_strand(asio::make_strand(socket.get_executor())), m_socket(std::move(socket))
    {
    }
    void start()
    {
        asio::co_spawn(m_strand, run(), [self = shared_from_this()](const std::exception_ptr&) {});
    }

private:
    Task<> run();
    Task<bool> readMessage(RequestParser& request);
    std::optional<EchoAnswer> answer() const;

    Strand m_strand;
    Socket m_socket;
    ReadBuffer m_in;
    std::string m_path;
    std::string m_echo; // made while the head is still in the buffer
};

Task<bool> EchoSession::readMessage(RequestParser& request)
{
    bool isHeadTaken = false;
    for (;;) {
        error_code ec;
        if (!isHeadTaken && parseHead(request, m_in, ec)) {
            isHeadTaken = true;
            m_path.assign(request.target());
            m_echo = echoBody(request, m_path, request.content_length().value_or(0));
        }
        if (isHeadTaken)
            parseBody(request, m_in, ec);
        if (ec)
            co_return false;
        if (isHeadTaken && request.is_done())
            co_return true;
        auto [failed, size] = co_await m_socket.async_read_some(m_in.room(), kAwait);
        if (failed)
            co_return false;
        m_in.filled(size);
    }
}

// Nothing: the connection is closed instead.
std::optional<EchoAnswer> EchoSession::answer() const
{
    constexpr std::int64_t kMostBytes = 256 << 20;
    if (std::string_view(m_path).starts_with("/close"))
        return std::nullopt;
    EchoAnswer answer{.body = m_echo};
    if (const auto status = numberBehind(m_path, "/status/"))
        answer.status = static_cast<int>(std::clamp<std::int64_t>(*status, 200, 599));
    if (const auto bytes = numberBehind(m_path, "/bytes/"))
        answer.body.assign(static_cast<std::size_t>(std::min(*bytes, kMostBytes)), 'x');
    if (const auto chunks = numberBehind(m_path, "/chunks/"))
        answer.chunks = *chunks;
    return answer;
}

Task<> EchoSession::run()
{
    const auto self = shared_from_this();
    for (bool goesOn = true; goesOn;) {
        m_in.compact();
        RequestParser request(m_in);
        request.body_limit(boost::none);
        const bool isRead = co_await readMessage(request);
        if (!isRead)
            co_return;
        const auto answer = this->answer();
        if (!answer)
            co_return;
        std::string out;
        append(out, *answer, request.method() != "HEAD");
        auto [ec, sent] = co_await asio::async_write(m_socket, asio::buffer(out), kAwait);
        goesOn = !ec && request.keep_alive();
    }
}

} // namespace

class EchoServer::Impl {
public:
    Impl()
        : m_listener(m_context.get_executor(),
            [](Socket socket) { std::make_shared<EchoSession>(std::move(socket))->start(); })
    {
    }
    ~Impl()
    {
        m_context.stop();
        m_threads.clear();
    }
    Result<void> start(const Address& listen, unsigned threads)
    {
        if (auto listening = m_listener.open(listen, "--listen"); !listening)
            return listening;
        for (unsigned i = 0; i < threads; ++i)
            m_threads.emplace_back([this] { m_context.run(); });
        return {};
    }
    const Address& address() const { return m_listener.address(); }

private:
    asio::io_context m_context;
    Listener m_listener;
    std::vector<std::jthread> m_threads;
};

EchoServer::EchoServer(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) { }

EchoServer::~EchoServer() = default;

Result<std::unique_ptr<EchoServer>> EchoServer::start(const Address& listen, unsigned threads)
{
    auto impl = std::make_unique<Impl>();
    if (const auto started = impl->start(listen, threads); !started)
        return fail(started.error());
    return std::unique_ptr<EchoServer>(new EchoServer(std::move(impl)));
}

const Address& EchoServer::address() const { return m_impl->address(); }

} // namespace tollgate::gateway
