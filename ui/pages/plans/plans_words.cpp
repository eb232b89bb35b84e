#include "plans/plans_words.h"

#include "base/overloaded.h"
#include "common/formats.h"
#include "shared/plan_words.h"
#include "shared/words.h"

namespace tollgate::pages {

namespace {

using common::count;

// The lines that are no requests, and the first of them.
QString unreadText(const workspace::Study& study)
{
    const workspace::UnreadLine& first = study.firstUnread.front();
    const QString line = Words::tr("line %1: %2")
                             .arg(count(static_cast<std::int64_t>(first.number)), text(first.why));
    if (study.unread == 1)
        return Words::tr("1 line could not be read and is not counted: %1.").arg(line);
    return Words::tr("%1 lines could not be read and are not counted; the first is %2.")
        .arg(count(static_cast<std::int64_t>(study.unread)), line);
}

// What a field of a plan is called; those without a name of ours stand as in the JSON.
QString fieldName(const std::string& field)
{
    if (field == "price")
        return Words::tr("price");
    if (field == "name")
        return Words::tr("name");
    return text(field);
}

} // namespace

QString pageSubtitle(const PlansState& state)
{
    const auto consumers
        = state.plan < state.ladder.size() ? state.ladder[state.plan].consumers : 0;
    QStringList parts{common::consumers(consumers)};
    for (const Quota& quota : state.draft.quotas) {
        const QString period = state.draft.cycle == Cycle::Daily ? Words::tr("daily quota")
                                                                 : Words::tr("monthly quota");
        parts << (quota.included ? period + QStringLiteral(", ") + modeName(quota.whenExhausted)
                                 : Words::tr("no quota"));
    }
    if (state.draft.price.minorUnits > 0)
        parts << Words::tr("%1 a %2").arg(
            common::money(state.draft.price), periodName(state.draft.cycle));
    return parts.join(QStringLiteral(" · "));
}

QString chartTitle(const PlansState& state)
{
    return std::visit(
        Overloaded{[&](Meter meter) {
                       QString units = meterName(meter);
                       units[0] = units[0].toUpper();
                       return Words::tr("%1 per %2 and consumer")
                           .arg(units, periodName(state.draft.cycle));
                   },
            [](Window window) {
                return Words::tr("Requests in each consumer's busiest %1").arg(windowName(window));
            }},
        state.dimension);
}

QString chartSubtitle(const PlansState& state)
{
    return Words::tr("%1, UTC. Dashed = today, solid = draft: drag it, or use the arrow keys.")
        .arg(spanText(state.study->usage));
}

QString draftNote(const PlansState& state)
{
    const auto edits = static_cast<int>(state.changes.size());
    if (edits == 0)
        return Words::tr("No draft");
    return edits == 1 ? Words::tr("Draft: 1 edit") : Words::tr("Draft: %1 edits").arg(edits);
}

QString coverage(const PlansState& state)
{
    const workspace::Study& study = *state.study;
    QStringList parts;
    if (study.isTruncated)
        parts << Words::tr("The file ends early: what comes after %1 is missing.")
                     .arg(text(formatInstant(study.usage.last())));
    if (study.unread > 0)
        parts << unreadText(study);
    return parts.join(u' ');
}

QString tableNote(const PlansState& state)
{
    const auto shown = state.rows ? static_cast<std::int64_t>(state.rows->size()) : 0;
    if (state.filter.isSet())
        return Words::tr("%1 match the filter").arg(common::consumers(shown));
    return Words::tr("%1 · click a bar or a line of the ledger to filter")
        .arg(common::consumers(shown));
}

QStringList draftWords(const PlansState& state)
{
    QStringList words;
    PlanId last;
    for (const workspace::FieldChange& change : state.changes) {
        // Changes come plan by plan.
        if (change.plan == last)
            continue;
        last = change.plan;
        const auto card = std::ranges::find(state.ladder, change.plan, &PlanCard::id);
        const QString name = card == state.ladder.end() ? text(change.plan.value) : card->name;
        const Plan* before = state.todayPlans ? state.todayPlans->find(change.plan) : nullptr;
        const Plan* after = state.draftPlans ? state.draftPlans->find(change.plan) : nullptr;
        if (!before || !after) {
            words << Words::tr("new plan %1").arg(name);
            continue;
        }
        QStringList of = changeWords(*before, *after);
        if (of.isEmpty())
            of << fieldName(change.field);
        words << name + QStringLiteral(": ") + of.join(QStringLiteral(", "));
    }
    return words;
}

} // namespace tollgate::pages
