#include "domain/money.h"

#include "base/decimal.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tollgate {

namespace {

constexpr int kUnitPricePlaces = 12;

// ISO 4217, list one, as of 2024: every currency in use whose exponent is not 2.
constexpr std::array<std::string_view, 17> kWithoutMinorUnit{"BIF", "CLP", "DJF", "GNF", "ISK",
    "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"};
constexpr std::array<std::string_view, 7> kWithThousandths{
    "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"};

template <class List> bool contains(const List& list, std::string_view code)
{
    return std::find(list.begin(), list.end(), code) != list.end();
}

Failure notAnAmount(std::string_view text, int places)
{
    return fail({.code = ErrorCode::InvalidData,
        .what = fmt::format(
            "{} is not an amount from 0 up with at most {} decimal places", inQuotes(text), places),
        .where = {},
        .remedy = {}});
}

} // namespace

int placesOf(const Currency& currency)
{
    if (contains(kWithoutMinorUnit, currency.code))
        return 0;
    return contains(kWithThousandths, currency.code) ? 3 : 2;
}

Result<Currency> parseCurrency(std::string_view code)
{
    const bool capitals
        = std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (code.size() != 3 || !capitals)
        return fail({.code = ErrorCode::InvalidData,
            .what = inQuotes(code) + " is not a currency code",
            .where = {},
            .remedy = "use the three capital letters of ISO 4217, such as USD"});
    return Currency{std::string(code)};
}

Result<Money> parseMoney(std::string_view text, const Currency& currency)
{
    const int places = placesOf(currency);
    const auto minorUnits = parseDecimal(text, places);
    if (!minorUnits || *minorUnits < 0)
        return notAnAmount(text, places);
    return Money{.minorUnits = *minorUnits, .currency = currency};
}

std::string formatMoney(const Money& money)
{
    const int places = placesOf(money.currency);
    return formatDecimal(money.minorUnits, places, places);
}

Result<UnitPrice> parseUnitPrice(std::string_view text)
{
    const auto picoUnits = parseDecimal(text, kUnitPricePlaces);
    if (!picoUnits || *picoUnits < 0)
        return notAnAmount(text, kUnitPricePlaces);
    return UnitPrice{*picoUnits};
}

std::string formatUnitPrice(UnitPrice price)
{
    return formatDecimal(price.picoUnits, kUnitPricePlaces);
}

} // namespace tollgate
