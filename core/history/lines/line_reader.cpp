#include "history/lines/line_reader.h"

#include <cstring>

namespace tollgate::history {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Where the text has its first line end; npos: nowhere. std::string_view::find does the same, but
// g++ 12 does not inline it down to memchr.
std::size_t lineEnd(std::string_view text)
{
    const void* const end = text.empty() ? nullptr : std::memchr(text.data(), '\n', text.size());
    return end ? static_cast<std::size_t>(static_cast<const char*>(end) - text.data())
               : std::string_view::npos;
}

} // namespace

LineReader::LineReader(BlockStream& stream, std::function<bool(std::uint64_t)> goesOn)
    : m_stream(stream), m_goesOn(std::move(goesOn))
{
}

std::string_view LineReader::head()
{
    if (!m_started) {
        m_started = true;
        refill();
        if (m_rest.starts_with(kByteOrderMark))
            m_rest.remove_prefix(kByteOrderMark.size());
    }
    return m_rest;
}

// False when there is no further block.
bool LineReader::refill()
{
    m_rest = {};
    if (m_ended)
        return false;
    if (!m_goesOn(m_stream.bytesTaken())) {
        m_failure = Error{.code = ErrorCode::Cancelled, .what = "was cancelled"};
        m_ended = true;
        return false;
    }
    const auto block = m_stream.next();
    if (block)
        m_rest = *block;
    else
        m_failure = block.error();
    m_ended = m_rest.empty();
    return !m_ended;
}

bool LineReader::next(Line& line)
{
    head();
    const std::size_t end = lineEnd(m_rest);
    if (end == std::string_view::npos)
        return nextAcrossBlocks(line);
    line = lineOf(m_rest.substr(0, end));
    m_rest.remove_prefix(end + 1);
    return true;
}

bool LineReader::nextAcrossBlocks(Line& line)
{
    // One more than a line may have, because a CR may still go.
    constexpr std::size_t kMostKept = kLongestLine + 1;
    m_begun.clear();
    bool tooLong = false;
    bool hasEnd = false;
    while (!hasEnd && (!m_rest.empty() || refill())) {
        const std::size_t end = lineEnd(m_rest);
        const auto part = m_rest.substr(0, end);
        tooLong = tooLong || m_begun.size() + part.size() > kMostKept;
        if (!tooLong)
            m_begun += part;
        hasEnd = end != std::string_view::npos;
        m_rest.remove_prefix(part.size() + (hasEnd ? 1 : 0));
    }
    if (m_failure || (!hasEnd && m_begun.empty() && !tooLong))
        return false;
    line = tooLong ? Line{.number = ++m_lineNumber, .tooLong = true} : lineOf(m_begun);
    line.isCutOff = !hasEnd && m_stream.endedEarly();
    return true;
}

Line LineReader::lineOf(std::string_view text)
{
    if (text.ends_with('\r'))
        text.remove_suffix(1);
    const bool tooLong = text.size() > kLongestLine;
    return {
        .text = tooLong ? std::string_view{} : text, .number = ++m_lineNumber, .tooLong = tooLong};
}

} // namespace tollgate::history
