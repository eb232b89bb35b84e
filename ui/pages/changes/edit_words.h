#pragma once

#include "changes/change_history.h"

#include <QString>

// What happens to a plan, in a sentence: no widget.
namespace tollgate::pages {

struct PlanEditText {
    const Plan& before;
    const Plan& after;
    const std::vector<ShownField>& fields;
};

// "Lower Pro's monthly quota from 50,000 to 40,000 for 412 consumers, now."
QString headlineOf(const PlanEditText& edit, const QString& scope);

QString sentenceOf(
    const PlanEditText& edit); // "Lowered Pro's monthly quota from 50,000 to 40,000."
QString shortTitleOf(const PlanEditText& edit); // "Pro: monthly quota 50,000 → 40,000", for a list

} // namespace tollgate::pages
