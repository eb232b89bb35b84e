#pragma once

#include "domain/money.h"

#include <QString>

#include <cstdint>

// Numbers as the operator reads them, in the language of QLocale(). Never through a double.
namespace tollgate::common {

QString count(std::int64_t value); // "40,000"
QString signedCount(std::int64_t value); // "+10,111", "−5", "0"
QString compactCount(std::int64_t value); // up to 9,999 in full; then 3 digits: "27.3k", "1.2M"

// A round value on an axis that ends at `last`: in full on a short one, else "5k", "2M".
QString axisCount(std::int64_t value, std::int64_t last);

enum class MoneyPlaces {
    All, // "$4,381.00"
    Whole, // "$4,381": rounded half away from zero, for headlines
};

QString money(const Money& amount, MoneyPlaces places = MoneyPlaces::All);
QString signedMoney(const Money& amount, MoneyPlaces places = MoneyPlaces::All); // "+€1,652"
QString unitPrice(UnitPrice price, const Currency& currency); // "€0.002"

QString beforeAfter(const QString& before, const QString& after); // "71 → 97"

enum class Trend { Down, Level, Up };

// A difference with its sign and in words, for those who see no arrows.
struct Difference {
    Trend trend = Trend::Level;
    QString amount; // "+26", "−26", "0"
    QString words; // "26 more", "26 fewer", "no change"

    QString text() const; // "▲ +26"
};

// Stops at the ends of int64.
Difference countDifference(std::int64_t before, std::int64_t after);

// Both amounts in one currency.
Difference moneyDifference(
    const Money& before, const Money& after, MoneyPlaces places = MoneyPlaces::All);

QString consumers(std::int64_t number); // "412 consumers", "1 consumer"
QString requests(std::int64_t number);

// What stands where a value is not known; never 0, never "unlimited".
QString unknown();

} // namespace tollgate::common
