#pragma once

#include "workspace/change_flow.h"

#include <QWidget>

namespace tollgate::common {
class Button;
class MarkLabel;
class TextLabel;
} // namespace tollgate::common

namespace tollgate::pages {

class ProofTable;

// How far a change has come: one sentence, and a row of proof per node. Takes no room before
// anything was sent.
class ProofPanel : public QWidget {
    Q_OBJECT

public:
    explicit ProofPanel(QWidget* parent = nullptr);

    // `older`: the version that a node without the new one goes on serving; 0: not known.
    void render(const workspace::ChangeProgress& progress, std::int64_t older);
    void offerAskingAgain(bool isOffered); // of nodes that did not answer

signals:
    void askAgainRequested();

private:
    common::MarkLabel* m_mark;
    common::TextLabel* m_outcome;
    ProofTable* m_proofs;
    common::Button* m_again;
};

} // namespace tollgate::pages
