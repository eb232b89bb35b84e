#pragma once

#include "plans/plans_state.h"

#include <initializer_list>
#include <string_view>

// What the page says is made from a state: states in a few words.
namespace tollgate::test {

// One consumer's requests at these instants.
metering::UsageHistory requestsAt(std::initializer_list<const char*> instants);

workspace::SharedStudy shared(workspace::Study study);

// A state that shows one plan, answered: consumers asked for 100 and 200 between 17 and 24 April
// 2018. Plans as in support/plan_text.h.
pages::PlansState stateOf(std::string_view today, std::string_view draft);

} // namespace tollgate::test
