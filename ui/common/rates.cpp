#include "common/rates.h"

#include "common/formats.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace tollgate::common {

namespace {

class Rates {
    Q_DECLARE_TR_FUNCTIONS(tollgate::common::Rates)
};

// From 10 up whole ones say enough.
QString tenths(std::int64_t value)
{
    const bool isWhole = value >= 100 || value % 10 == 0;
    return isWhole ? count((value + 5) / 10)
                   : count(value / 10) + QLocale().decimalPoint() + count(value % 10);
}

QString leastTenth() { return QStringLiteral("< ") + tenths(1); }

} // namespace

QString perSecond(std::int64_t events, std::int64_t seconds)
{
    const std::int64_t value = (events * 10 + seconds / 2) / seconds;
    return Rates::tr("%1/s", "per second")
        .arg(value == 0 && events > 0 ? leastTenth() : tenths(value));
}

QString share(std::int64_t part, std::int64_t whole)
{
    if (whole == 0)
        return unknown();
    const std::int64_t value = (part * 1'000 + whole / 2) / whole;
    const QString percent = value == 0 && part > 0 ? leastTenth()
        : value >= 995 && part < whole             ? QStringLiteral("> ") + count(99)
                                                   : tenths(value);
    return Rates::tr("%1 %", "per cent").arg(percent);
}

QString span(std::chrono::milliseconds span)
{
    using namespace std::chrono;
    if (span < minutes{1})
        return Rates::tr("%1 s").arg(std::max<qint64>(0, duration_cast<seconds>(span).count()));
    if (span < hours{1})
        return Rates::tr("%1 min").arg(duration_cast<minutes>(span).count());
    if (span < days{1})
        return Rates::tr("%1 h").arg(duration_cast<hours>(span).count());
    return Rates::tr("%1 d").arg(duration_cast<days>(span).count());
}

} // namespace tollgate::common
