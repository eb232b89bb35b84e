#pragma once

#include <stop_token>
#include <thread>

namespace tollgate::ctl {

// Turns Ctrl-C into a stop request while it lives; a second Ctrl-C ends the program at once.
// One at a time.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    std::stop_token token() const { return m_stop.get_token(); }

private:
    std::stop_source m_stop;
    int m_pipe[2] = {-1, -1}; // a signal handler may do little more than write to one
    std::thread m_listener;
};

} // namespace tollgate::ctl
