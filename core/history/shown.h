#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tollgate::history {

// Somebody's bytes in a message: in quotes, cut after 40 bytes, as valid UTF-8.
std::string shown(std::string_view text);

// The same for a list of columns, without quotes: "a, b, c", the first 30 of them.
std::string shownList(const std::vector<std::string>& names);

// A name as valid UTF-8, its other bytes as \xNN, the way nginx writes them; valid names come back
// as they are. `scratch` holds the text where a new one is made.
std::string_view asUtf8(std::string_view name, std::string& scratch);

} // namespace tollgate::history
