#pragma once

#include "gateway/net_p.h"
#include "gateway/settings.h"

#include <functional>
#include <string_view>

namespace tollgate::gateway {

// Takes connections on one address and hands each to `accept`.
class Listener {
public:
    using Accept = std::function<void(Socket)>;

    Listener(const IoExecutor& context, Accept accept);

    // Accepts when it returns; a failure names `flag`. Conflict: the address is in use.
    Result<void> open(const Address& address, std::string_view flag);
    void close(); // from any thread

    const Address& address() const { return m_address; } // with the port that was given

private:
    void acceptNext();

    Strand m_strand;
    Acceptor m_acceptor;
    Timer m_pause;
    Accept m_accept;
    Address m_address;
};

} // namespace tollgate::gateway
