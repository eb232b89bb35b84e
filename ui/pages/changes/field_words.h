#pragma once

#include "changes/change_history.h"
#include "changes/changes_state.h"
#include "common/formats.h"

#include <QString>

// What the fields of a plan are called, and how their values read: no widget.
namespace tollgate::pages {

// One field of a plan as a row says it.
struct FieldText {
    QString name; // "Monthly quota"
    QString before; // "50,000"; unknown() where nobody says
    QString after;

    bool operator==(const FieldText&) const = default;
};

QString fieldName(const ShownField& field, const Plan& before, const Plan& after); // in a sentence
FieldText fieldText(const ShownField& field, const Plan& before, const Plan& after);

// One row per field; of a move, one per consumer with its plans.
std::vector<FieldText> fieldTexts(const ShownChange& change);
std::vector<FieldText> fieldTexts(const ReviewedDraft& draft);

// Which way an amount goes; level for what is none, or not known before.
common::Trend trendOf(const ShownField& field, const Currency& currency);

} // namespace tollgate::pages
