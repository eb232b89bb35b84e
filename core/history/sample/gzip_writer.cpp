#include "history/sample/gzip_writer.h"

#include <cerrno>
#include <limits>
#include <system_error>

namespace tollgate::history {

namespace {

constexpr std::size_t kBufferSize = std::size_t{1} << 18;

} // namespace

Failure cannotWrite(const std::filesystem::path& path)
{
    const int reason = errno != 0 ? errno : EIO;
    return fail({.code = ErrorCode::Unreadable,
        .what = "cannot be written: " + std::generic_category().message(reason),
        .where = path.string(),
        .remedy = "make room, or choose a directory that you may write to"});
}

void SampleGzipWriter::EndStream::operator()(z_stream* stream) const
{
    deflateEnd(stream);
    delete stream;
}

Result<SampleGzipWriter> SampleGzipWriter::create(const std::filesystem::path& path)
{
    constexpr int kGzip = 16; // added to the window bits: a gzip header and trailer
    constexpr int kMemory = 8; // zlib's own default
    SampleGzipWriter writer(path);
    writer.m_file.reset(std::fopen(path.c_str(), "wb"));
    if (!writer.m_file)
        return cannotWrite(path);
    writer.m_stream.reset(new z_stream{});
    if (deflateInit2(writer.m_stream.get(), Z_BEST_SPEED, Z_DEFLATED, MAX_WBITS + kGzip, kMemory,
            Z_DEFAULT_STRATEGY)
        != Z_OK) {
        errno = ENOMEM; // the only way that our constants leave
        return cannotWrite(path);
    }
    writer.m_buffer.resize(kBufferSize);
    return writer;
}

Result<void> SampleGzipWriter::write(std::string_view text)
{
    // zlib counts its input in 32 bits.
    constexpr std::size_t kMost = std::numeric_limits<uInt>::max();
    while (!text.empty()) {
        if (auto done = deflateAll(text.substr(0, kMost), Z_NO_FLUSH); !done)
            return done;
        text.remove_prefix(std::min(text.size(), kMost));
    }
    return {};
}

Result<void> SampleGzipWriter::finish()
{
    if (auto done = deflateAll({}, Z_FINISH); !done)
        return done;
    if (std::fclose(m_file.release()) != 0)
        return cannotWrite(m_path);
    return {};
}

Result<void> SampleGzipWriter::deflateAll(std::string_view text, int flush)
{
    // zlib only reads its input, but its interface says so only when ZLIB_CONST is defined.
    m_stream->next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    m_stream->avail_in = static_cast<uInt>(text.size());
    do {
        m_stream->next_out = reinterpret_cast<Bytef*>(m_buffer.data());
        m_stream->avail_out = static_cast<uInt>(m_buffer.size());
        deflate(m_stream.get(), flush); // has room and input: it cannot fail
        const std::size_t made = m_buffer.size() - m_stream->avail_out;
        if (std::fwrite(m_buffer.data(), 1, made, m_file.get()) != made)
            return cannotWrite(m_path);
    } while (m_stream->avail_out == 0);
    return {};
}

} // namespace tollgate::history
