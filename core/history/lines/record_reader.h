#pragma once

#include "history/lines/line_reader.h"

namespace tollgate::history {

// Joins the lines of a csv file to records: a quoted field may hold line ends. A quote that is
// never closed, or not within the length of a line, costs the line in which it opens and no other:
// reading goes on with the next.
class RecordReader {
public:
    explicit RecordReader(LineReader& lines) : m_lines(lines) { }

    // False at the end or after a failure of the lines. The text lives until the next call.
    bool next(Line& record);

private:
    bool nextLine(Line& line);
    void join(Line& record);
    void giveBack(Line& record, std::size_t firstSize);

    LineReader& m_lines;
    std::string m_joined; // the lines of the record, with LF between them
    std::string m_again; // lines to read again, each with its LF
    std::size_t m_againAt = 0;
    std::uint64_t m_againNumber = 0; // of the line at m_againAt
    bool m_lastIsCutOff = false; // the last of them
    std::optional<Line> m_after; // a line too long to keep, which follows them
};

} // namespace tollgate::history
