#include "preview/scenario.h"

#include <fmt/format.h>

#include <string_view>
#include <unordered_map>

namespace tollgate::preview {

namespace {

Failure unknownPlan(const PlanId& id, const PlanSet& plans, std::string where)
{
    std::string known;
    for (const Plan& plan : plans.plans)
        known += (known.empty() ? "" : ", ") + plan.id.value;
    return fail({.code = ErrorCode::NotFound,
        .what = fmt::format("there is no plan '{}'", id.value),
        .where = std::move(where),
        .remedy = "use one of " + known});
}

Result<std::uint32_t> placeOf(const PlanId& id, const PlanSet& plans, const std::string& where)
{
    if (const auto index = plans.indexOf(id))
        return static_cast<std::uint32_t>(*index);
    return unknownPlan(id, plans, where);
}

Result<std::uint32_t> defaultPlace(const PlanSet& plans, const PlanId& id)
{
    if (plans.plans.empty())
        return fail({.code = ErrorCode::InvalidData,
            .what = "there are no plans",
            .where = "plans",
            .remedy = "name at least one plan"});
    return id.empty() ? Result<std::uint32_t>(0U) : placeOf(id, plans, "the default plan");
}

// Consumers are looked up by name once per assignment, so the names get an index.
std::unordered_map<std::string_view, std::uint32_t> numbersOf(const metering::UsageHistory& usage)
{
    std::unordered_map<std::string_view, std::uint32_t> numbers;
    numbers.reserve(usage.consumerCount());
    for (std::uint32_t i = 0; i < usage.consumerCount(); ++i)
        numbers.emplace(usage.consumerName(i), i);
    return numbers;
}

Result<bool> assign(Scenario& scenario, const std::vector<Assignment>& assignments,
    const metering::UsageHistory& usage)
{
    if (assignments.empty())
        return true;
    const auto numbers = numbersOf(usage);
    for (const Assignment& assignment : assignments) {
        const PlanId& idAfter = assignment.after.empty() ? assignment.before : assignment.after;
        const auto before = placeOf(assignment.before, scenario.before.plans, assignment.where);
        if (!before)
            return fail(before.error());
        const auto after = placeOf(idAfter, scenario.after.plans, assignment.where);
        if (!after)
            return fail(after.error());
        const auto consumer = numbers.find(assignment.consumer);
        scenario.hasDraft = scenario.hasDraft || idAfter != assignment.before;
        if (consumer == numbers.end())
            continue;
        scenario.before.planOf[consumer->second] = *before;
        scenario.after.planOf[consumer->second] = *after;
    }
    return true;
}

} // namespace

Result<Scenario> makeScenario(const metering::UsageHistory& usage, ScenarioOptions options)
{
    const auto place = defaultPlace(options.today, options.defaultPlan);
    if (!place)
        return fail(place.error());
    Scenario scenario{.before = {.plans = options.today, .planOf = {}},
        .after = {.plans = options.today, .planOf = {}},
        .rules = std::move(options.rules),
        .hasDraft = options.draft.has_value()};
    // The draft is laid over today's plans, so a plan keeps its place and new ones come after.
    if (options.draft)
        scenario.after.plans = overlaid(std::move(options.today), *options.draft);
    if (const auto currency = commonCurrency(scenario.after.plans); !currency)
        return fail(currency.error());
    scenario.before.planOf.assign(usage.consumerCount(), *place);
    scenario.after.planOf = scenario.before.planOf;
    return assign(scenario, options.assignments, usage).map([&](bool) {
        return std::move(scenario);
    });
}

} // namespace tollgate::preview
