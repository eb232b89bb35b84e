#include "workspace/draft.h"

#include "domain/plan_json.h"
#include "workspace/change_review.h"

#include <algorithm>

namespace tollgate::workspace {

namespace {

// Walks two JSON values side by side and notes the leaves that differ. Lists of one length are
// walked element by element; others differ as a whole.
void collect(
    const Json& before, const Json& after, FieldChange at, std::vector<FieldChange>& changes)
{
    if (before == after)
        return;
    const auto member = [](const Json& object, const std::string& name) {
        const auto found = object.find(name);
        return found == object.end() ? Json() : *found;
    };
    const std::string path = at.field;
    if (before.is_object() && after.is_object()) {
        Json names = before;
        names.update(after);
        for (const auto& [name, ignored] : names.items()) {
            at.field = path.empty() ? name : path + '.' + name;
            collect(member(before, name), member(after, name), at, changes);
        }
    } else if (before.is_array() && after.is_array() && before.size() == after.size()) {
        for (std::size_t i = 0; i < before.size(); ++i) {
            at.field = path + '[' + std::to_string(i) + ']';
            collect(before[i], after[i], at, changes);
        }
    } else {
        at.before = before;
        at.after = after;
        changes.push_back(std::move(at));
    }
}

// Takes out what says nothing and stands in no plan of today: the allowance or the window that a
// limit leaves behind when it is taken off again.
void dropIdle(Plan& plan, const PlanSet& today)
{
    const Plan* was = today.find(plan.id);
    std::erase_if(plan.quotas, [&](const Quota& quota) {
        return quota == Quota{.meter = quota.meter} && (!was || !was->quota(quota.meter));
    });
    std::erase_if(plan.rateLimits, [&](const RateLimit& limit) {
        return limit == RateLimit{.window = limit.window, .limit = kUnlimited}
        && (!was || !was->rateLimit(limit.window));
    });
}

} // namespace

std::vector<FieldChange> changesBetween(const PlanSet& today, const PlanSet& draft)
{
    std::vector<FieldChange> changes;
    for (const Plan& plan : draft.plans) {
        const Plan* was = today.find(plan.id);
        if (was)
            collect(toJson(*was), toJson(plan), {.plan = plan.id}, changes);
        else
            changes.push_back({.plan = plan.id, .field = {}, .before = {}, .after = toJson(plan)});
    }
    return changes;
}

Draft::Draft(PlanSet today) : m_today(today), m_steps{std::move(today)} { }

void Draft::edit(PlanSet plans)
{
    for (Plan& plan : plans.plans)
        dropIdle(plan, m_today);
    if (plans == this->plans())
        return;
    m_steps.resize(m_at + 1);
    m_steps.push_back(std::move(plans));
    ++m_at;
}

void Draft::undo()
{
    if (canUndo())
        --m_at;
}

void Draft::redo()
{
    if (canRedo())
        ++m_at;
}

void Draft::discard() { edit(m_today); }

Draft Draft::rebasedOn(PlanSet today) const
{
    PlanSet edited = today;
    for (const Plan& plan : changedPlans().plans) {
        const Plan* was = m_today.find(plan.id);
        const auto place = edited.indexOf(plan.id);
        if (!place)
            edited.plans.push_back(plan);
        else if (was)
            edited.plans[*place] = withEdits(edited.plans[*place], editsBetween(*was, plan));
    }
    if (plans().routes != m_today.routes)
        edited.routes = plans().routes;
    Draft draft(std::move(today));
    draft.edit(std::move(edited));
    return draft;
}

PlanSet Draft::changedPlans() const
{
    PlanSet changed;
    std::ranges::copy_if(
        plans().plans, std::back_inserter(changed.plans), [this](const Plan& plan) {
            const Plan* was = m_today.find(plan.id);
            return !was || *was != plan;
        });
    if (plans().routes != m_today.routes)
        changed.routes = plans().routes;
    return changed;
}

} // namespace tollgate::workspace
