#pragma once

#include "history/lines/decoder.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>
#include <vector>

namespace tollgate::history {

// The decoded bytes of a source, block by block, read and inflated ahead on a thread of its own
// into a few blocks that are used again and again.
class BlockStream {
public:
    BlockStream(std::unique_ptr<ByteSource> source, std::size_t blockSize);

    // The next bytes, which live until the next call; empty at the end.
    Result<std::string_view> next();

    std::uint64_t bytesTaken() const { return m_current.bytesTaken; } // of the source, so far
    bool endedEarly() const { return m_current.endedEarly; } // at the end: gzip data was cut off

private:
    struct Block {
        std::vector<char> bytes;
        std::size_t size = 0; // 0: the end
        std::uint64_t bytesTaken = 0;
        bool endedEarly = false;
        std::optional<Error> failure;
        std::exception_ptr thrown;
    };

    void readAll(const std::stop_token& stop);
    bool fill(Block& block);
    std::optional<Block> emptyBlock(const std::stop_token& stop);

    Decoder m_decoder; // the reading thread's
    std::size_t m_blockSize;
    std::size_t m_blockCount = 0;

    std::mutex m_mutex;
    std::condition_variable_any m_changed; // of the two that the mutex guards
    std::deque<Block> m_full;
    std::vector<Block> m_empty;

    Block m_current; // the caller's
    std::jthread m_reader; // last, so that it ends before what it uses
};

} // namespace tollgate::history
