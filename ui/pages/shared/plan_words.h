#pragma once

#include "domain/plan.h"
#include "metering/usage_history.h"
#include "preview/demand.h"

#include <QString>
#include <QStringList>

#include <optional>

// What plans, their limits and stretches of time are called.
namespace tollgate::pages {

QString nameOf(const preview::Dimension& dimension, Cycle cycle); // "Per month", "Per minute"
QString limitName(const preview::Dimension& dimension, Cycle cycle); // "Quota per month"
QString unitOf(const preview::Dimension& dimension); // "requests"
QString limitText(std::optional<std::int64_t> limit); // "50,000", "unlimited"
QString meterName(Meter meter); // "compute units"
QString windowName(Window window); // "minute"
QString periodName(Cycle cycle); // "month"
QString modeName(WhenExhausted mode); // "overage billed"
QString planSummary(const Plan& plan); // "600/min · 50,000/day · 50,000/month"

// What a plan has and another had not, in words: "quota per month 50,000 → 40,000".
QStringList changeWords(const Plan& before, const Plan& after);

QString momentText(Instant instant); // "18 Apr 12:35:02", UTC

// "October 2026" for a whole month, else "17–24 Apr 2018" or "30 Apr – 2 May 2018".
QString spanText(const metering::UsageHistory& usage);

} // namespace tollgate::pages
