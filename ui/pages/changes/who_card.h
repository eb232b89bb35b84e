#pragma once

#include "changes/changes_state.h"
#include "common/card.h"

class QTableView;

namespace tollgate::common {
class StateView;
}

namespace tollgate::pages {

class WhoTableModel;

// Who a draft affects, consumer by consumer.
class WhoCard : public common::Card {
    Q_OBJECT

public:
    explicit WhoCard(QWidget* parent = nullptr);

    void render(const SharedDraft& draft);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();

    WhoTableModel* m_model;
    QTableView* m_table;
    common::StateView* m_view;
};

} // namespace tollgate::pages
