#include "plans/plan_edits.h"

#include <algorithm>

namespace tollgate::pages {

std::vector<preview::Dimension> dimensionsOf(const Plan& plan)
{
    std::vector<preview::Dimension> dimensions;
    for (const Quota& quota : plan.quotas)
        dimensions.emplace_back(quota.meter);
    if (dimensions.empty())
        dimensions.emplace_back(Meter::Requests);
    dimensions.emplace_back(Window::Minute);
    if (plan.rateLimit(Window::Hour))
        dimensions.emplace_back(Window::Hour);
    dimensions.emplace_back(Window::Day);
    return dimensions;
}

PlanId freeId(const QString& name, const PlanSet& plans)
{
    std::string word;
    for (const QChar c : name.toLower()) {
        if (c.isLetterOrNumber())
            word += QString(c).toStdString();
        else if (!word.empty() && word.back() != '-')
            word += '-';
    }
    while (!word.empty() && word.back() == '-')
        word.pop_back();
    if (word.empty())
        word = "plan";
    PlanId id{word};
    for (int number = 2; plans.find(id); ++number)
        id.value = word + '-' + std::to_string(number);
    return id;
}

Plan withMode(Plan plan, Meter meter, WhenExhausted mode)
{
    if (!plan.quota(meter))
        plan.quotas.push_back({.meter = meter});
    std::ranges::find(plan.quotas, meter, &Quota::meter)->whenExhausted = mode;
    return plan;
}

Plan withOveragePrice(Plan plan, Meter meter, UnitPrice price)
{
    const auto quota = std::ranges::find(plan.quotas, meter, &Quota::meter);
    if (quota != plan.quotas.end())
        quota->overagePrice = price;
    return plan;
}

std::vector<PlanCard> ladderOf(
    const workspace::Draft& draft, const std::vector<std::int64_t>& onPlan)
{
    std::vector<PlanCard> ladder;
    for (const Plan& plan : draft.plans().plans) {
        const Plan* was = draft.today().find(plan.id);
        ladder.push_back({.id = plan.id,
            .name = QString::fromStdString(plan.name),
            .consumers = ladder.size() < onPlan.size() ? onPlan[ladder.size()] : 0,
            .isEdited = was && *was != plan,
            .isNew = !was});
    }
    return ladder;
}

std::vector<std::int64_t> consumersConcerneds(const workspace::Study& study)
{
    std::vector<std::int64_t> onPlan(study.today.plans.size());
    for (const std::uint32_t place : study.planOf)
        ++onPlan[place];
    return onPlan;
}

} // namespace tollgate::pages
