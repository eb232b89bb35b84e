#pragma once

#include "common/card.h"
#include "overview/overview_state.h"

class QComboBox;
class QLineEdit;

namespace tollgate::common {
class Button;
class Segments;
class TextLabel;
} // namespace tollgate::common

namespace tollgate::pages {

class ProofTable;
class TypedName;

// Drops what nodes keep of a consumer, a plan, or everything, with a row of proof per node.
class InvalidationCard : public common::Card {
    Q_OBJECT

public:
    explicit InvalidationCard(QWidget* parent = nullptr);

    void render(const OverviewState& state); // nothing to show without an invalidation
    void takeFocus();

signals:
    void scopeChosen(tollgate::ports::InvalidationScope scope);
    void consumerNamed(const std::string& consumer);
    void planChosen(const std::string& plan);
    void invalidateRequested(const std::string& typedName);
    void unlockRequested();
    void closeRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void wire();
    void renderTarget(const OverviewState& state);
    void renderVerb();
    void run();

    OverviewState m_state; // shown last
    common::Segments* m_scope;
    QLineEdit* m_consumer;
    QComboBox* m_plan;
    common::TextLabel* m_explanation;
    TypedName* m_typed;
    common::TextLabel* m_obstacle;
    common::Button* m_verb;
    common::Button* m_unlock;
    common::Button* m_close;
    common::TextLabel* m_outcome;
    ProofTable* m_proofs;
};

} // namespace tollgate::pages
