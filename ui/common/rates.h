#pragma once

#include <QString>

#include <chrono>
#include <cstdint>

// Rates, shares and spans of time as the operator reads them. What is not nought is never shown as
// nought, and what is not the whole never as the whole.
namespace tollgate::common {

// A mean over a number of seconds, at least 1: "0/s", "< 0.1/s", "4.2/s", "1,240/s".
QString perSecond(std::int64_t events, std::int64_t seconds);

// The part of a whole: "0 %", "< 0.1 %", "2.4 %", "100 %"; unknown() of nothing.
QString share(std::int64_t part, std::int64_t whole);

// "0 s", "41 s", "3 min", "2 h", "5 d": cut to the unit, as ages are.
QString span(std::chrono::milliseconds span);

} // namespace tollgate::common
