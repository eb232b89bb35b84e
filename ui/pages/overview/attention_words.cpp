#include "overview/overview_words.h"

#include "common/formats.h"
#include "common/rates.h"
#include "overview/words.h"

#include <algorithm>

// The words of what wants a person, and of the invalidation.
namespace tollgate::pages {

using common::Tone;
using workspace::InvalidationProgress;

namespace {

QString reasonName(RefusalKind kind)
{
    switch (kind) {
    case RefusalKind::Minute:
        return OverviewWords::tr("minute limit");
    case RefusalKind::Hour:
        return OverviewWords::tr("hour limit");
    case RefusalKind::Day:
        return OverviewWords::tr("day limit");
    case RefusalKind::Quota:
        return OverviewWords::tr("quota");
    case RefusalKind::Feature:
        return OverviewWords::tr("feature");
    case RefusalKind::Key:
        return OverviewWords::tr("invalid key");
    }
    return {};
}

QString verbOf(AttentionItem::Verb verb)
{
    switch (verb) {
    case AttentionItem::Verb::LookAgain:
        return OverviewWords::tr("Look again");
    case AttentionItem::Verb::OpenInPlans:
        return OverviewWords::tr("See plan");
    case AttentionItem::Verb::Invalidate:
        return OverviewWords::tr("Invalidate…");
    }
    return {};
}

AttentionText consumerText(const AttentionItem& item)
{
    const std::int64_t refused = item.counts.refusedInAll();
    const RefusalKind reason = mainReason(item.counts);
    const std::int64_t byReason = item.counts.refused[indexOf(reason)];
    QString why = reasonName(reason);
    if (byReason < refused)
        why = OverviewWords::tr("mostly %1").arg(why);
    return {.title = text(item.id),
        .text = OverviewWords::tr("%1 refused, %2 · %3")
                    .arg(common::compactCount(refused),
                        common::share(refused, refused + item.counts.accepted), why)};
}

// What cannot be written now, and why; empty: it can.
QString obstacleOf(const InvalidationDraft& draft, const OverviewState& state)
{
    if (state.writeRefusal)
        return text(state.writeRefusal->what);
    if (draft.scope == ports::InvalidationScope::Consumer && draft.consumer.empty())
        return OverviewWords::tr("name a consumer first");
    if (draft.scope == ports::InvalidationScope::Plan && draft.plan.empty())
        return OverviewWords::tr("choose a plan first");
    return {};
}

QString planName(const std::string& id, const OverviewState& state)
{
    const Plan* plan = state.plans ? state.plans->find(PlanId{id}) : nullptr;
    return plan ? text(plan->name) : text(id);
}

QString silentNodes(const std::vector<ports::NodeProof>& nodes)
{
    QStringList names;
    for (const ports::NodeProof& proof : nodes) {
        if (!proof.done)
            names << text(proof.node);
    }
    return names.join(QStringLiteral(", "));
}

void addOutcome(InvalidationText& words, const InvalidationProgress& progress)
{
    const auto nodes = static_cast<int>(progress.nodes.size());
    switch (progress.state) {
    case InvalidationProgress::State::Idle:
        break;
    case InvalidationProgress::State::Asking:
    case InvalidationProgress::State::Proving:
        words.outcome = OverviewWords::tr("Asking every node…");
        words.tone = Tone::Secondary;
        break;
    case InvalidationProgress::State::Done:
        words.outcome = OverviewWords::tr("Proven by %n node(s).", nullptr, nodes);
        words.tone = Tone::Good;
        break;
    case InvalidationProgress::State::Partial:
        words.outcome = OverviewWords::tr("%1 did not answer: it may go on serving what it keeps "
                                          "until that expires. The others have proven it.")
                            .arg(silentNodes(progress.nodes));
        words.tone = Tone::Refused;
        break;
    case InvalidationProgress::State::Failed:
        words.outcome = progress.error
            ? OverviewWords::tr("Nothing was dropped: %1.").arg(text(describe(*progress.error)))
            : OverviewWords::tr("No node answered: %1.").arg(silentNodes(progress.nodes));
        words.tone = Tone::Refused;
        break;
    }
}

} // namespace

AttentionText attentionText(const AttentionItem& item)
{
    AttentionText words;
    switch (item.kind) {
    case AttentionItem::Kind::Node:
        words = {.title = OverviewWords::tr("Node %1 is silent").arg(text(item.id)),
            .text = OverviewWords::tr("No heartbeat for %1").arg(common::span(item.silence))};
        break;
    case AttentionItem::Kind::Consumer:
        words = consumerText(item);
        break;
    }
    words.verb = verbOf(item.verb);
    return words;
}

QString attentionNote(const OverviewState& state)
{
    const bool isAnyRefused = std::ranges::any_of(state.attention,
        [](const AttentionItem& item) { return item.kind == AttentionItem::Kind::Consumer; });
    if (!isAnyRefused)
        return {};
    QString note = OverviewWords::tr("Refused most in %1").arg(common::span(state.known.length()));
    if (state.attentionLeftOut > 0)
        note += OverviewWords::tr(" · %1 more below these")
                    .arg(common::count(static_cast<std::int64_t>(state.attentionLeftOut)));
    if (state.isStale)
        note += OverviewWords::tr(" · stale %1").arg(common::span(state.age));
    return note;
}

InvalidationText invalidationText(const InvalidationDraft& draft, const OverviewState& state)
{
    InvalidationText words{.obstacle = obstacleOf(draft, state)};
    switch (draft.scope) {
    case ports::InvalidationScope::Consumer:
    case ports::InvalidationScope::Key:
        words.explanation = OverviewWords::tr("Every node forgets the keys of this consumer and "
                                              "reads them anew at the next request.");
        words.verb = draft.consumer.empty()
            ? OverviewWords::tr("Invalidate consumer")
            : OverviewWords::tr("Invalidate %1").arg(text(draft.consumer));
        break;
    case ports::InvalidationScope::Plan:
        words.explanation = OverviewWords::tr("Every node reads this plan anew and forgets the "
                                              "keys of its consumers.");
        words.verb = draft.plan.empty()
            ? OverviewWords::tr("Invalidate plan")
            : OverviewWords::tr("Invalidate %1").arg(planName(draft.plan, state));
        break;
    case ports::InvalidationScope::All:
        words.explanation = OverviewWords::tr("Every node forgets every key: each is looked up in "
                                              "the store at its next request.");
        words.verb = OverviewWords::tr("Invalidate everything");
        break;
    }
    addOutcome(words, draft.progress);
    if (draft.progress.state == InvalidationProgress::State::Partial
        || draft.progress.state == InvalidationProgress::State::Failed)
        words.verb = OverviewWords::tr("Try again");
    return words;
}

} // namespace tollgate::pages
