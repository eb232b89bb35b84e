#pragma once

#include "gateway/settings.h"

#include <memory>

namespace tollgate::gateway {

// A small upstream for samples, replays and tests. Answers 200 with a little JSON that repeats
// method, path and what the gateway said of the consumer; /status/N answers with status N,
// /bytes/N with N bytes, /chunks/N with N chunks, /close without an answer.
class EchoServer {
public:
    static Result<std::unique_ptr<EchoServer>> start(const Address& listen, unsigned threads);
    ~EchoServer(); // closes

    const Address& address() const;

private:
    class Impl;
    explicit EchoServer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace tollgate::gateway
