#pragma once

#include "common/card.h"
#include "overview/overview_state.h"

#include <vector>

class QVBoxLayout;

namespace tollgate::common {
class StateView;
}

namespace tollgate::pages {

class AttentionRow;

// Who wants a person, by rank. While the pointer or the keyboard is in it, rows stay where they
// are: only their figures go on.
class AttentionCard : public common::Card {
    Q_OBJECT

public:
    explicit AttentionCard(QWidget* parent = nullptr);

    void render(const OverviewState& state);

signals:
    void verbTriggered(const tollgate::pages::AttentionItem& item);

private:
    bool isHeld() const; // somebody is about to click
    void showRows(const std::vector<AttentionItem>& items, const OverviewState& state);
    std::vector<AttentionItem> heldItems(const OverviewState& state) const;

    std::vector<AttentionRow*> m_rows; // all there can be; those without an item are hidden
    std::size_t m_shown = 0;
    common::StateView* m_view;
};

} // namespace tollgate::pages
