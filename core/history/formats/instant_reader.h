#pragma once

#include "base/instant.h"

#include <optional>

namespace tollgate::history {

// Reads the times of a log, most of which are written like the one before.
class InstantReader {
public:
    using Parse = Result<Instant> (*)(std::string_view);

    explicit InstantReader(Parse parse) : m_parse(parse) { }

    std::optional<Instant> read(std::string_view text)
    {
        if (text == m_text && !m_text.empty())
            return m_instant;
        const auto instant = m_parse(text);
        if (!instant)
            return std::nullopt;
        m_text = text;
        m_instant = *instant;
        return m_instant;
    }

private:
    Parse m_parse;
    std::string m_text;
    Instant m_instant;
};

} // namespace tollgate::history
