#pragma once

#include "history/lines/block_stream.h"

#include <functional>
#include <string>

namespace tollgate::history {

// Longer lines are not kept: their number is all that is left of them.
inline constexpr std::size_t kLongestLine = std::size_t{1} << 20;

// One line of a file, without its end.
struct Line {
    std::string_view text; // empty when the line is too long; lives until the next is read
    std::uint64_t number = 0; // from 1, counting every line end
    bool tooLong = false;
    bool isCutOff = false; // the data ended within the line, before it should have
};

// Cuts the blocks of a stream into lines, which end with LF or CRLF; a byte order mark before the
// first is skipped. Never holds more than one block and one line.
class LineReader {
public:
    // `goesOn` is asked before each block, with the bytes of the source taken so far; reading ends
    // with Cancelled when it says no.
    LineReader(BlockStream& stream, std::function<bool(std::uint64_t)> goesOn);

    // The first block, without taking from it: what tells a format. Empty when there is nothing.
    std::string_view head();

    // False at the end or after a failure.
    bool next(Line& line);

    const std::optional<Error>& failure() const { return m_failure; }
    std::uint64_t lineNumber() const { return m_lineNumber; } // of the line last read

private:
    bool refill();
    bool nextAcrossBlocks(Line& line);
    Line lineOf(std::string_view text);

    BlockStream& m_stream;
    std::function<bool(std::uint64_t)> m_goesOn;
    std::string_view m_rest; // of the current block
    std::string m_begun; // a line whose start stood in earlier blocks
    std::uint64_t m_lineNumber = 0;
    bool m_started = false;
    bool m_ended = false;
    std::optional<Error> m_failure;
};

} // namespace tollgate::history
