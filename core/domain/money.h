#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace tollgate {

// An ISO 4217 currency; decides how many minor units make one.
struct Currency {
    std::string code = "USD"; // three capital letters

    auto operator<=>(const Currency&) const = default;
};

// Decimal places of a currency: 0 for JPY, 3 for KWD, 2 for most.
int placesOf(const Currency& currency);

// Three capital letters, or an error; the list of currencies that exist is not ours to keep.
Result<Currency> parseCurrency(std::string_view code);

// An exact amount in minor units (cents). Arithmetic lives in billing, with its bounds.
struct Money {
    std::int64_t minorUnits = 0;
    Currency currency;

    bool operator==(const Money&) const = default;
};

// Reads "49.00": not negative, no more places than the currency has.
Result<Money> parseMoney(std::string_view text, const Currency& currency);

// "49.00", always with the places of the currency, without its name.
std::string formatMoney(const Money& money);

// The price of one unit, exact to 12 decimal places; from 0 to 9,223,372 of the major unit.
struct UnitPrice {
    std::int64_t picoUnits = 0; // 10^-12 of the major unit

    auto operator<=>(const UnitPrice&) const = default;
};

Result<UnitPrice> parseUnitPrice(std::string_view text);
std::string formatUnitPrice(UnitPrice price); // "0.002"

} // namespace tollgate
