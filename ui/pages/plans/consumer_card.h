#pragma once

#include "common/card.h"
#include "plans/plans_state.h"

class QGridLayout;

namespace tollgate::common {
class Button;
}

namespace tollgate::pages {

// One consumer's before and after: every figure that the draft touches, and the first refusal.
class ConsumerCard : public common::Card {
    Q_OBJECT

public:
    explicit ConsumerCard(QWidget* parent = nullptr);

    void render(const PlansState& state); // hidden when no consumer is open

signals:
    void closeRequested();

private:
    struct Line {
        QString name;
        QString before;
        QString after;

        bool operator==(const Line&) const = default;
    };

    static std::vector<Line> linesOf(const AffectedRow& row, const PlansState& state);
    void setLines(const std::vector<Line>& lines);

    std::vector<Line> m_lines;
    QWidget* m_content = nullptr;
    common::Button* m_close;
};

} // namespace tollgate::pages
