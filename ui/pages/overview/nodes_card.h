#pragma once

#include "common/card.h"
#include "overview/overview_state.h"

class QTableView;

namespace tollgate::common {
class StateView;
}

namespace tollgate::pages {

class NodeTableModel;

// The nodes: who is up, and when each was heard of last.
class NodesCard : public common::Card {
    Q_OBJECT

public:
    explicit NodesCard(QWidget* parent = nullptr);

    void render(const OverviewState& state);

signals:
    void lookAgainRequested();

private:
    NodeTableModel* m_model;
    QTableView* m_table;
    common::StateView* m_view;
};

} // namespace tollgate::pages
