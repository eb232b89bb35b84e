#include "connectors/answer_reader.h"

#include <QList>

#include <algorithm>

namespace tollgate::connectors {

namespace {

constexpr qsizetype kLongestHead = 64 * 1024;

QByteArray fieldOf(const QByteArray& head, const QByteArray& name)
{
    const qsizetype at = head.indexOf("\r\n" + name + ':');
    if (at < 0)
        return {};
    const qsizetype begin = at + name.size() + 3;
    return head.mid(begin, head.indexOf("\r\n", begin) - begin).trimmed();
}

bool hasBody(int status) { return status >= 200 && status != 204 && status != 304; }

} // namespace

bool AnswerReader::take(const QByteArray& bytes)
{
    m_buffer += bytes;
    m_isWhole = false;
    while (!m_isWhole && !m_isBroken && advance()) { }
    return m_isWhole;
}

bool AnswerReader::close()
{
    m_isWhole = false;
    return m_state == State::UntilClose && finish();
}

// One step; false where more bytes are needed.
bool AnswerReader::advance()
{
    switch (m_state) {
    case State::Head:
        return readHead();
    case State::Counted:
        return skip(State::Head) && finish();
    case State::ChunkSize:
        return readChunkSize();
    case State::Chunk:
        return skip(State::ChunkSize);
    case State::Trailer:
        return readTrailer();
    case State::UntilClose:
        m_buffer.clear();
        return false;
    }
    return false;
}

bool AnswerReader::readHead()
{
    const qsizetype end = m_buffer.indexOf("\r\n\r\n");
    if (end < 0) {
        m_isBroken = m_buffer.size() > kLongestHead;
        return false;
    }
    const QByteArray statusLine = m_buffer.left(m_buffer.indexOf("\r\n"));
    const QByteArray head = m_buffer.left(end + 2).toLower();
    m_buffer.remove(0, end + 4);
    m_status = statusLine.mid(9, 3).toInt();
    m_isBroken = !statusLine.startsWith("HTTP/1.") || m_status < 100;
    m_closes = fieldOf(head, "connection") == "close";
    if (m_isBroken || m_status < 200)
        return !m_isBroken; // 100 Continue and its like come before the answer
    const QByteArray length = fieldOf(head, "content-length");
    m_remaining = length.toLongLong();
    if (!hasBody(m_status))
        return finish();
    if (fieldOf(head, "transfer-encoding").endsWith("chunked"))
        m_state = State::ChunkSize;
    else
        m_state = length.isEmpty() ? State::UntilClose : State::Counted;
    return true;
}

bool AnswerReader::readChunkSize()
{
    const qsizetype end = m_buffer.indexOf("\r\n");
    if (end < 0)
        return false;
    bool isNumber = false;
    const qint64 size = m_buffer.left(end).split(';').front().trimmed().toLongLong(&isNumber, 16);
    m_isBroken = !isNumber || size < 0;
    m_buffer.remove(0, end + 2);
    m_remaining = size + 2; // with the line's end behind it
    m_state = size == 0 ? State::Trailer : State::Chunk;
    return !m_isBroken;
}

bool AnswerReader::readTrailer()
{
    const qsizetype end = m_buffer.indexOf("\r\n");
    if (end < 0)
        return false;
    m_buffer.remove(0, end + 2);
    return end > 0 || finish();
}

bool AnswerReader::skip(State next)
{
    const qint64 here = std::min<qint64>(m_remaining, m_buffer.size());
    m_buffer.remove(0, here);
    m_remaining -= here;
    if (m_remaining > 0)
        return false;
    m_state = next;
    return true;
}

bool AnswerReader::finish()
{
    m_state = State::Head;
    m_isWhole = true;
    return true;
}

} // namespace tollgate::connectors
