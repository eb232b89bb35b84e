#pragma once

#include "gateway/net_p.h"

#include <array>
#include <cstring>
#include <string_view>

namespace tollgate::gateway {

// What was read from a socket and not used yet, in a fixed piece of memory: its size is also the
// bound on the head of a message.
class ReadBuffer {
public:
    static constexpr std::size_t kSize = std::size_t{16} * 1024;

    asio::const_buffer unread() const { return {m_bytes.data() + m_begin, m_end - m_begin}; }
    asio::mutable_buffer room() { return {m_bytes.data() + m_end, kSize - m_end}; }
    bool isEmpty() const { return m_begin == m_end; }
    bool isFull() const { return m_end == kSize; }

    void filled(std::size_t size) { m_end += size; }
    void used(std::size_t size) { m_begin += size; }

    // Moves what is unread to the front. Views of what was used end here.
    void compact()
    {
        std::memmove(m_bytes.data(), m_bytes.data() + m_begin, m_end - m_begin);
        m_end -= m_begin;
        m_begin = 0;
    }

    bool holds(std::string_view view) const
    {
        return view.empty()
            || (view.data() >= m_bytes.data() && view.data() < m_bytes.data() + kSize);
    }

private:
    std::array<char, kSize> m_bytes;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
};

} // namespace tollgate::gateway
