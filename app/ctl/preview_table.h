#pragma once

#include "preview/outcome_json.h"

#include <string>

namespace tollgate::ctl {

// The outcome for people: totals before and after with their difference, then the consumers.
std::string previewTable(const preview::Outcome& outcome, const preview::OutcomeContext& context);

} // namespace tollgate::ctl
