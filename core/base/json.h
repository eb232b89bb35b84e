#pragma once

#include "base/result.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace tollgate {

// Members keep the order in which they were written, so that a file read and saved stays readable.
using Json = nlohmann::ordered_json;

// How deep lists and objects may lie in one another: copying and writing JSON recurse.
inline constexpr int kDeepestJson = 100;

// Reads a whole document, in which no object names a member twice. A failure names line and column
// within `name`, which is a file or a request.
Result<Json> parseJson(std::string_view text, std::string_view name);

// What a value is, in a sentence: "a string", "a whole number", "null".
std::string kindOf(const Json& value);

} // namespace tollgate
