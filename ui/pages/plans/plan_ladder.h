#pragma once

#include "plans/plans_state.h"

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace tollgate::pages {

// The plans side by side, cheapest as the file has it: name, how many are on it, what it allows.
class PlanLadder : public QWidget {
    Q_OBJECT

public:
    explicit PlanLadder(QWidget* parent = nullptr);

    void render(const PlansState& state);

signals:
    void planChosen(quint32 place);

private:
    void rebuild(const PlansState& state);

    std::vector<PlanCard> m_shown;
    QStringList m_summaries;
    QButtonGroup* m_group;
    QHBoxLayout* m_row;
};

} // namespace tollgate::pages
