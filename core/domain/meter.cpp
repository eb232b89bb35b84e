#include "domain/meter.h"

#include "base/decimal.h"
#include "base/whole_number.h"

namespace tollgate {

namespace {

constexpr std::array<std::string_view, kMeterCount> kNames{
    "requests", "compute_units", "bytes_in", "bytes_out", "resource_seconds", "active_resources"};

} // namespace

std::string_view nameOf(Meter meter) { return kNames[indexOf(meter)]; }

std::optional<Meter> meterNamed(std::string_view name)
{
    for (const Meter meter : kMeters) {
        if (nameOf(meter) == name)
            return meter;
    }
    return std::nullopt;
}

std::string knownMeters()
{
    std::string names;
    for (const auto name : kNames)
        names += (names.empty() ? "" : ", ") + std::string(name);
    return names;
}

Quantity& Quantity::operator+=(Quantity other)
{
    value = saturatingAdd(value, other.value);
    return *this;
}

Quantity& Quantity::operator-=(Quantity other)
{
    value = saturatingSubtract(value, other.value);
    return *this;
}

Quantity operator+(Quantity a, Quantity b) { return a += b; }
Quantity operator-(Quantity a, Quantity b) { return a -= b; }

std::optional<Quantity> quantityOf(Meter meter, std::int64_t whole)
{
    Quantity quantity;
    if (__builtin_mul_overflow(whole, powerOfTen(placesOf(meter)), &quantity.value))
        return std::nullopt;
    return quantity;
}

std::optional<Quantity> parseQuantity(Meter meter, std::string_view text)
{
    const auto value = parseDecimal(text, placesOf(meter));
    if (!value || *value < 0)
        return std::nullopt;
    return Quantity{*value};
}

std::string formatQuantity(Meter meter, Quantity quantity)
{
    return formatDecimal(quantity.value, placesOf(meter));
}

} // namespace tollgate
