#pragma once

// The private vocabulary of the files that speak HTTP; never included by a public header.

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/basic_parser.hpp>

#include <chrono>

namespace tollgate::gateway {

namespace asio = boost::asio;
namespace http = boost::beast::http;

using boost::asio::ip::tcp;
using boost::system::error_code;

// Sockets and timers belong to the context; the coroutines of one connection run on its strand.
// Concrete executors instead of any_io_executor: two indirect calls less per operation.
using IoExecutor = asio::io_context::executor_type;
using Strand = asio::strand<IoExecutor>;
using Socket = asio::basic_stream_socket<tcp, IoExecutor>;
using Acceptor = asio::basic_socket_acceptor<tcp, IoExecutor>;
using Timer = asio::basic_waitable_timer<std::chrono::steady_clock,
    asio::wait_traits<std::chrono::steady_clock>, IoExecutor>;

template <class T = void> using Task = asio::awaitable<T, Strand>;

// co_await operation(kAwait) gives a tuple that starts with the error code.
inline constexpr asio::as_tuple_t<asio::use_awaitable_t<Strand>> kAwait{};

} // namespace tollgate::gateway
