#pragma once

#include "common/card.h"
#include "plans/plans_state.h"

#include <vector>

namespace tollgate::common {
class TextLabel;
}

namespace tollgate::pages {

class LedgerRow;

// The four figures under which a draft is read, and what they rest on. A line is a filter.
class LedgerCard : public common::Card {
    Q_OBJECT

public:
    explicit LedgerCard(QWidget* parent = nullptr);

    void render(const PlansState& state);

signals:
    void lineChosen(tollgate::pages::LedgerLine line);

private:
    std::vector<LedgerRow*> m_rows; // in the order of LedgerLine
    common::TextLabel* m_assumptions;
    common::TextLabel* m_range;
};

} // namespace tollgate::pages
