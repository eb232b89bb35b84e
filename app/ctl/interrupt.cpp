#include "interrupt.h"

#include <csignal>
#include <system_error>

#include <unistd.h>

namespace tollgate::ctl {

namespace {

volatile std::sig_atomic_t writeEnd = -1;

void onInterrupt(int)
{
    const char byte = 'c';
    [[maybe_unused]] const auto written = ::write(writeEnd, &byte, 1);
    std::signal(SIGINT, SIG_DFL);
}

} // namespace

Interrupt::Interrupt()
{
    if (::pipe(m_pipe) != 0)
        throw std::system_error(errno, std::generic_category(), "pipe");
    writeEnd = m_pipe[1];
    std::signal(SIGINT, onInterrupt);
    m_listener = std::thread([this] {
        char byte = 0;
        if (::read(m_pipe[0], &byte, 1) == 1 && byte == 'c')
            m_stop.request_stop();
    });
}

Interrupt::~Interrupt()
{
    std::signal(SIGINT, SIG_DFL);
    const char byte = 'q';
    [[maybe_unused]] const auto written = ::write(m_pipe[1], &byte, 1);
    m_listener.join();
    ::close(m_pipe[0]);
    ::close(m_pipe[1]);
}

} // namespace tollgate::ctl
