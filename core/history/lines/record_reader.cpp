#include "history/lines/record_reader.h"

namespace tollgate::history {

namespace {

enum class Quotes : std::uint8_t { Closed, Open, Wrong };

// How a line leaves the quotes of a record that come to it open or closed. Only a quote at the
// start of a field opens one; what follows a closing quote must be a comma or the end.
Quotes scan(std::string_view line, bool open)
{
    std::size_t at = 0;
    for (;;) {
        if (open) {
            const auto quote = line.find('"', at);
            if (quote == std::string_view::npos)
                return Quotes::Open;
            at = quote + 1;
            if (at == line.size())
                return Quotes::Closed;
            open = line[at] == '"';
            if (!open && line[at] != ',')
                return Quotes::Wrong;
            ++at;
            if (open)
                continue;
        }
        open = at < line.size() && line[at] == '"';
        at = open ? at + 1 : line.find(',', at);
        if (at == std::string_view::npos)
            return Quotes::Closed;
        at += open ? 0 : 1;
    }
}

} // namespace

bool RecordReader::next(Line& record)
{
    if (!nextLine(record))
        return false;
    if (record.text.find('"') != std::string_view::npos && scan(record.text, false) == Quotes::Open)
        join(record);
    return true;
}

bool RecordReader::nextLine(Line& line)
{
    if (m_againAt < m_again.size()) {
        const auto end = m_again.find('\n', m_againAt);
        line = {.text = std::string_view(m_again).substr(m_againAt, end - m_againAt),
            .number = m_againNumber++};
        m_againAt = end + 1;
        line.isCutOff = m_lastIsCutOff && m_againAt == m_again.size();
        return true;
    }
    if (m_after) {
        line = *m_after;
        m_after.reset();
        return true;
    }
    return m_lines.next(line);
}

void RecordReader::join(Line& record)
{
    m_joined = record.text;
    const std::size_t firstSize = m_joined.size();
    Quotes quotes = Quotes::Open;
    Line line{.isCutOff = record.isCutOff};
    while (quotes == Quotes::Open && m_joined.size() <= kLongestLine && nextLine(line)) {
        if (line.tooLong) {
            m_after = line;
            break;
        }
        m_joined.append(1, '\n').append(line.text);
        quotes = scan(line.text, true);
    }
    record.isCutOff = line.isCutOff;
    if (quotes != Quotes::Closed || m_joined.size() > kLongestLine)
        giveBack(record, firstSize);
    record.text = m_joined;
}

// Leaves the first line of the record and has the rest of it read again.
void RecordReader::giveBack(Line& record, std::size_t firstSize)
{
    if (m_joined.size() == firstSize)
        return;
    std::string again = m_joined.substr(firstSize + 1) + '\n';
    again.append(m_again, m_againAt);
    m_lastIsCutOff = m_lastIsCutOff || record.isCutOff;
    record.isCutOff = false;
    m_again = std::move(again);
    m_againAt = 0;
    m_againNumber = record.number + 1;
    m_joined.resize(firstSize);
}

} // namespace tollgate::history
