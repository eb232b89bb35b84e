#pragma once

#include "common/card.h"
#include "overview/overview_state.h"

class QStackedLayout;
class QTableView;

namespace tollgate::charts {
class Legend;
class StackChart;
} // namespace tollgate::charts
namespace tollgate::common {
class Segments;
class StateView;
class TextLabel;
} // namespace tollgate::common

namespace tollgate::pages {

class OutcomeTableModel;

// Outcomes per second: bars, or the same as a table; and what is pointed at, in words.
class OutcomeCard : public common::Card {
    Q_OBJECT

public:
    explicit OutcomeCard(QWidget* parent = nullptr);

    void render(const OverviewState& state);
    void showAsTable(bool isTable);
    bool isTable() const;

    charts::StackChart& chart() { return *m_chart; }
    const OutcomeTableModel& table() const { return *m_model; }

signals:
    void windowChosen(std::chrono::seconds window);

private:
    void build();
    QWidget* buildContent();
    void renderBars();
    void renderLegend();
    void tell(const std::optional<std::size_t>& bar);

    OverviewState m_state; // shown last
    charts::StackChart* m_chart;
    charts::Legend* m_legend;
    OutcomeTableModel* m_model;
    QTableView* m_table;
    QStackedLayout* m_faces;
    common::Segments* m_windows;
    common::TextLabel* m_pointed;
    common::StateView* m_view;
};

} // namespace tollgate::pages
