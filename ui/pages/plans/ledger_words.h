#pragma once

#include "plans/plans_state.h"
#include "shared/ledger_text.h"

#include <QString>

#include <vector>

// What the ledger says, and what it rests on.
namespace tollgate::pages {

std::vector<LedgerText> ledgerTexts(const PlansState& state); // in the order of LedgerLine
QString ledgerTitle(const PlansState& state); // "If this had been live, October 2026"
QString exactnessNote(const PlansState& state);
QString assumptions(const PlansState& state);
QString rangeText(const PlansState& state); // empty: there is nothing to scale

} // namespace tollgate::pages
