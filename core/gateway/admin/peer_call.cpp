#include "gateway/admin/peer_call.h"

#include "base/json_reader.h"
#include "gateway/relay_parser_p.h"

#include <fmt/format.h>

namespace tollgate::gateway::admin {

namespace {

Failure unavailable(std::string what, const ports::Node& node)
{
    return fail({.code = ErrorCode::Unavailable,
        .what = std::move(what),
        .where = "node '" + node.name + "'",
        .remedy = {}});
}

struct PeerAnswer {
    int status = 0; // 0: none
    std::string body;
};

std::string requestTo(const ports::Node& node, const Touched& touched, const Upstream& address)
{
    const std::string body = Json{{"scope", touched.scope}, {"id", touched.id},
        {"drops_all", touched.dropsAll ? 1 : 0}}
                                 .dump();
    return fmt::format("POST /admin/v1/peer/invalidate HTTP/1.1\r\nHost: {}\r\n"
                       "X-Tollgate-Peer: {}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{}",
        address.authority(), node.peerSecret, body.size(), body);
}

Task<> exchange(
    Socket& socket, tcp::endpoint endpoint, const std::string& request, PeerAnswer& answer)
{
    auto [refused] = co_await socket.async_connect(endpoint, kAwait);
    if (refused)
        co_return;
    auto [broken, sent] = co_await asio::async_write(socket, asio::buffer(request), kAwait);
    if (broken)
        co_return;
    ReadBuffer buffer;
    ResponseParser response(buffer);
    while (!response.is_done()) {
        auto [ended, size] = co_await socket.async_read_some(buffer.room(), kAwait);
        if (ended)
            co_return;
        buffer.filled(size);
        error_code ec;
        if (!response.is_header_done() && parseHead(response, buffer, ec))
            response.sendBodyTo(answer.body, Framing::AsIs);
        if (!ec && response.is_header_done())
            parseBody(response, buffer, ec);
        if (ec)
            co_return;
    }
    answer.status = response.status();
}

Result<std::optional<std::int64_t>> versionIn(const PeerAnswer& answer, const ports::Node& node)
{
    if (answer.status != 200)
        return unavailable(answer.status == 0
                ? "cannot be reached"
                : fmt::format("answered with status {}", answer.status),
            node);
    const auto json = parseJson(answer.body, "answer");
    if (!json)
        return fail(json.error());
    JsonReader in(*json, {});
    const auto version = in.optionalWholeNumber("version");
    return in.finish(version);
}

} // namespace

Result<std::optional<std::int64_t>> askPeer(
    const ports::Node& node, const Touched& touched, std::chrono::milliseconds patience)
{
    const auto address = upstreamFromUrl(node.adminUrl, node.name);
    if (!address)
        return fail(address.error());
    error_code ec;
    const auto host = asio::ip::make_address(address->host, ec);
    if (ec)
        return unavailable("its address is no IP address", node);
    const tcp::endpoint endpoint(host, static_cast<std::uint16_t>(std::stoul(address->port)));
    const std::string request = requestTo(node, touched, *address);

    asio::io_context context(1);
    Socket socket(context.get_executor());
    PeerAnswer answer;
    bool isOver = false;
    asio::co_spawn(asio::make_strand(context.get_executor()),
        exchange(socket, endpoint, request, answer),
        [&isOver](const std::exception_ptr&) { isOver = true; });
    context.run_for(patience);
    if (isOver)
        return versionIn(answer, node);
    socket.close(ec);
    context.restart();
    context.run(); // the coroutine sees the closed socket and ends
    return unavailable(fmt::format("did not answer within {} s", patience.count() / 1000), node);
}

} // namespace tollgate::gateway::admin
