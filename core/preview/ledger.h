#pragma once

#include "preview/replay.h"

#include <cstdint>
#include <vector>

namespace tollgate::preview {

// A figure on both sides.
struct BeforeAfter {
    std::int64_t before = 0;
    std::int64_t after = 0;

    std::int64_t difference() const { return after - before; }
    bool operator==(const BeforeAfter&) const = default;
};

// The four lines under which a draft is read, always in this order.
struct Ledger {
    BeforeAfter consumersAffected; // refused at least once, or beyond a quota in some period
    BeforeAfter requestsRefused;
    BeforeAfter overageMinorUnits;
    BeforeAfter billsUp; // bills more than 25 % above today's; none before, by definition

    bool operator==(const Ledger&) const = default;
};

bool isAffected(const Figures& figures);

// More than a quarter above what it was; any rise where it was nothing.
bool billIsUp(std::int64_t minorUnitsBefore, std::int64_t minorUnitsAfter);

// Of these consumers of both replays.
Ledger ledgerOf(
    const std::vector<std::uint32_t>& consumers, const Replay& before, const Replay& after);

} // namespace tollgate::preview
