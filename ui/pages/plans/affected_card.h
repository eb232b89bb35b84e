#pragma once

#include "common/card.h"
#include "plans/plans_state.h"

class QTableView;

namespace tollgate::common {
class Button;
class StateView;
} // namespace tollgate::common

namespace tollgate::pages {

class AffectedTableModel;

// Who is affected: the table, and what narrows it.
class AffectedCard : public common::Card {
    Q_OBJECT

public:
    explicit AffectedCard(QWidget* parent = nullptr);

    void render(const PlansState& state);
    const AffectedTableModel& model() const { return *m_model; }

signals:
    void consumerChosen(const std::optional<std::uint32_t>& consumer);
    void clearFilterRequested();

private:
    void build();
    void chooseCurrent();
    void restoreCurrent();

    AffectedTableModel* m_model;
    QTableView* m_table;
    common::StateView* m_tableState;
    common::Button* m_clear;
    std::optional<std::uint32_t> m_consumer; // who is open
    bool m_isRestoring = false;
};

} // namespace tollgate::pages
