#pragma once

#include <string>
#include <utility>

namespace tollgate {

// A token or key that must not be seen: it has no printer, compares in constant time and is wiped
// when it goes.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::string value) : m_value(std::move(value)) { }
    Secret(const Secret&) = default;
    Secret(Secret&& other) noexcept { m_value.swap(other.m_value); }
    Secret& operator=(const Secret& other)
    {
        Secret copy(other);
        m_value.swap(copy.m_value);
        return *this;
    }
    Secret& operator=(Secret&& other) noexcept
    {
        m_value.swap(other.m_value);
        return *this;
    }
    ~Secret() { wipe(); }

    // For the one place that sends or stores it.
    const std::string& reveal() const { return m_value; }
    bool empty() const { return m_value.empty(); }

    bool operator==(const Secret& other) const
    {
        unsigned difference = m_value.size() == other.m_value.size() ? 0 : 1;
        for (std::size_t i = 0; i < m_value.size() && i < other.m_value.size(); ++i)
            difference |= static_cast<unsigned>(m_value[i] ^ other.m_value[i]);
        return difference == 0;
    }

private:
    void wipe()
    {
        // Through volatile, so that no optimiser takes it for useless.
        for (volatile char& c : m_value)
            c = 0;
        m_value.clear();
    }

    std::string m_value;
};

} // namespace tollgate
