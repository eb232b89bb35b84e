#include "stop_signals.h"

#include <csignal>
#include <initializer_list>
#include <pthread.h>

namespace tollgate::app {

namespace {

sigset_t watchedSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        sigaddset(&signals, signal);
    return signals;
}

} // namespace

StopSignals::StopSignals()
{
    const sigset_t signals = watchedSignals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr); // threads inherit it
    std::signal(SIGPIPE, SIG_IGN);
}

Asked StopSignals::next() const
{
    const sigset_t signals = watchedSignals();
    int signal = 0;
    while (sigwait(&signals, &signal) != 0) { }
    return signal == SIGHUP ? Asked::Reload : Asked::Stop;
}

} // namespace tollgate::app
