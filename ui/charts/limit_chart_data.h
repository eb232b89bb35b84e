#pragma once

#include "charts/histogram.h"

#include <QString>

#include <vector>

namespace tollgate::charts {

// The words of a limit chart, in the language of the operator.
struct LimitWords {
    QString title; // "Usage this period per consumer"
    QString handle; // "Monthly quota, draft"
    QString inside; // "inside the allowance"
    QString newlyBeyond; // "newly beyond (draft)"
    QString alreadyBeyond; // "already beyond"

    bool operator==(const LimitWords&) const = default;
};

// One row of "show as table": the values of a bin, both ends included, and how many lie in it.
struct LimitTableRow {
    std::int64_t from = 0;
    std::int64_t to = 0;
    Bar bar;

    bool operator==(const LimitTableRow&) const = default;
};

// Everything a limit chart shows. A value: made anew for every frame of a drag.
struct LimitChartData {
    LimitWords words;
    Scale scale;
    std::vector<Bar> bars; // one per bin of the scale
    bool isCumulative = false;
    LimitPair limits;
    std::int64_t total = 0; // consumers
    std::int64_t beyondDraft = 0;
    std::int64_t beyondToday = 0;
    Limit nextValue; // the nearest consumers above and below the draft
    Limit previousValue;

    bool operator==(const LimitChartData&) const = default;
};

enum class BarKind { PerBin, Cumulative };

// Fills in all that a histogram knows; costs O(bins + log n), however many values there are.
LimitChartData limitChartData(const Histogram& histogram, const LimitPair& limits,
    const LimitWords& words, BarKind kind = BarKind::PerBin);

// The chart as a table, rows from low to high; bins in which nobody is are left out.
std::vector<LimitTableRow> tableOf(const LimitChartData& data);

} // namespace tollgate::charts
