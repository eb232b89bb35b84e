#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace tollgate::metering {

// Appends numbers and texts in the packed form of event blocks and counters: LEB128 varints,
// signed ones zigzag, texts with their length before them.
class PackedWriter {
public:
    void byte(std::uint8_t value) { m_bytes.push_back(static_cast<char>(value)); }
    void number(std::uint64_t value);
    void signedNumber(std::int64_t value);
    void text(std::string_view value);
    void fixed32(std::uint32_t value); // little-endian
    void raw(std::string_view bytes) { m_bytes.append(bytes); }

    const std::string& bytes() const { return m_bytes; }
    std::string take() && { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

// Reads what PackedWriter wrote. The first thing that does not fit is remembered: every further
// read gives 0 or an empty text, and `finish` says what was wrong. Views point into the input.
class PackedReader {
public:
    explicit PackedReader(std::string_view bytes) : m_bytes(bytes) { }

    std::uint8_t byte();
    std::uint64_t number();
    std::uint64_t numberUpTo(std::uint64_t largest); // refuses what is above
    std::int64_t signedNumber();
    std::string_view text();

    // How many elements follow, each of at least `leastBytes`: a count that the rest of the input
    // cannot hold is refused before anybody makes room for it.
    std::size_t count(std::size_t leastBytes);

    void refuse(std::string_view what);
    bool isGood() const { return m_problem.empty(); }
    std::size_t position() const { return m_position; }
    std::size_t remaining() const { return m_bytes.size() - m_position; }

    // The first problem, or that something stands behind the end.
    Result<void> finish() const;

private:
    std::string_view m_bytes;
    std::size_t m_position = 0;
    std::string_view m_problem; // a literal
    std::size_t m_problemAt = 0;
};

} // namespace tollgate::metering
