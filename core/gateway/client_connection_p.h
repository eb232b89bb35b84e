#pragma once

#include "gateway/net_p.h"
#include "gateway/read_buffer_p.h"
#include "gateway/signal_p.h"
#include "gateway/upstream_pool_p.h"
#include "gateway/watchdog_p.h"

#include <memory>
#include <string>

namespace tollgate::gateway {

// One client's connection with what its requests need in turn. Used on its strand alone.
struct ClientConnection {
    enum class Side : std::uint8_t { Client, Upstream };

    ClientConnection(Socket client, Strand onStrand)
        : strand(std::move(onStrand)), socket(std::move(client)),
          clientWatch(socket.get_executor(), strand), upstreamWatch(socket.get_executor(), strand),
          answered(socket.get_executor())
    {
    }

    // As long as `whole`, of which this is part, is there.
    void watch(const std::weak_ptr<void>& whole)
    {
        clientWatch.start(whole, [this] { clientExpired(); });
        upstreamWatch.start(whole, [this] { upstreamExpired(); });
    }
    void stopWatching()
    {
        clientWatch.stop();
        upstreamWatch.stop();
    }

    // That side has to move within `duration`, or is closed; until it is said to have been heard.
    void expect(Side side, std::chrono::milliseconds duration)
    {
        (side == Side::Client ? clientWatch : upstreamWatch).expectWithin(duration);
    }
    void heard(Side side) { (side == Side::Client ? clientWatch : upstreamWatch).rest(); }

    void closeUpstream()
    {
        error_code ignored;
        if (upstream)
            upstream->socket.close(ignored);
    }
    void upstreamExpired()
    {
        hasTimedOut = true;
        closeUpstream();
    }
    // A client that does not send its body keeps an upstream waiting as well.
    void clientExpired()
    {
        error_code ignored;
        socket.close(ignored);
        closeUpstream();
    }

    Strand strand;
    Socket socket;
    Watchdog clientWatch;
    Watchdog upstreamWatch;
    Signal answered; // by the store or the log
    ReadBuffer in;
    std::string out; // on its way to the client
    UpstreamPool::Connection upstream; // of the request that is being forwarded
    bool hasTimedOut = false; // the upstream
};

} // namespace tollgate::gateway
