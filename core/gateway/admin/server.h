#pragma once

#include "gateway/admin/services.h"
#include "gateway/settings.h"

#include <memory>

namespace tollgate::gateway::admin {

// The admin plane: JSON over HTTP/1.1. Sessions run on one thread, handlers on a few others, those
// of other nodes on one of their own: two nodes never wait for each other's operators.
class Server {
public:
    // Takes the address; a failure is Conflict where it is in use.
    static Result<std::unique_ptr<Server>> open(const Address& admin);
    ~Server(); // closes

    const Address& address() const;

    void serve(Services& services); // accepts when it returns
    void close();

private:
    class Impl;
    explicit Server(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace tollgate::gateway::admin
