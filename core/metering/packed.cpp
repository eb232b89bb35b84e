#include "metering/packed.h"

namespace tollgate::metering {

void PackedWriter::number(std::uint64_t value)
{
    while (value >= 0x80) {
        byte(static_cast<std::uint8_t>(value | 0x80));
        value >>= 7;
    }
    byte(static_cast<std::uint8_t>(value));
}

void PackedWriter::signedNumber(std::int64_t value)
{
    const auto bits = static_cast<std::uint64_t>(value);
    number((bits << 1) ^ (value < 0 ? ~std::uint64_t{0} : 0));
}

void PackedWriter::text(std::string_view value)
{
    number(value.size());
    m_bytes.append(value);
}

void PackedWriter::fixed32(std::uint32_t value)
{
    for (int shift = 0; shift < 32; shift += 8)
        byte(static_cast<std::uint8_t>(value >> shift));
}

void PackedReader::refuse(std::string_view what)
{
    if (!isGood())
        return;
    m_problem = what;
    m_problemAt = m_position;
}

std::uint8_t PackedReader::byte()
{
    if (!isGood())
        return 0;
    if (remaining() == 0) {
        refuse("ends in the middle of a value");
        return 0;
    }
    return static_cast<std::uint8_t>(m_bytes[m_position++]);
}

std::uint64_t PackedReader::number()
{
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        const std::uint8_t next = byte();
        const std::uint64_t bits = next & 0x7FU;
        if (shift == 63 && bits > 1)
            break;
        value |= bits << shift;
        if ((next & 0x80U) == 0)
            return value;
    }
    refuse("holds a number of more than 64 bits");
    return 0;
}

std::uint64_t PackedReader::numberUpTo(std::uint64_t largest)
{
    const std::uint64_t value = number();
    if (value <= largest)
        return value;
    refuse("holds a number out of its range");
    return 0;
}

std::int64_t PackedReader::signedNumber()
{
    const std::uint64_t bits = number();
    return static_cast<std::int64_t>((bits >> 1) ^ ((bits & 1) != 0 ? ~std::uint64_t{0} : 0));
}

std::string_view PackedReader::text()
{
    const std::uint64_t size = number();
    if (size > remaining()) {
        refuse("holds a text that is longer than the rest");
        return {};
    }
    const auto value = m_bytes.substr(m_position, size);
    m_position += size;
    return value;
}

std::size_t PackedReader::count(std::size_t leastBytes)
{
    const std::uint64_t value = number();
    if (value <= remaining() / leastBytes)
        return value;
    refuse("names more elements than the rest can hold");
    return 0;
}

Result<void> PackedReader::finish() const
{
    if (isGood() && remaining() == 0)
        return {};
    const std::string_view what = isGood() ? "goes on behind its end" : m_problem;
    const std::size_t at = isGood() ? m_position : m_problemAt;
    return fail({.code = ErrorCode::InvalidData,
        .what = std::string(what),
        .where = "byte " + std::to_string(at),
        .remedy = {}});
}

} // namespace tollgate::metering
