#pragma once

#include "history/lines/byte_source.h"

#include <algorithm>
#include <cstring>
#include <string>

namespace tollgate::test {

// A byte source that is no file.
class MemorySource : public history::ByteSource {
public:
    explicit MemorySource(std::string bytes) : m_bytes(std::move(bytes)) { }

    Result<std::size_t> read(std::span<char> into) override
    {
        const std::size_t count = std::min(into.size(), m_bytes.size() - m_at);
        std::memcpy(into.data(), m_bytes.data() + m_at, count);
        m_at += count;
        return count;
    }

private:
    std::string m_bytes;
    std::size_t m_at = 0;
};

} // namespace tollgate::test
