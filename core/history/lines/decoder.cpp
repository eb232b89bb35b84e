#include "history/lines/decoder.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cstring>
#include <limits>
#include <new>

namespace tollgate::history {

namespace {

constexpr std::size_t kInputSize = std::size_t{256} * 1024;
constexpr unsigned char kMagic0 = 0x1F; // RFC 1952, 2.3.1
constexpr unsigned char kMagic1 = 0x8B;

} // namespace

Decoder::Decoder(std::unique_ptr<ByteSource> source)
    : m_source(std::move(source)), m_input(kInputSize)
{
}

Decoder::~Decoder()
{
    if (m_kind == Kind::Gzip)
        inflateEnd(&m_stream);
}

std::uint64_t Decoder::bytesTaken() const { return m_bytesRead - m_stream.avail_in; }

Failure Decoder::damaged(std::string_view reason) const
{
    return fail({.code = ErrorCode::InvalidData,
        .what = fmt::format("the gzip data is damaged: {}", reason),
        .where = fmt::format("byte {}", bytesTaken()),
        .remedy = "fetch the file again"});
}

Result<std::size_t> Decoder::refill()
{
    const auto count = m_source->read({reinterpret_cast<char*>(m_input.data()), m_input.size()});
    if (!count)
        return count;
    m_bytesRead += *count;
    m_stream.next_in = m_input.data();
    m_stream.avail_in = static_cast<uInt>(*count);
    return count;
}

Result<std::size_t> Decoder::read(std::span<char> into)
{
    if (m_kind == Kind::Unknown) {
        const auto count = refill();
        if (!count)
            return count;
        const bool isGzip = *count >= 2 && m_input[0] == kMagic0 && m_input[1] == kMagic1;
        constexpr int kGzipOnly = 16; // zlib's way to say which header it expects
        if (isGzip && inflateInit2(&m_stream, MAX_WBITS + kGzipOnly) != Z_OK)
            throw std::bad_alloc();
        m_kind = isGzip ? Kind::Gzip : Kind::Plain;
    }
    return m_kind == Kind::Gzip ? readGzip(into) : readPlain(into);
}

Result<std::size_t> Decoder::readPlain(std::span<char> into)
{
    const std::size_t held = std::min<std::size_t>(m_stream.avail_in, into.size());
    std::memcpy(into.data(), m_stream.next_in, held);
    m_stream.next_in += held;
    m_stream.avail_in -= static_cast<uInt>(held);
    const auto count = m_source->read(into.subspan(held));
    if (!count)
        return count;
    m_bytesRead += *count;
    return held + *count;
}

// After a member: whether another begins. Zeros may pad the end, as tapes and block devices leave
// them.
Result<bool> Decoder::findNextMember()
{
    for (;;) {
        while (m_stream.avail_in > 0 && *m_stream.next_in == 0) {
            ++m_stream.next_in;
            --m_stream.avail_in;
        }
        if (m_stream.avail_in > 0)
            break;
        const auto count = refill();
        if (!count)
            return fail(count.error());
        if (*count == 0)
            return false;
    }
    if (*m_stream.next_in != kMagic0)
        return damaged("what follows its end is not gzip");
    inflateReset(&m_stream);
    m_betweenMembers = false;
    return true;
}

Result<std::size_t> Decoder::readGzip(std::span<char> into)
{
    assert(into.size() <= std::numeric_limits<uInt>::max());
    m_stream.next_out = reinterpret_cast<Bytef*>(into.data());
    m_stream.avail_out = static_cast<uInt>(into.size());
    while (m_stream.avail_out > 0 && !m_ended) {
        if (m_betweenMembers) {
            const auto another = findNextMember();
            if (!another)
                return fail(another.error());
            m_ended = !*another;
            continue;
        }
        const auto count
            = m_stream.avail_in > 0 ? Result<std::size_t>(m_stream.avail_in) : refill();
        if (!count)
            return count;
        const int outcome = inflate(&m_stream, Z_NO_FLUSH);
        m_betweenMembers = outcome == Z_STREAM_END;
        // No progress without input: what zlib held back is out, and the end never came.
        m_ended = m_endedEarly = outcome == Z_BUF_ERROR && *count == 0;
        if (outcome == Z_MEM_ERROR)
            throw std::bad_alloc();
        if (outcome != Z_OK && outcome != Z_STREAM_END && outcome != Z_BUF_ERROR)
            return damaged(m_stream.msg ? m_stream.msg : "unknown header");
    }
    return into.size() - m_stream.avail_out;
}

} // namespace tollgate::history
