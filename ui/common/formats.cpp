#include "common/formats.h"

#include "base/decimal.h"
#include "base/whole_number.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>
#include <cstdlib>
#include <limits>

namespace tollgate::common {

namespace {

constexpr std::int64_t kSmallest = std::numeric_limits<std::int64_t>::min();

class Formats {
    Q_DECLARE_TR_FUNCTIONS(tollgate::common::Formats)
};

const QString& minus()
{
    static const QString sign(u'\u2212');
    return sign;
}

QString withSign(bool isNegative, const QString& magnitude)
{
    return isNegative ? minus() + magnitude : magnitude;
}

QString withPlus(int sign, const QString& text) { return sign > 0 ? u'+' + text : text; }

int signOf(std::int64_t value) { return (value > 0) - (value < 0); }

// The digits of the absolute value, exact for the smallest int64 too.
QString magnitude(std::int64_t value)
{
    const auto digits = value < 0 ? ~static_cast<quint64>(value) + 1 : static_cast<quint64>(value);
    return QLocale().toString(digits);
}

QString symbolOf(const Currency& currency)
{
    struct Symbol {
        const char* code;
        char16_t symbol;
    };
    constexpr std::array<Symbol, 6> symbols{{{"USD", u'$'}, {"EUR", u'\u20ac'}, {"GBP", u'\u00a3'},
        {"JPY", u'\u00a5'}, {"INR", u'\u20b9'}, {"KRW", u'\u20a9'}}};
    for (const Symbol& known : symbols) {
        if (currency.code == known.code)
            return QString(known.symbol);
    }
    return QString::fromStdString(currency.code);
}

// Puts the currency where the language puts it: before the digits, or after them.
QString withCurrency(const QString& digits, const Currency& currency)
{
    const QString symbol = symbolOf(currency);
    const bool comesFirst
        = QLocale().toCurrencyString(qlonglong(1), QStringLiteral("$")).startsWith(u'$');
    if (!comesFirst)
        return digits + QChar::Nbsp + symbol;
    return symbol.size() == 1 ? symbol + digits : symbol + QChar::Nbsp + digits;
}

// "4381.05" with the group separators and decimal point of the language.
QString localized(const std::string& decimal)
{
    const QString plain = QString::fromStdString(decimal);
    const qsizetype point = plain.indexOf(u'.');
    const QLocale locale;
    QString whole = locale.toString(plain.left(point).toULongLong());
    if (point < 0)
        return whole;
    QString fraction = plain.mid(point + 1);
    const char32_t zero = locale.zeroDigit().toUcs4().value(0, U'0');
    for (QChar& digit : fraction)
        digit = QChar(zero + static_cast<char32_t>(digit.digitValue()));
    return whole + locale.decimalPoint() + fraction;
}

QString magnitude(const Money& amount, MoneyPlaces places)
{
    const int exact = placesOf(amount.currency);
    const std::int64_t unit = powerOfTen(exact);
    if (places == MoneyPlaces::All || exact == 0) {
        std::string digits = formatDecimal(amount.minorUnits, exact, exact);
        return localized(digits.front() == '-' ? digits.substr(1) : digits);
    }
    const std::int64_t rest = amount.minorUnits % unit;
    const std::int64_t away = rest >= unit / 2 ? 1 : rest <= -unit / 2 ? -1 : 0;
    return magnitude(amount.minorUnits / unit + away);
}

bool isShownAsZero(const QString& digits)
{
    for (const QChar c : digits) {
        if (c.digitValue() > 0)
            return false;
    }
    return true;
}

std::int64_t difference(std::int64_t before, std::int64_t after)
{
    return saturatingAdd(
        after, before == kSmallest ? std::numeric_limits<std::int64_t>::max() : -before);
}

Trend trendOf(std::int64_t change)
{
    return change > 0 ? Trend::Up : change < 0 ? Trend::Down : Trend::Level;
}

std::int64_t roundedQuotient(std::int64_t value, std::int64_t divisor)
{
    return value / divisor + (value % divisor >= divisor / 2 ? 1 : 0);
}

// At least 1 and under 1,000 units: tenths while fewer than 100 of it are shown, else whole ones.
QString threeDigits(std::int64_t value, std::int64_t unit)
{
    const QLocale locale;
    const std::int64_t tenths = roundedQuotient(value, unit / 10);
    if (tenths >= 1000 || tenths % 10 == 0)
        return locale.toString(qlonglong(roundedQuotient(value, unit)));
    return locale.toString(qlonglong(tenths / 10)) + locale.decimalPoint()
        + locale.toString(qlonglong(tenths % 10));
}

QString inUnits(const QString& number, int thousands)
{
    switch (thousands) {
    case 1:
        return Formats::tr("%1k", "thousands").arg(number);
    case 2:
        return Formats::tr("%1M", "millions").arg(number);
    case 3:
        return Formats::tr("%1B", "thousand millions").arg(number);
    default:
        return Formats::tr("%1T", "million millions").arg(number);
    }
}

// For values from 1,000 up, and down from -1,000.
QString shortened(std::int64_t value)
{
    const std::int64_t size
        = value == kSmallest ? std::numeric_limits<std::int64_t>::max() : std::abs(value);
    std::int64_t unit = 1'000;
    int thousands = 1;
    for (; thousands < 4 && roundedQuotient(size, unit) >= 1'000; ++thousands)
        unit *= 1'000;
    return withSign(value < 0, inUnits(threeDigits(size, unit), thousands));
}

} // namespace

QString count(std::int64_t value) { return withSign(value < 0, magnitude(value)); }

QString signedCount(std::int64_t value) { return withPlus(signOf(value), count(value)); }

QString compactCount(std::int64_t value)
{
    return value > -10'000 && value < 10'000 ? count(value) : shortened(value);
}

QString axisCount(std::int64_t value, std::int64_t last)
{
    const bool isFull = last < 1'000'000 || (value > -1'000 && value < 1'000);
    return isFull ? count(value) : shortened(value);
}

QString money(const Money& amount, MoneyPlaces places)
{
    const QString digits = magnitude(amount, places);
    const bool isNegative = amount.minorUnits < 0 && !isShownAsZero(digits);
    return withSign(isNegative, withCurrency(digits, amount.currency));
}

QString signedMoney(const Money& amount, MoneyPlaces places)
{
    const bool isZero = isShownAsZero(magnitude(amount, places));
    return withPlus(isZero ? 0 : signOf(amount.minorUnits), money(amount, places));
}

QString unitPrice(UnitPrice price, const Currency& currency)
{
    return withCurrency(localized(formatUnitPrice(price)), currency);
}

QString beforeAfter(const QString& before, const QString& after)
{
    return Formats::tr("%1 \u2192 %2", "before and after").arg(before, after);
}

QString Difference::text() const
{
    switch (trend) {
    case Trend::Up:
        return QStringLiteral("\u25b2 ") + amount;
    case Trend::Down:
        return QStringLiteral("\u25bc ") + amount;
    case Trend::Level:
        break;
    }
    return amount;
}

Difference countDifference(std::int64_t before, std::int64_t after)
{
    const std::int64_t change = difference(before, after);
    Difference result{.trend = trendOf(change), .amount = signedCount(change), .words = {}};
    result.words = change > 0 ? Formats::tr("%1 more").arg(magnitude(change))
        : change < 0          ? Formats::tr("%1 fewer").arg(magnitude(change))
                              : Formats::tr("no change");
    return result;
}

Difference moneyDifference(const Money& before, const Money& after, MoneyPlaces places)
{
    const Money change{
        .minorUnits = difference(before.minorUnits, after.minorUnits), .currency = after.currency};
    const QString digits = magnitude(change, places);
    const QString amount = withCurrency(digits, change.currency);
    Difference result{.trend = isShownAsZero(digits) ? Trend::Level : trendOf(change.minorUnits),
        .amount = signedMoney(change, places),
        .words = {}};
    result.words = result.trend == Trend::Up ? Formats::tr("%1 more").arg(amount)
        : result.trend == Trend::Down        ? Formats::tr("%1 less").arg(amount)
                                             : Formats::tr("no change");
    return result;
}

QString consumers(std::int64_t number)
{
    const auto plural = static_cast<int>(std::min<std::int64_t>(number, 1'000'000'000));
    return Formats::tr("%L1 consumer(s)", nullptr, plural).arg(number);
}

QString requests(std::int64_t number)
{
    const auto plural = static_cast<int>(std::min<std::int64_t>(number, 1'000'000'000));
    return Formats::tr("%L1 request(s)", nullptr, plural).arg(number);
}

QString unknown() { return QString(u'\u2014'); }

} // namespace tollgate::common
