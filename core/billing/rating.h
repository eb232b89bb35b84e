#pragma once

#include "base/result.h"
#include "domain/meter.h"
#include "domain/money.h"
#include "domain/plan.h"

namespace tollgate::billing {

// What was used beyond the allowance, in every mode; 0 for an unlimited one.
Quantity beyondAllowance(const Quota& quota, Quantity used);

// quantity x price, rounded once to the currency's minor unit, half away from zero. Fails with
// Overflow above 9,223,372,036,854,775,807 minor units.
Result<Money> rate(Meter meter, Quantity quantity, UnitPrice price, const Currency& currency);

// Sum of two amounts of one currency; fails with Overflow.
Result<Money> add(const Money& a, const Money& b);

} // namespace tollgate::billing
