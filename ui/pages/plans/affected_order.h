#pragma once

#include "plans/affected_list.h"

#include <vector>

namespace tollgate::pages {

// What the rows of the affected table are sorted by.
enum class AffectedKey { Name, Peak, Refused, BillNow, BillWithDraft, BillChange };

struct AffectedSorting {
    AffectedKey key = AffectedKey::BillChange;
    bool isAscending = false;

    bool operator==(const AffectedSorting&) const = default;
};

// The places of the list in order. Ties stand by refusals, then by use, then by id: the same order
// every time. Pure; called on any thread.
std::vector<std::uint32_t> orderOf(const AffectedList& list, const AffectedSorting& sorting);

} // namespace tollgate::pages
