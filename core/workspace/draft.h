#pragma once

#include "domain/plan_set.h"

#include <cstddef>
#include <string>
#include <vector>

namespace tollgate::workspace {

// One field of one plan that a draft changes, in the plan's own JSON.
struct FieldChange {
    PlanId plan;
    std::string field; // "quotas[0].included"; empty: the whole plan is new
    Json before; // null: was not there
    Json after; // null: is taken out

    bool operator==(const FieldChange&) const = default;
};

// What a draft would change, plan by plan in the draft's order. A field brought back to what it
// was is no change.
std::vector<FieldChange> changesBetween(const PlanSet& today, const PlanSet& draft);

// Today's plans with edits that can be undone and redone one by one. A drag is one edit.
class Draft {
public:
    Draft() = default;
    explicit Draft(PlanSet today);

    // Commands. An edit that changes nothing leaves no step; nor does it when all that it adds is
    // an allowance or a window without a limit.
    void edit(PlanSet plans);
    void undo();
    void redo();
    void discard(); // back to today; can itself be undone

    // The same edits on what has become of today's plans: member by member, so that what others
    // changed meanwhile stays. The steps so far become one.
    Draft rebasedOn(PlanSet today) const;

    // Queries.
    const PlanSet& today() const { return m_today; }
    const PlanSet& plans() const { return m_steps[m_at]; }
    bool canUndo() const { return m_at > 0; }
    bool canRedo() const { return m_at + 1 < m_steps.size(); }
    bool isChanged() const { return plans() != m_today; }
    std::vector<FieldChange> changes() const { return changesBetween(m_today, plans()); }

    // The plans that differ from today's, as a draft file holds them.
    PlanSet changedPlans() const;

private:
    PlanSet m_today;
    // Whole sets rather than commands: a handful of plans is small, and a step cannot then be
    // undone wrongly.
    std::vector<PlanSet> m_steps{1};
    std::size_t m_at = 0;
};

} // namespace tollgate::workspace
