#include "changes/change_history.h"

#include <algorithm>
#include <limits>
#include <span>

namespace tollgate::pages {

namespace {

using ports::Change;

// What the member was before the change; null pointer: nobody says.
const Json* valueBefore(const std::string& member, const Change& change,
    std::span<const Change> changes, std::span<const Change> older)
{
    const auto undo = std::ranges::find(changes, change.undoneBy, &Change::id);
    if (!change.undoneBy.empty() && undo != changes.end() && undo->edits.contains(member))
        return &undo->edits.at(member);
    const auto earlier = std::ranges::find_if(older,
        [&](const Change& one) { return one.plan == change.plan && one.edits.contains(member); });
    return earlier == older.end() ? nullptr : &earlier->edits.at(member);
}

void tellFromList(
    ShownChange& shown, std::span<const Change> changes, std::span<const Change> older)
{
    const Change& change = shown.change;
    Json before = Json::object();
    std::vector<ShownField> unknown;
    for (const auto& [member, value] : change.edits.items()) {
        if (const Json* was = valueBefore(member, change, changes, older))
            before[member] = *was;
        else
            unknown.push_back({.field = {.plan = change.plan, .field = member, .after = value},
                .isBeforeKnown = false});
    }
    shown.before = workspace::withEdits(shown.after, before);
    shown.fields = fieldsBetween(shown.before, shown.after);
    std::ranges::move(unknown, std::back_inserter(shown.fields));
}

ShownChange shownChange(const Change& change, std::span<const Change> changes,
    std::span<const Change> older, const SeenVersions& seen)
{
    ShownChange shown{.change = change};
    const Plan* before = seen.find(change.plan, change.baseVersion);
    const Plan* after = seen.find(change.plan, change.version);
    const Plan* newest = seen.newest(change.plan);
    const Plan nameless{.id = change.plan, .name = change.plan.value};
    const Plan& base = after ? *after : before ? *before : newest ? *newest : nameless;
    shown.after = workspace::withEdits(base, change.edits);
    shown.before = shown.after;
    if (change.isMove())
        return shown;
    if (before) {
        shown.before = *before;
        shown.fields = fieldsBetween(shown.before, shown.after);
    } else {
        tellFromList(shown, changes, older);
    }
    return shown;
}

} // namespace

std::vector<ShownField> fieldsBetween(const Plan& before, const Plan& after)
{
    std::vector<ShownField> fields;
    for (auto& field :
        workspace::changesBetween(PlanSet{.plans = {before}}, PlanSet{.plans = {after}})) {
        if (field.field != "version")
            fields.push_back({.field = std::move(field)});
    }
    return fields;
}

void SeenVersions::learn(const PlanSet& plans)
{
    for (const Plan& plan : plans.plans) {
        if (plan.version)
            m_plans.insert_or_assign({plan.id.value, *plan.version}, plan);
    }
}

const Plan* SeenVersions::find(const PlanId& plan, std::int64_t version) const
{
    const auto found = m_plans.find({plan.value, version});
    return found == m_plans.end() ? nullptr : &found->second;
}

const Plan* SeenVersions::newest(const PlanId& plan) const
{
    const auto after = m_plans.upper_bound({plan.value, std::numeric_limits<std::int64_t>::max()});
    if (after == m_plans.begin() || std::prev(after)->first.first != plan.value)
        return nullptr;
    return &std::prev(after)->second;
}

std::vector<ShownChange> shownChanges(const std::vector<Change>& changes, const SeenVersions& seen)
{
    std::vector<ShownChange> shown;
    shown.reserve(changes.size());
    const std::span<const Change> all(changes);
    for (std::size_t i = 0; i < all.size(); ++i)
        shown.push_back(shownChange(all[i], all, all.subspan(i + 1), seen));
    return shown;
}

} // namespace tollgate::pages
