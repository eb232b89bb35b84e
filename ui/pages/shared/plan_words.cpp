#include "shared/plan_words.h"

#include "base/overloaded.h"
#include "common/formats.h"
#include "preview/estimate.h"
#include "shared/words.h"

#include <QDateTime>
#include <QLocale>

namespace tollgate::pages {

namespace {

using common::beforeAfter;
using common::count;

QString shortWindow(Window window)
{
    return window == Window::Minute ? Words::tr("min") : windowName(window);
}

// "17 Apr 2018": days are UTC days, and the page says so.
QString dayText(Instant instant)
{
    const auto moment = QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count(), Qt::UTC);
    return QLocale().toString(moment.date(), QStringLiteral("d MMM yyyy"));
}

// The changes of one plan that have words: limits, modes and prices of quotas, rates.
class PlanChanges {
public:
    PlanChanges(const Plan& before, const Plan& after) : m_before(before), m_after(after) { }

    QStringList words() const
    {
        QStringList words;
        for (const Meter meter : kMeters)
            addQuota(words, meter);
        for (const Window window : kWindows)
            addLimit(words, window);
        if (m_before.price != m_after.price)
            words << Words::tr("price") + u' '
                    + beforeAfter(common::money(m_before.price), common::money(m_after.price));
        return words;
    }

private:
    void addLimit(QStringList& words, const preview::Dimension& dimension) const
    {
        const auto was = preview::limitOf(m_before, dimension);
        const auto is = preview::limitOf(m_after, dimension);
        if (was != is)
            words << limitName(dimension, m_after.cycle).toLower() + u' '
                    + beforeAfter(limitText(was), limitText(is));
    }

    void addQuota(QStringList& words, Meter meter) const
    {
        addLimit(words, meter);
        const Quota* was = m_before.quota(meter);
        const Quota* is = m_after.quota(meter);
        if (!is || (was && *was == *is))
            return;
        if (!was || was->whenExhausted != is->whenExhausted)
            words << modeName(is->whenExhausted);
        const bool billed = is->whenExhausted == WhenExhausted::BillOverage;
        if (billed
            && (!was || was->overagePrice != is->overagePrice
                || was->whenExhausted != is->whenExhausted))
            words << Words::tr("overage %1 each")
                         .arg(common::unitPrice(is->overagePrice, m_after.price.currency));
    }

    const Plan& m_before;
    const Plan& m_after;
};

} // namespace

QString meterName(Meter meter)
{
    switch (meter) {
    case Meter::Requests:
        return Words::tr("requests");
    case Meter::ComputeUnits:
        return Words::tr("compute units");
    case Meter::BytesIn:
        return Words::tr("bytes in");
    case Meter::BytesOut:
        return Words::tr("bytes out");
    case Meter::ResourceSeconds:
        return Words::tr("resource seconds");
    case Meter::ActiveResources:
        return Words::tr("active resources");
    }
    return {};
}

QString windowName(Window window)
{
    switch (window) {
    case Window::Minute:
        return Words::tr("minute");
    case Window::Hour:
        return Words::tr("hour");
    case Window::Day:
        return Words::tr("day");
    }
    return {};
}

QString periodName(Cycle cycle)
{
    return cycle == Cycle::Daily ? Words::tr("day") : Words::tr("month");
}

QString modeName(WhenExhausted mode)
{
    switch (mode) {
    case WhenExhausted::Refuse:
        return Words::tr("refused beyond it");
    case WhenExhausted::BillOverage:
        return Words::tr("overage billed");
    case WhenExhausted::Notify:
        return Words::tr("notified beyond it");
    }
    return {};
}

QString nameOf(const preview::Dimension& dimension, Cycle cycle)
{
    return std::visit(
        Overloaded{[&](Meter meter) {
                       const QString period = Words::tr("Per %1").arg(periodName(cycle));
                       return meter == Meter::Requests
                           ? period
                           : period + QStringLiteral(", ") + meterName(meter);
                   },
            [](Window window) { return Words::tr("Per %1").arg(windowName(window)); }},
        dimension);
}

QString limitName(const preview::Dimension& dimension, Cycle cycle)
{
    return std::visit(
        Overloaded{
            [&](Meter meter) {
                return meter == Meter::Requests
                    ? Words::tr("Quota per %1").arg(periodName(cycle))
                    : Words::tr("Quota of %1 per %2").arg(meterName(meter), periodName(cycle));
            },
            [](Window window) { return Words::tr("Limit per %1").arg(windowName(window)); }},
        dimension);
}

QString unitOf(const preview::Dimension& dimension)
{
    const auto* meter = std::get_if<Meter>(&dimension);
    return meterName(meter ? *meter : Meter::Requests);
}

QString limitText(std::optional<std::int64_t> limit)
{
    return limit ? count(*limit) : Words::tr("unlimited");
}

QString planSummary(const Plan& plan)
{
    QStringList parts;
    for (const RateLimit& limit : plan.rateLimits) {
        if (!limit.isUnlimited())
            parts << count(limit.limit) + u'/' + shortWindow(limit.window);
    }
    for (const Quota& quota : plan.quotas) {
        const auto limit = preview::limitOf(plan, quota.meter);
        if (limit)
            parts << count(*limit) + u'/' + periodName(plan.cycle);
    }
    return parts.isEmpty() ? Words::tr("unlimited") : parts.join(QStringLiteral(" · "));
}

QStringList changeWords(const Plan& before, const Plan& after)
{
    return PlanChanges(before, after).words();
}

QString momentText(Instant instant)
{
    const auto moment = QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count(), Qt::UTC);
    return QLocale().toString(moment, QStringLiteral("d MMM HH:mm:ss"));
}

// "October 2026" for a whole month, else "17–24 Apr 2018", "30 Apr – 2 May 2018" or
// "30 Dec 2017 – 2 Jan 2018".
QString spanText(const metering::UsageHistory& usage)
{
    const auto dateOf = [](Instant instant) {
        return QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count(), Qt::UTC).date();
    };
    const QDate first = dateOf(usage.first());
    const QDate last = dateOf(usage.last());
    if (first.day() == 1 && last == QDate(first.year(), first.month(), first.daysInMonth()))
        return QLocale().toString(first, QStringLiteral("MMMM yyyy"));
    if (first == last)
        return dayText(usage.first());
    if (first.year() == last.year() && first.month() == last.month())
        return QString::number(first.day()) + u'–' + dayText(usage.last());
    const QString begin = first.year() == last.year()
        ? QLocale().toString(first, QStringLiteral("d MMM"))
        : dayText(usage.first());
    return begin + QStringLiteral(" – ") + dayText(usage.last());
}

} // namespace tollgate::pages
