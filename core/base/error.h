#pragma once

#include <string>
#include <string_view>

namespace tollgate {

// What kind of thing went wrong; decides exit codes and HTTP statuses, never wording.
enum class ErrorCode {
    InvalidArgument, // the caller's words: a flag, a parameter
    InvalidData, // what was read: a file, a line, a field
    CutOff, // what was read ends too early; the part that is there can be taken
    NotFound,
    Unreadable, // the operating system would not give it
    Overflow, // a sum or product does not fit its exact type
    Cancelled, // somebody asked to stop
    Conflict, // what the change was based on has moved
    Unavailable, // the other side does not answer
    Refused, // the other side said no
};

// A failure that a person can act on. Each text is a fragment without a full stop.
struct Error {
    ErrorCode code = ErrorCode::InvalidData;
    std::string what; // "not valid JSON: unexpected '}'"
    std::string where; // "plans.json, line 3, column 5"; empty when there is no place
    std::string remedy; // "quote the price: \"49.00\""; empty when `what` already says it

    bool operator==(const Error&) const = default;
};

// One line for a terminal or a message: "where: what; remedy".
std::string describe(const Error& error);

// The same error seen from further out: `outer` goes before the place it already names.
Error within(std::string outer, Error error);

// Somebody's text within a message: in quotes, on one line, cut after 40 bytes.
std::string inQuotes(std::string_view text);

} // namespace tollgate
