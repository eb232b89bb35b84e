#pragma once

#include "preview/demand.h"
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
enum class LedgerLine : std::uint8_t { Affected, Refused, Overage, BillsUp };

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

// Of the consumers of the demand.
Ledger ledgerOf(const Demand& demand, const Replay& before, const Replay& after);

// A consumer who is refused, beyond a quota, or billed otherwise on either side.
struct Touched {
    std::uint32_t consumer = 0;
    std::uint8_t lines = 0; // a bit for each line of the ledger that counts it, on either side
    std::int64_t peak = 0; // as in the demand

    bool standsIn(LedgerLine line) const { return (lines >> static_cast<unsigned>(line) & 1) != 0; }
    bool operator==(const Touched&) const = default;
};

// Those of the demand, by number.
std::vector<Touched> touchedBy(const Demand& demand, const Replay& before, const Replay& after);

} // namespace tollgate::preview
