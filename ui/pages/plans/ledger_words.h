#pragma once

#include "common/formats.h"
#include "plans/plans_state.h"

#include <QString>

#include <vector>

// What the ledger says, and what it rests on.
namespace tollgate::pages {

// A line of the ledger as it is read: "71 → 97", "▲ +26".
struct LedgerText {
    QString title;
    QString figures;
    common::Difference difference;
    bool riseIsGood = false; // more revenue is good, more refusals are not
};

std::vector<LedgerText> ledgerTexts(const PlansState& state); // in the order of LedgerLine
QString ledgerTitle(const PlansState& state); // "If this had been live, October 2026"
QString exactnessNote(const PlansState& state);
QString assumptions(const PlansState& state);
QString rangeText(const PlansState& state); // empty: there is nothing to scale

} // namespace tollgate::pages
