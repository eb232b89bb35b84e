#include "verbs.h"

#include "arguments.h"
#include "gateway/echo_server.h"
#include "stop_signals.h"

#include <cstdio>

namespace tollgate::app {

Result<void> echo(const Words& words)
{
    const StopSignals stopSignals;
    const auto arguments = Arguments::read(words, {.withValue = {"--listen"}, .alone = {}});
    if (!arguments)
        return fail(arguments.error());
    const auto listen
        = gateway::addressFromText(arguments->value("--listen", "127.0.0.1:9000"), "--listen");
    if (!listen)
        return fail(listen.error());
    const auto server = gateway::EchoServer::start(*listen, 1);
    if (!server)
        return fail(server.error());
    std::printf("{\"listen\":\"%s\"}\n", (*server)->address().text().c_str());
    std::fflush(stdout);
    while (stopSignals.next() != Asked::Stop) { }
    return {};
}

} // namespace tollgate::app
