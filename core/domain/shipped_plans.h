#pragma once

#include "domain/plan_set.h"

namespace tollgate {

// Free, Pro and Enterprise, as a new gateway and the sample have them
// (resources/plans/shipped.json).
const PlanSet& shippedPlans();

// A change to try on the sample: Pro's quota down from 50,000 to 40,000 (sample_draft.json).
const PlanSet& sampleDraft();

} // namespace tollgate
