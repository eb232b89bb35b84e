#pragma once

#include <memory>
#include <mutex>

namespace tollgate::gateway {

// An immutable value that is swapped as a whole: whoever holds one goes on with it.
template <class T> class Snapshot {
public:
    explicit Snapshot(std::shared_ptr<const T> value) : m_value(std::move(value)) { }

    std::shared_ptr<const T> get() const
    {
        const std::lock_guard lock(m_mutex);
        return m_value;
    }

    void set(std::shared_ptr<const T> value)
    {
        const std::lock_guard lock(m_mutex);
        m_value.swap(value); // the old one goes outside the lock
    }

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<const T> m_value;
};

} // namespace tollgate::gateway
