#pragma once

#include "base/result.h"

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tollgate {

// What is counted. The number of a meter is its place in `Units`.
enum class Meter : std::uint8_t {
    Requests,
    ComputeUnits, // a weight per route and method
    BytesIn,
    BytesOut,
    ResourceSeconds,
    ActiveResources, // a gauge; reported by the application
};

inline constexpr std::size_t kMeterCount = 6;
inline constexpr std::array<Meter, kMeterCount> kMeters{Meter::Requests, Meter::ComputeUnits,
    Meter::BytesIn, Meter::BytesOut, Meter::ResourceSeconds, Meter::ActiveResources};

constexpr std::size_t indexOf(Meter meter) { return static_cast<std::size_t>(meter); }

std::string_view nameOf(Meter meter); // "compute_units": the name in JSON and on screen
std::optional<Meter> meterNamed(std::string_view name);
std::string knownMeters(); // "requests, compute_units, ...", for messages

// How many decimal places one unit of the meter is counted to: 0 for what comes in whole pieces,
// 6 where weights and durations are fractional (micro-units).
constexpr int placesOf(Meter meter)
{
    return meter == Meter::ComputeUnits || meter == Meter::ResourceSeconds ? 6 : 0;
}

// An exact count in the smallest unit of its meter (10^-placesOf). Sums stop at the ends of int64.
struct Quantity {
    std::int64_t value = 0;

    auto operator<=>(const Quantity&) const = default;
    Quantity& operator+=(Quantity other);
    Quantity& operator-=(Quantity other);
};

Quantity operator+(Quantity a, Quantity b);
Quantity operator-(Quantity a, Quantity b);

// `whole` units of a meter; nothing where that does not fit.
std::optional<Quantity> quantityOf(Meter meter, std::int64_t whole);

// Reads a decimal such as "5" or "0.25"; nothing when it is no decimal, negative, too fine or too
// large.
std::optional<Quantity> parseQuantity(Meter meter, std::string_view text);
std::string formatQuantity(Meter meter, Quantity quantity);

// One quantity per meter.
using Units = std::array<Quantity, kMeterCount>;

} // namespace tollgate
