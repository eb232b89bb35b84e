#include "gateway/listener_p.h"

#include <fmt/format.h>

namespace tollgate::gateway {

Listener::Listener(const IoExecutor& context, Accept accept)
    : m_strand(asio::make_strand(context)), m_acceptor(context), m_pause(context),
      m_accept(std::move(accept))
{
}

Result<void> Listener::open(const Address& address, std::string_view flag)
{
    error_code ec;
    const auto host
        = asio::ip::make_address(address.host == "localhost" ? "127.0.0.1" : address.host, ec);
    if (ec)
        return fail({.code = ErrorCode::InvalidArgument,
            .what = fmt::format("'{}' is no IP address", address.host),
            .where = std::string(flag),
            .remedy = "give one of this machine's, such as 127.0.0.1"});
    const tcp::endpoint endpoint(host, address.port);
    m_acceptor.open(endpoint.protocol(), ec);
    if (!ec)
        m_acceptor.set_option(asio::socket_base::reuse_address(true), ec);
    if (!ec)
        m_acceptor.bind(endpoint, ec);
    if (!ec)
        m_acceptor.listen(asio::socket_base::max_listen_connections, ec);
    if (ec)
        return fail({.code = ErrorCode::Conflict,
            .what = fmt::format("cannot listen on {}: {}", address.text(), ec.message()),
            .where = std::string(flag),
            .remedy = "choose another port, or 0 for any free one"});
    m_address = {.host = address.host, .port = m_acceptor.local_endpoint().port()};
    asio::post(m_strand, [this] { acceptNext(); });
    return {};
}

void Listener::close()
{
    asio::post(m_strand, [this] {
        error_code ignored;
        m_acceptor.close(ignored);
        m_pause.cancel();
    });
}

void Listener::acceptNext()
{
    m_acceptor.async_accept(asio::bind_executor(m_strand, [this](error_code ec, Socket socket) {
        if (ec == asio::error::operation_aborted || !m_acceptor.is_open())
            return;
        if (!ec) {
            error_code ignored;
            socket.set_option(tcp::no_delay(true), ignored);
            m_accept(std::move(socket));
            acceptNext();
            return;
        }
        // Out of file descriptors, most likely: some will come back.
        m_pause.expires_after(std::chrono::milliseconds(100));
        m_pause.async_wait(asio::bind_executor(m_strand, [this](error_code stopped) {
            if (!stopped)
                acceptNext();
        }));
    }));
}

} // namespace tollgate::gateway
