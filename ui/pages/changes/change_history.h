#pragma once

#include "workspace/change_review.h"

#include <map>
#include <utility>
#include <vector>

// What applied changes did, told from their list and from the plans that were seen: pure.
namespace tollgate::pages {

// A field that a change set. What it was before is not always known.
struct ShownField {
    workspace::FieldChange field;
    bool isBeforeKnown = true;

    bool operator==(const ShownField&) const = default;
};

// An applied change with what it did to its plan.
struct ShownChange {
    ports::Change change;
    Plan before; // as far as it is known
    Plan after;
    std::vector<ShownField> fields; // none for a move

    bool isUndone() const { return !change.undoneBy.empty(); }
};

// The versions of plans that the gateway has served while we looked.
class SeenVersions {
public:
    void learn(const PlanSet& plans);
    const Plan* find(const PlanId& plan, std::int64_t version) const; // null: not seen
    const Plan* newest(const PlanId& plan) const;

private:
    std::map<std::pair<std::string, std::int64_t>, Plan> m_plans;
};

std::vector<ShownField> fieldsBetween(const Plan& before, const Plan& after);

// `changes` newest first, as the gateway lists them; the answer likewise. A value before is taken
// from a version that was seen, else from the change before or the one that undid it.
std::vector<ShownChange> shownChanges(
    const std::vector<ports::Change>& changes, const SeenVersions& seen);

} // namespace tollgate::pages
