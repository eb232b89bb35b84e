#pragma once

#include "plans/plans_state.h"

// What the page offers of plans and changes about them. Pure.
namespace tollgate::pages {

// Quotas first, then windows; those that a plan has, and the ones that it is most often given.
std::vector<preview::Dimension> dimensionsOf(const Plan& plan);

// An id that no plan has: "My plan" -> "my-plan", with a number behind it where that is taken.
PlanId freeId(const QString& name, const PlanSet& plans);

// The plan with what happens beyond its allowance of the meter; it gets one, without a limit, if it
// has none.
Plan withMode(Plan plan, Meter meter, WhenExhausted mode);

// The plan with that price beyond its allowance; as it is if it has none.
Plan withOveragePrice(Plan plan, Meter meter, UnitPrice price);

// The plans of a draft with the consumers on each, by its place; none for places that are not in
// `onPlan`.
std::vector<PlanCard> ladderOf(
    const workspace::Draft& draft, const std::vector<std::int64_t>& onPlan);

// How many consumers are on each plan of a study of today.
std::vector<std::int64_t> consumersConcerneds(const workspace::Study& study);

} // namespace tollgate::pages
