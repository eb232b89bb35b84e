#pragma once

#include "changes/changes_state.h"
#include "common/card.h"

namespace tollgate::common {
class TextLabel;
}

namespace tollgate::pages {

class LedgerGrid;

// The four lines of the ledger, with what they assume.
class ImpactCard : public common::Card {
    Q_OBJECT

public:
    explicit ImpactCard(QWidget* parent = nullptr);

    void render(const ReviewedDraft& draft);

private:
    LedgerGrid* m_lines;
    common::TextLabel* m_assumptions;
    common::TextLabel* m_range;
};

} // namespace tollgate::pages
