#pragma once

#include "changes/changes_state.h"
#include "common/shapes.h"
#include "common/state_view.h"
#include "common/theme.h"

#include <QString>

// What the Changes page says, made from its state: no widget, so that words and figures are tested.
namespace tollgate::pages {

// The page.
QString changesSubtitle(const ChangesState& state); // "gateway-eu · 3 changes"
QString lostText(const ChangesState& state); // empty: the gateway answers
common::Face changesFaceOf(const ChangesState& state);
common::Face detailFaceOf(const ChangesState& state); // of what is selected

// A draft under review.
QString titleOf(const ReviewedDraft& draft); // in the list: "3 consumers to Pro"
QString headlineOf(const ReviewedDraft& draft);
QString reviewNote(const ReviewedDraft& draft); // "Reviewed on Pro v14 · preview 3f2a91c0"
QString ledgerNote(const ReviewedDraft& draft); // of which time the ledger is
QString whoNote(const ReviewedDraft& draft); // "26 newly affected · 71 already"
// When it takes effect, and what becomes of running counters.
QString consequence(const ReviewedDraft& draft);
QString rangeOf(const ReviewedDraft& draft); // empty: none is known
QString applyVerb(const ReviewedDraft& draft); // "Apply to 412 consumers"
QString staleText(const ReviewedDraft& draft, const StaleReview& stale);

// An applied change.
QString titleOf(const ShownChange& change); // "Pro: monthly quota 50,000 → 40,000"
QString sentenceOf(const ShownChange& change); // what it did
QString appliedNote(const ShownChange& change); // by whom, when, from which version to which
QString undoNote(const ShownChange& change, const ChangesState& state);
QString momentOf(Instant instant); // "24 Nov 2026 18:09", UTC

// Why a verb is not possible now; empty: it is, or it is under way.
QString applyObstacle(const ChangesState& state);
QString undoObstacle(const ChangesState& state);

// How far something has come on its way to the nodes.
struct ProofText {
    QString text; // empty: nothing is under way
    common::Tone tone = common::Tone::Text;
    common::Mark mark = common::Mark::None;
};
// `older`: the version that a node without the new one goes on serving; 0: not known.
ProofText proofText(const workspace::ChangeProgress& progress, std::int64_t older);

} // namespace tollgate::pages
