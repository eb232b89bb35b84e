#pragma once

#include <QByteArray>

#include <cstdint>

namespace tollgate::connectors {

// Finds the end of HTTP/1.1 answers in what a socket gives: statuses alone, bodies are passed over.
class AnswerReader {
public:
    // Takes bytes; true once an answer is whole. What follows it waits for the next call.
    bool take(const QByteArray& bytes);
    // The other side closed: true when that ends an answer.
    bool close();

    int status() const { return m_status; } // of the last whole answer
    bool isBroken() const { return m_isBroken; } // not HTTP: nothing more can be read
    bool closesAfterwards() const { return m_closes; }
    void reset() { *this = {}; } // for a new connection

private:
    enum class State : std::uint8_t { Head, Counted, ChunkSize, Chunk, Trailer, UntilClose };

    bool advance();
    bool readHead();
    bool readChunkSize();
    bool readTrailer();
    bool skip(State next);
    bool finish();

    QByteArray m_buffer;
    State m_state = State::Head;
    qint64 m_remaining = 0;
    int m_status = 0;
    bool m_isWhole = false;
    bool m_isBroken = false;
    bool m_closes = false;
};

} // namespace tollgate::connectors
