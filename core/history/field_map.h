#pragma once

#include "base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tollgate::history {

// Which column of a csv file, or dotted path of a jsonl file, gives what of a request.
struct FieldMap {
    std::optional<std::string> consumer; // none: everything belongs to one consumer
    std::optional<std::string> time; // the one that an import cannot do without
    std::optional<std::string> status;
    std::optional<std::string> bytes; // sent to the consumer: bytes_out
    std::optional<std::string> duration; // in seconds: resource_seconds
    std::optional<std::string> method;
    std::optional<std::string> path;
    std::vector<std::string> units; // their sum is the request's compute_units

    bool operator==(const FieldMap&) const = default;
};

// Reads "consumer=F,time=F,status=F,bytes=F,duration=F,method=F,path=F,units=F+F", each at most
// once, in any order.
Result<FieldMap> parseFieldMap(std::string_view text);

// The same text again: what a map says, field by field.
std::string formatFieldMap(const FieldMap& map);

// The columns that bear the very names of a map ("consumer", "time", ..., "units") as their own
// map.
FieldMap mapOfOwnNames(const std::vector<std::string>& columns);

// The names of a map that it gives no field for.
std::vector<std::string> namesOutside(const FieldMap& map);

} // namespace tollgate::history
