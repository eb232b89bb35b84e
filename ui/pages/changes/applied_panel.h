#pragma once

#include "changes/changes_state.h"

#include <QWidget>

namespace tollgate::common {
class Card;
class TextLabel;
} // namespace tollgate::common

namespace tollgate::pages {

class DetailScroll;
class FieldTable;
class ProofPanel;
class VerbCard;

// An applied change: what it did, whether every node has it, and its undoing.
class AppliedPanel : public QWidget {
    Q_OBJECT

public:
    explicit AppliedPanel(QWidget* parent = nullptr);

    void render(const ChangesState& state); // nothing without a selected change
    void undo(); // as its button does

signals:
    void undoRequested(const std::string& typedName);
    void unlockRequested();
    void askAgainRequested();

private:
    void build();
    void renderProof(const ChangesState& state, const ShownChange& change);
    void renderUndo(const ChangesState& state, const ShownChange& change);

    DetailScroll* m_scroll;
    common::Card* m_what;
    FieldTable* m_fields;
    ProofPanel* m_proof;
    common::TextLabel* m_noProof;
    VerbCard* m_undo;
};

} // namespace tollgate::pages
