#pragma once

#include <cstdint>
#include <string>

namespace tollgate::history {

inline constexpr std::uint32_t kSampleConsumers = 412;

// The invented company of a number from 0 to kSampleConsumers - 1, and its consumer id; each is
// given once. The first ones are those that screens and documents speak of: Parcelo, then Nordlicht
// Maps, Hafen Logistics, Blau & Söhne, Tidewater Labs and Kiosk24.
std::string sampleName(std::uint32_t number);
std::string sampleId(std::uint32_t number);

} // namespace tollgate::history
