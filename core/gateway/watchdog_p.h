#pragma once

#include "gateway/net_p.h"

#include <functional>
#include <memory>

namespace tollgate::gateway {

// Calls back when what was promised did not come in time. Moving the deadline on costs a store:
// the timer is only armed anew when it has fired early or would fire late. Used on one strand.
class Watchdog {
public:
    using Clock = std::chrono::steady_clock;

    Watchdog(IoExecutor context, Strand strand) : m_timer(context), m_strand(std::move(strand)) { }

    // Calls as long as `watched`, of which this is part, is there. It is not held: a session that
    // is dropped with its executor would hold itself for ever.
    void start(std::weak_ptr<void> watched, std::function<void()> onExpiry)
    {
        m_watched = std::move(watched);
        m_onExpiry = std::move(onExpiry);
    }

    void expectWithin(Clock::duration duration)
    {
        m_deadline = Clock::now() + duration;
        if (!m_isArmed || m_deadline < m_armedFor)
            arm();
    }
    void rest() { m_deadline = Clock::time_point::max(); }
    void stop()
    {
        rest();
        m_onExpiry = nullptr;
        m_timer.cancel();
    }

private:
    void arm()
    {
        m_isArmed = true;
        m_armedFor = m_deadline;
        m_timer.expires_at(m_deadline);
        m_timer.async_wait(
            asio::bind_executor(m_strand, [this, watched = m_watched](error_code ec) {
                if (const auto alive = watched.lock())
                    fired(ec);
            }));
    }
    void fired(error_code ec)
    {
        if (ec)
            return; // armed anew, or stopped
        m_isArmed = false;
        if (m_deadline == Clock::time_point::max())
            return;
        if (Clock::now() < m_deadline)
            arm();
        else if (m_onExpiry)
            m_onExpiry();
    }

    Timer m_timer;
    Strand m_strand;
    std::weak_ptr<void> m_watched;
    std::function<void()> m_onExpiry;
    Clock::time_point m_deadline = Clock::time_point::max();
    Clock::time_point m_armedFor;
    bool m_isArmed = false;
};

} // namespace tollgate::gateway
