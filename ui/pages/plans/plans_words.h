#pragma once

#include "plans/plans_state.h"

#include <QString>
#include <QStringList>

// What the Plan Lab says around its chart and ledger, made from its state: no widget, so that words
// and figures are tested.
namespace tollgate::pages {

QString pageSubtitle(const PlansState& state); // "150 consumers · monthly quota, overage billed"
QString chartTitle(const PlansState& state);
QString chartSubtitle(const PlansState& state);
QString draftNote(const PlansState& state); // "Draft: 2 edits"
QString coverage(const PlansState& state); // what could not be read; empty: everything was
QString tableNote(const PlansState& state); // "39 consumers · click a bar …"
QStringList draftWords(const PlansState& state); // "Pro: quota per month 50,000 → 40,000"

} // namespace tollgate::pages
