#pragma once

#include "history/lines/byte_source.h"

#include <zlib.h>

#include <vector>

namespace tollgate::history {

// The bytes of a source as they were before gzip, where its magic number says that it is gzip
// (of any number of members); otherwise as they are.
class Decoder {
public:
    explicit Decoder(std::unique_ptr<ByteSource> source);
    ~Decoder();
    Decoder(const Decoder&) = delete; // zlib keeps the address of its stream
    Decoder& operator=(const Decoder&) = delete;

    // Fills `into` from its front and says how far: less than its size only at the end. Damaged
    // gzip data is an InvalidData error that names the byte.
    Result<std::size_t> read(std::span<char> into);

    std::uint64_t bytesTaken() const; // of the source, so far
    bool endedEarly() const { return m_endedEarly; } // at the end: gzip data was cut off

private:
    enum class Kind : std::uint8_t { Unknown, Plain, Gzip };

    Result<std::size_t> readPlain(std::span<char> into);
    Result<std::size_t> readGzip(std::span<char> into);
    Result<std::size_t> refill();
    Result<bool> findNextMember();
    Failure damaged(std::string_view reason) const;

    std::unique_ptr<ByteSource> m_source;
    std::vector<unsigned char> m_input;
    z_stream m_stream{}; // its next_in and avail_in are the rest of m_input for plain sources too
    std::uint64_t m_bytesRead = 0;
    Kind m_kind = Kind::Unknown;
    bool m_betweenMembers = false;
    bool m_ended = false;
    bool m_endedEarly = false;
};

} // namespace tollgate::history
