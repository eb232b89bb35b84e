#include "changes/changes_words.h"

#include "changes/edit_words.h"
#include "changes/field_words.h"
#include "changes/words.h"
#include "common/formats.h"
#include "common/rates.h"
#include "shared/assumption_words.h"
#include "shared/plan_words.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace tollgate::pages {

namespace {

QString runningStep(const ChangesState& state)
{
    const auto step = std::ranges::find(
        state.steps, workspace::ConnectStep::State::Running, &workspace::ConnectStep::state);
    return step == state.steps.end() ? ChangesWords::tr("Connecting") : text(step->name);
}

// Enough of a digest to tell two of them apart.
QString shortDigest(const std::string& digest)
{
    constexpr std::string_view kKind = "sha256:";
    const std::string_view all = digest;
    return text(all.substr(all.starts_with(kKind) ? kKind.size() : 0, 8));
}

PlanEditText editOf(const ShownChange& change)
{
    return {.before = change.before, .after = change.after, .fields = change.fields};
}

QString movedTo(const ShownChange& change)
{
    return ChangesWords::tr("%1 to %2")
        .arg(common::consumers(static_cast<std::int64_t>(change.change.moved.size())),
            text(change.after.name));
}

QString concernedBy(const ReviewedDraft& draft)
{
    return common::consumers(static_cast<std::int64_t>(draft.review.consumersConcerned));
}

// What stands in the way of any write.
QString writeObstacle(const ChangesState& state)
{
    if (state.isLost)
        return ChangesWords::tr("%1 does not answer").arg(text(state.gateway));
    return state.writeRefusal ? text(state.writeRefusal->what) : QString();
}

} // namespace

QString changesSubtitle(const ChangesState& state)
{
    QStringList parts{text(state.gateway)};
    if (state.changes && !state.changes->empty())
        parts << ChangesWords::tr("%n change(s)", nullptr, static_cast<int>(state.changes->size()));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString lostText(const ChangesState& state)
{
    if (!state.isLost)
        return {};
    return ChangesWords::tr("%1 does not answer: %2. What is shown is %3 old; nothing is sent "
                            "until it answers.")
        .arg(text(state.gateway), state.error ? text(state.error->what) : common::unknown(),
            common::span(state.age));
}

common::Face changesFaceOf(const ChangesState& state)
{
    switch (state.face) {
    case ChangesFace::Empty:
        return common::Empty{.title = ChangesWords::tr("No gateway is connected"),
            .text = ChangesWords::tr("Here a draft is reviewed, applied and proven on every node, "
                                     "and what was applied can be undone."),
            .verb = ChangesWords::tr("Connect…")};
    case ChangesFace::Connecting:
        return common::Loading{.step = runningStep(state), .verb = ChangesWords::tr("Cancel")};
    case ChangesFace::Failed:
        return common::Failed{
            .error = state.error.value_or(Error{}), .verb = ChangesWords::tr("Try again")};
    case ChangesFace::Ready:
        break;
    }
    return common::Ready{};
}

common::Face detailFaceOf(const ChangesState& state)
{
    if (state.isDraftSelected() || state.selectedChange())
        return common::Ready{};
    if (state.changesError)
        return common::Empty{.title = ChangesWords::tr("The changes are not known"),
            .text = text(describe(*state.changesError)),
            .verb = ChangesWords::tr("Look again")};
    if (!state.changes)
        return common::Loading{.step = ChangesWords::tr("Reading the changes"), .verb = {}};
    if (state.changes->empty())
        return common::Empty{.title = ChangesWords::tr("No change yet"),
            .text = ChangesWords::tr("Edit a plan in the Plan Lab and review the change. It stands "
                                     "here before it is applied, and can be undone after."),
            .verb = ChangesWords::tr("Go to plans")};
    return common::Empty{.title = ChangesWords::tr("No change is selected"),
        .text = ChangesWords::tr("Select one in the list to see what it did and to undo it."),
        .verb = {}};
}

// --- a draft

QString titleOf(const ReviewedDraft& draft)
{
    if (draft.review.isMove())
        return ChangesWords::tr("%1 to %2").arg(concernedBy(draft), text(draft.after.name));
    return shortTitleOf({.before = draft.before, .after = draft.after, .fields = draft.fields});
}

QString headlineOf(const ReviewedDraft& draft)
{
    if (draft.review.isMove())
        return ChangesWords::tr("Move %1 to %2, now.")
            .arg(concernedBy(draft), text(draft.after.name));
    return headlineOf(
        {.before = draft.before, .after = draft.after, .fields = draft.fields}, concernedBy(draft));
}

QString reviewNote(const ReviewedDraft& draft)
{
    return ChangesWords::tr("Reviewed on %1 v%2 · preview %3")
        .arg(text(draft.before.name), QString::number(draft.review.baseVersion),
            shortDigest(draft.review.digest));
}

QString ledgerNote(const ReviewedDraft& draft)
{
    return ChangesWords::tr("If this had been live, %1")
        .arg(spanText(draft.answer->question.study->usage));
}

QString whoNote(const ReviewedDraft& draft)
{
    QStringList parts;
    const auto add = [&](Effect effect, const QString& words) {
        if (const std::size_t number = draft.countOf(effect); number > 0)
            parts << words.arg(common::count(static_cast<std::int64_t>(number)));
    };
    add(Effect::Newly, ChangesWords::tr("%1 newly affected"));
    add(Effect::Still, ChangesWords::tr("%1 affected already"));
    add(Effect::NoLonger, ChangesWords::tr("%1 no longer affected"));
    add(Effect::BillOnly, ChangesWords::tr("%1 with another bill only"));
    return parts.isEmpty() ? ChangesWords::tr("Nobody is refused, billed or limited otherwise")
                           : parts.join(QStringLiteral(" · "));
}

QString consequence(const ReviewedDraft& draft)
{
    if (draft.review.isMove())
        return ChangesWords::tr("Reaches every node now. What was used stays counted, against the "
                                "allowance of the new plan.");
    return ChangesWords::tr("Reaches every node now. What was used stays counted; the "
                            "new allowance applies to it at once.");
}

QString rangeOf(const ReviewedDraft& draft)
{
    const workspace::PreviewAnswer& answer = *draft.answer;
    // The range is that of one limit; a move changes all of them.
    if (!answer.demand || draft.review.isMove())
        return {};
    return usageRange({.demand = *answer.demand,
        .dimension = answer.question.dimension,
        .before = draft.before,
        .after = draft.after});
}

QString applyVerb(const ReviewedDraft& draft)
{
    if (draft.review.isMove())
        return ChangesWords::tr("Move %1").arg(concernedBy(draft));
    return ChangesWords::tr("Apply to %1")
        .arg(draft.review.consumersConcerned == 0 ? text(draft.before.name) : concernedBy(draft));
}

QString staleText(const ReviewedDraft& draft, const StaleReview& stale)
{
    QStringList moved;
    for (const ShownField& field : stale.moved) {
        const FieldText words = fieldText(field, draft.before, stale.now);
        moved << ChangesWords::tr("%1 %2").arg(
            words.name.toLower(), common::beforeAfter(words.before, words.after));
    }
    const QString what = moved.isEmpty()
        ? ChangesWords::tr("Its fields are what they were.")
        : ChangesWords::tr("Moved meanwhile: %1.").arg(moved.join(QStringLiteral("; ")));
    return ChangesWords::tr("%1 is v%2 now; this review was made on v%3. %4")
        .arg(text(draft.before.name), QString::number(stale.now.version.value_or(0)),
            QString::number(draft.review.baseVersion), what);
}

// --- an applied change

QString titleOf(const ShownChange& change)
{
    return change.change.isMove() ? movedTo(change) : shortTitleOf(editOf(change));
}

QString sentenceOf(const ShownChange& change)
{
    if (change.change.isMove())
        return ChangesWords::tr("Moved %1.").arg(movedTo(change));
    return sentenceOf(editOf(change));
}

QString momentOf(Instant instant)
{
    const auto moment = QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count(), Qt::UTC);
    return QLocale().toString(moment, QStringLiteral("d MMM yyyy HH:mm"));
}

