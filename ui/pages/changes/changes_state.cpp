#include "changes/changes_state.h"

#include <algorithm>

namespace tollgate::pages {

namespace {

using Progress = workspace::ChangeProgress::State;

std::vector<WhoRow> whoOf(const workspace::ChangeReview& review)
{
    std::vector<WhoRow> rows;
    const auto add = [&](Effect effect) {
        return [&rows, effect](std::uint32_t consumer) { rows.push_back({consumer, effect}); };
    };
    std::ranges::for_each(review.newlyAffected, add(Effect::Newly));
    std::ranges::for_each(review.stillAffected, add(Effect::Still));
    // The outcome has them by the size of their change.
    for (const Effect effect : {Effect::NoLonger, Effect::BillOnly}) {
        for (const preview::ConsumerOutcome& one : review.outcome.consumers) {
            const bool wasAffected = preview::isAffected(one.before);
            if (preview::isAffected(one.after) || wasAffected != (effect == Effect::NoLonger))
                continue;
            if (wasAffected || one.before.invoicedMinorUnits != one.after.invoicedMinorUnits)
                rows.push_back({one.consumer, effect});
        }
    }
    return rows;
}

} // namespace

std::size_t ReviewedDraft::countOf(Effect effect) const
{
    return static_cast<std::size_t>(std::ranges::count(who, effect, &WhoRow::effect));
}

SharedDraft reviewedDraft(workspace::ChangeReview review, workspace::SharedAnswer answer)
{
    auto draft = std::make_shared<ReviewedDraft>();
    const workspace::PreviewQuestion& question = answer->question;
    if (const Plan* before = question.study->today.find(review.plan))
        draft->before = *before;
    if (const Plan* after = question.draft.find(review.plan))
        draft->after = *after;
    for (const workspace::FieldChange& field : review.fields)
        draft->fields.push_back({.field = field});
    draft->who = whoOf(review);
    draft->review = std::move(review);
    draft->answer = std::move(answer);
    return draft;
}

const ShownChange* ChangesState::selectedChange() const
{
    if (!changes || selected.empty())
        return nullptr;
    const auto found = std::ranges::find(
        *changes, selected, [](const ShownChange& one) { return one.change.id; });
    return found == changes->end() ? nullptr : &*found;
}

bool ChangesState::isBusy() const
{
    return progress.state == Progress::Submitting || progress.state == Progress::Unknown
        || progress.state == Progress::Proving;
}

} // namespace tollgate::pages
