#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace tollgate::gateway {

// One thread that does what waits for the store, in the order in which it was asked.
class Worker {
public:
    Worker() : m_thread([this](const std::stop_token& stop) { run(stop); }) { }

    // Does what was asked so far and ends.
    void finish()
    {
        m_thread.request_stop();
        if (m_thread.joinable())
            m_thread.join();
    }

    void post(std::function<void()> job)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_jobs.push_back(std::move(job));
        }
        m_hasJobs.notify_one();
    }

private:
    void run(const std::stop_token& stop)
    {
        for (;;) {
            std::unique_lock lock(m_mutex);
            if (!m_hasJobs.wait(lock, stop, [this] { return !m_jobs.empty(); }))
                return;
            const auto job = std::move(m_jobs.front());
            m_jobs.pop_front();
            lock.unlock();
            job();
        }
    }

    std::mutex m_mutex;
    std::condition_variable_any m_hasJobs;
    std::deque<std::function<void()>> m_jobs;
    std::jthread m_thread; // last: it uses the others
};

} // namespace tollgate::gateway
