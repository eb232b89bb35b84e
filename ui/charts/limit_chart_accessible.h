#pragma once

#include "charts/limit_chart_data.h"

#include <QString>

// How a limit chart presents itself to assistive technology: a chart whose first child is the
// handle, a slider, and whose other children are the bars.
namespace tollgate::charts {

class LimitHandle;

// Once for the program; later calls do nothing.
void installLimitChartAccessibility();

// "40,000; 97 of 412 beyond"
QString limitValueText(const LimitChartData& data);

// Tells that the limit moved.
void announceLimit(LimitHandle& handle, const LimitChartData& data);

} // namespace tollgate::charts
