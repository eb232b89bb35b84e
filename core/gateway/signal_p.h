#pragma once

#include "gateway/net_p.h"

namespace tollgate::gateway {

// Something that a coroutine waits for and another thread makes known, once per `reset`.
class Signal {
public:
    explicit Signal(IoExecutor context) : m_timer(context) { }

    void reset() { m_isSet = false; }

    // On the strand of the waiting coroutine.
    void set()
    {
        m_isSet = true;
        m_timer.cancel();
    }
    Task<> wait()
    {
        while (!m_isSet) {
            m_timer.expires_at(std::chrono::steady_clock::time_point::max());
            co_await m_timer.async_wait(kAwait);
        }
    }

private:
    Timer m_timer;
    bool m_isSet = false;
};

} // namespace tollgate::gateway
