#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <algorithm>
#include <ctime>
#include <fstream>

namespace tollgate::test {

// What this thread has computed so far. Beside the clock on the wall, which counts what other
// programs do to the machine, too.
inline double cpuMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

// How long this thread has been ready to run while all processors were taken, by whomever.
inline double queuedMilliseconds()
{
    std::ifstream file("/proc/thread-self/schedstat");
    double ran = 0;
    double queued = 0;
    file >> ran >> queued;
    return queued / 1e6;
}

// Ticks every 5 ms on the GUI thread and keeps the longest time that it could not: how long a click
// would have waited.
class GuiPulse : public QObject {
public:
    GuiPulse()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, &GuiPulse::tick);
        m_timer.start(5);
        reset();
    }

    void reset()
    {
        m_ticks = 0;
        m_longest = m_longestCpu = m_longestOwn = 0;
        begin();
    }

    int ticks() const { return m_ticks; }
    double longest() const { return m_longest; } // ms between two ticks
    double longestCpu() const { return m_longestCpu; } // ms computed between two ticks
    double longestOwn() const { return m_longestOwn; } // ms between two ticks, not queued

private:
    void tick()
    {
        ++m_ticks;
        const double wall = static_cast<double>(m_sinceTick.nsecsElapsed()) / 1e6;
        m_longest = std::max(m_longest, wall);
        m_longestCpu = std::max(m_longestCpu, cpuMilliseconds() - m_cpuAtTick);
        m_longestOwn = std::max(m_longestOwn, wall - (queuedMilliseconds() - m_queuedAtTick));
        begin();
    }

    void begin()
    {
        m_cpuAtTick = cpuMilliseconds();
        m_queuedAtTick = queuedMilliseconds();
        m_sinceTick.start();
    }

    QTimer m_timer;
    QElapsedTimer m_sinceTick;
    int m_ticks = 0;
    double m_longest = 0;
    double m_longestCpu = 0;
    double m_longestOwn = 0;
    double m_cpuAtTick = 0;
    double m_queuedAtTick = 0;
};

} // namespace tollgate::test