QString appliedNote(const ShownChange& change)
{
    const ports::Change& applied = change.change;
    const QString who = applied.undoes.empty() ? ChangesWords::tr("Applied by %1")
                                               : ChangesWords::tr("Undo by %1");
    QStringList parts{
        who.arg(text(applied.author)), ChangesWords::tr("%1 UTC").arg(momentOf(applied.submitted))};
    if (applied.isMove())
        parts << ChangesWords::tr("%1 v%2").arg(
            text(change.after.name), QString::number(applied.version));
    else
        parts << common::beforeAfter(ChangesWords::tr("v%1").arg(applied.baseVersion),
            ChangesWords::tr("v%1").arg(applied.version));
    if (!applied.digest.empty())
        parts << ChangesWords::tr("preview %1").arg(shortDigest(applied.digest));
    else if (applied.undoes.empty())
        parts << ChangesWords::tr("without a preview");
    return parts.join(QStringLiteral(" · "));
}

QString undoNote(const ShownChange& change, const ChangesState& state)
{
    if (change.isUndone()) {
        const auto by = std::ranges::find(*state.changes, change.change.undoneBy,
            [](const ShownChange& one) { return one.change.id; });
        return by == state.changes->end()
            ? ChangesWords::tr("Undone.")
            : ChangesWords::tr("Undone by %1, %2 UTC.")
                  .arg(text(by->change.author), momentOf(by->change.submitted));
    }
    if (change.change.isMove())
        return ChangesWords::tr("Undo puts every consumer back on its plan of before. What was "
                                "refused or billed meanwhile stays as it is.");
    return ChangesWords::tr("Undo makes a new version with these fields as they were in v%1. What "
                            "was refused or billed meanwhile stays as it is.")
        .arg(change.change.baseVersion);
}

// --- verbs

QString applyObstacle(const ChangesState& state)
{
    if (!state.draft || state.isBusy())
        return {};
    if (state.stale)
        return ChangesWords::tr("%1 has moved since this review")
            .arg(text(state.draft->before.name));
    return writeObstacle(state);
}

QString undoObstacle(const ChangesState& state) { return writeObstacle(state); }

} // namespace tollgate::pages
