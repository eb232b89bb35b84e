#pragma once

#include "base/result.h"

#include <chrono>
#include <string>
#include <string_view>

namespace tollgate {

// A point in time, UTC, to the millisecond: the resolution at which events are ordered.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

// The years that every reader accepts; outside them a timestamp is taken for garbage.
inline constexpr std::chrono::year kFirstYear{1970};
inline constexpr std::chrono::year kLastYear{9999};

// Reads RFC 3339 and ISO 8601 with a space or T, any number of fractional digits (cut to
// milliseconds), an optional zone (UTC without one); Apache's 17/Apr/2018:06:25:06 +0000; and
// epoch seconds (fraction allowed) or, from 100,000,000,000 up, epoch milliseconds.
Result<Instant> parseInstant(std::string_view text);

// The two hot forms alone, for readers that know which one they face.
Result<Instant> parseIsoInstant(std::string_view text);
Result<Instant> parseApacheInstant(std::string_view text);

// RFC 3339 in UTC, cut to seconds: 2018-04-17T06:25:06Z.
std::string formatInstant(Instant instant);

// RFC 3339 in UTC with milliseconds: 2018-04-17T06:25:06.123Z.
std::string formatInstantMillis(Instant instant);

} // namespace tollgate
