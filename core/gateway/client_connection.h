#pragma once

#include "gateway/net.h"
#include "gateway/read_buffer.h"
#include "gateway/signal.h"
#include "gateway/upstream_pool.h"
#include "gateway/watchdog.h"

#include <string>

namespace tollgate::gateway {

// One client's connection with what its requests need in turn. Used on its strand alone.
struct ClientConnection {
    enum class Side : std::uint8_t { Client, Upstream };

    ClientConnection(Socket client, Strand onStrand)
        : strand(std::move(onStrand)), socket(std::move(client)),
          watchdog(socket.get_executor(), strand), answered(socket.get_executor())
    {
    }

    // The side that has to move within `duration`, or is closed.
    void expect(Side whose, std::chrono::milliseconds duration)
    {
        side = whose;
        watchdog.expectWithin(duration);
    }
    void expired()
    {
        hasTimedOut = true;
        error_code ignored;
        if (upstream)
            upstream->socket.close(ignored);
        if (side == Side::Client)
            socket.close(ignored);
    }

    Strand strand;
    Socket socket;
    Watchdog watchdog;
    Signal answered; // by the store or the log
    ReadBuffer in;
    std::string out; // on its way to the client
    UpstreamPool::Connection upstream; // of the request that is being forwarded
    Side side = Side::Client;
    bool hasTimedOut = false;
};

} // namespace tollgate::gateway
