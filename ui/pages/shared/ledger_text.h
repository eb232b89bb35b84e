#pragma once

#include "common/formats.h"
#include "preview/ledger.h"

#include <QString>

#include <vector>

// The four lines of the ledger in words: in the Plan Lab, and where a change is reviewed.
namespace tollgate::pages {

// A line of the ledger as it is read: "71 → 97", "▲ +26".
struct LedgerText {
    QString title;
    QString figures;
    common::Difference difference;
    bool riseIsGood = false; // more revenue is good, more refusals are not
};

// In the order of preview::LedgerLine.
std::vector<LedgerText> ledgerTexts(const preview::Ledger& ledger, const Currency& currency);
std::vector<LedgerText> unknownLedger(); // before the first answer: not the same as none

} // namespace tollgate::pages
