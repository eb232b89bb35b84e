#include "history/lines/block_stream.h"

#include <utility>

namespace tollgate::history {

namespace {

// Enough for either side to work on while the other is held up; more only leave the cache.
constexpr std::size_t kMostBlocks = 4;

} // namespace

BlockStream::BlockStream(std::unique_ptr<ByteSource> source, std::size_t blockSize)
    : m_decoder(std::move(source)), m_blockSize(blockSize),
      m_reader([this](const std::stop_token& stop) { readAll(stop); })
{
}

Result<std::string_view> BlockStream::next()
{
    {
        std::unique_lock lock(m_mutex);
        if (!m_current.bytes.empty())
            m_empty.push_back(std::move(m_current));
        m_changed.notify_all();
        m_changed.wait(lock, [this] { return !m_full.empty(); });
        m_current = std::move(m_full.front());
        // The end stays, for whoever asks again.
        if (m_current.size > 0)
            m_full.pop_front();
        else
            m_full.front()
                = Block{.endedEarly = m_current.endedEarly, .failure = m_current.failure};
    }
    if (m_current.thrown)
        std::rethrow_exception(m_current.thrown);
    if (m_current.failure)
        return fail(*m_current.failure);
    return std::string_view(m_current.bytes.data(), m_current.size);
}

void BlockStream::readAll(const std::stop_token& stop)
{
    for (bool more = true; more;) {
        auto block = emptyBlock(stop);
        if (!block)
            return;
        more = fill(*block);
        const std::scoped_lock lock(m_mutex);
        m_full.push_back(*std::move(block));
        m_changed.notify_all();
    }
}

// False at the end, however it came.
bool BlockStream::fill(Block& block)
{
    block.size = 0;
    try {
        if (block.bytes.empty())
            block.bytes.resize(m_blockSize);
        const auto count = m_decoder.read(block.bytes);
        if (count)
            block.size = *count;
        else
            block.failure = count.error();
    } catch (...) {
        block.thrown = std::current_exception();
    }
    block.bytesTaken = m_decoder.bytesTaken();
    block.endedEarly = m_decoder.endedEarly();
    return block.size > 0;
}

// Nothing when nobody wants more.
std::optional<BlockStream::Block> BlockStream::emptyBlock(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    if (m_empty.empty() && m_blockCount < kMostBlocks) {
        ++m_blockCount;
        return Block{};
    }
    if (!m_changed.wait(lock, stop, [this] { return !m_empty.empty(); }))
        return std::nullopt;
    Block block = std::move(m_empty.back());
    m_empty.pop_back();
    return block;
}

} // namespace tollgate::history
