#pragma once

#include "domain/plan_set.h"

#include <QString>

#include <string_view>

// Plans as a line of text, for fixtures and comparisons:
//
//   pro USD 49.00 daily 600/minute 50000/day 50000 requests bill_overage at 0.002 +webhooks
//
// First the id; then, in any order and all optional: currency and price, cycle, limit/window,
// allowance meter mode [at unit price], +feature. What is unlimited is "any".
namespace tollgate::test {

// Ends the program on a word that means nothing: a fixture has no business being wrong.
Plan plan(std::string_view text);

// One plan a line, in the order of the lines; no routes.
PlanSet plans(std::string_view lines);

// The same language; left out is what a plan of its id alone has too.
QString text(const Plan& plan);
QString text(const PlanSet& plans);

} // namespace tollgate::test
