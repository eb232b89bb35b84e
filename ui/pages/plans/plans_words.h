#pragma once

#include "common/formats.h"
#include "plans/plans_state.h"

#include <QString>
#include <QStringList>

// What the Plan Lab says, made from its state: no widget, so that words and figures are tested.
namespace tollgate::pages {

// A line of the ledger as it is read: "71 → 97", "▲ +26".
struct LedgerText {
    QString title;
    QString figures;
    common::Difference difference;
    bool riseIsGood = false; // more revenue is good, more refusals are not
};

QString nameOf(const preview::Dimension& dimension, Cycle cycle); // "Per month", "Per minute"
QString limitName(const preview::Dimension& dimension, Cycle cycle); // "Quota per month"
QString unitOf(const preview::Dimension& dimension); // "requests"
QString limitText(std::optional<std::int64_t> limit); // "50,000", "unlimited"

QString momentText(Instant instant); // "18 Apr 12:35:02", UTC
QString planSummary(const Plan& plan); // "600/min · 50,000/day · 50,000/month"
QString pageSubtitle(const PlansState& state); // "150 consumers · monthly quota, overage billed"
QString chartTitle(const PlansState& state);
QString chartSubtitle(const PlansState& state);
QString draftNote(const PlansState& state); // "Draft: 2 edits"

std::vector<LedgerText> ledgerTexts(const PlansState& state); // in the order of LedgerLine
QString ledgerTitle(const PlansState& state); // "If this had been live in October 2026"
QString exactnessNote(const PlansState& state);
QString assumptions(const PlansState& state);
QString rangeText(const PlansState& state); // empty: there is nothing to scale
QString coverage(const PlansState& state); // what could not be read; empty: everything was

QString tableNote(const PlansState& state); // "39 consumers · click a bar …"
QStringList draftWords(const PlansState& state); // "Pro: quota per month 50,000 → 40,000"

} // namespace tollgate::pages
