#include "changes/changes_words.h"

#include "changes/words.h"

#include <algorithm>

// How a change gets to the nodes, in words.
namespace tollgate::pages {

namespace {

using common::Mark;
using common::Tone;
using workspace::ChangeProgress;
using State = ChangeProgress::State;

qsizetype provenOf(const ChangeProgress& progress)
{
    return std::ranges::count_if(
        progress.nodes, [](const ports::NodeProof& proof) { return proof.done.has_value(); });
}

QString provenText(const ChangeProgress& progress)
{
    const auto nodes = static_cast<int>(progress.nodes.size());
    return ChangesWords::tr("Proven on %1 of %2", "nodes")
        .arg(QString::number(provenOf(progress)), ChangesWords::tr("%n node(s)", nullptr, nodes));
}

QString silentNodes(const ChangeProgress& progress)
{
    QStringList silent;
    for (const ports::NodeProof& proof : progress.nodes) {
        if (!proof.done)
            silent << text(proof.node);
    }
    return silent.join(QStringLiteral(", "));
}

QString partialText(const ChangeProgress& progress, std::int64_t older)
{
    const QString made = progress.isUndo ? ChangesWords::tr("Undone") : ChangesWords::tr("Applied");
    if (progress.error)
        return ChangesWords::tr("%1, but its proof cannot be read: %2.")
            .arg(made, text(describe(*progress.error)));
    const QString serves
        = older > 0 ? ChangesWords::tr("v%1").arg(older) : ChangesWords::tr("the version before");
    return ChangesWords::tr(
        "%1. %2: %3 did not answer. It serves %4 until it reads the plan again: "
        "when it is asked again, or starts anew.")
        .arg(made, provenText(progress), silentNodes(progress), serves);
}

QString failedText(const ChangeProgress& progress)
{
    const Error error = progress.error.value_or(Error{});
    const QString remedy = error.remedy.empty()
        ? QString()
        : ChangesWords::tr(" To do: %1.").arg(text(error.remedy));
    return (progress.isUndo ? ChangesWords::tr("Not undone: %1.")
                            : ChangesWords::tr("Not applied: %1."))
               .arg(text(error.what))
        + remedy;
}

} // namespace

ProofText proofText(const ChangeProgress& progress, std::int64_t older)
{
    switch (progress.state) {
    case State::Idle:
        break;
    case State::Submitting:
        return {
            .text = progress.isUndo ? ChangesWords::tr("Undoing…") : ChangesWords::tr("Applying…"),
            .tone = Tone::Secondary};
    case State::Unknown:
        return {.text = ChangesWords::tr("No answer yet: reading back whether the gateway took it. "
                                         "Nothing is sent twice."),
            .tone = Tone::Changed,
            .mark = Mark::Info};
    case State::Proving:
        return {.text = ChangesWords::tr("The gateway has it. Every node is reading it back…"),
            .tone = Tone::Secondary};
    case State::Done:
        return {.text = provenText(progress) + u'.', .tone = Tone::Good, .mark = Mark::Tick};
    case State::Partial:
        return {
            .text = partialText(progress, older), .tone = Tone::Refused, .mark = Mark::Exclamation};
    case State::Failed:
        return {.text = failedText(progress), .tone = Tone::Refused, .mark = Mark::Cross};
    }
    return {};
}

} // namespace tollgate::pages
