#pragma once

#include "base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace tollgate::history {

// Turns the records of one format into events of a history.
class RecordParser {
public:
    virtual ~RecordParser() = default;

    // Adds the event of a record; false when it has none.
    virtual bool add(std::string_view record) = 0;

    // Why the last record that was offered has no event. Costly, so asked for few of them.
    virtual std::string why(std::string_view record) const = 0;

    // What only the whole file shows to be wrong.
    virtual std::optional<Error> complaint() const { return std::nullopt; }
};

} // namespace tollgate::history
