#pragma once

#include "charts/limit_chart_data.h"
#include "common/card.h"
#include "plans/plans_state.h"

#include <QLineEdit>

#include <memory>

namespace tollgate::charts {
class LimitChart;
}
namespace tollgate::common {
class Segments;
class StateView;
class TextLabel;
} // namespace tollgate::common

namespace tollgate::pages {

class LimitBox;

// The chart with its handle, and beside it the same limit as a number, the mode and the price.
class LabCard : public common::Card {
    Q_OBJECT

public:
    explicit LabCard(QWidget* parent = nullptr);

    void render(const PlansState& state);

    charts::LimitChart& chart() { return *m_chart; }

signals:
    void dimensionChosen(const tollgate::preview::Dimension& dimension);
    void limitDragged(const std::optional<std::int64_t>& limit); // none: unlimited
    void limitReleased(const std::optional<std::int64_t>& limit);
    void limitEntered(const std::optional<std::int64_t>& limit);
    void modeChosen(tollgate::WhenExhausted mode);
    void priceEntered(tollgate::UnitPrice price);
    void barChosen(qint64 from, qint64 to);

private:
    void build();
    void wire();
    QWidget* buildHeader();
    QWidget* buildControls();
    void renderControls(const PlansState& state);
    void renderPrice(const PlansState& state);
    void renderChart();
    void rebuildHistogram();
    void enterPrice();

    common::Segments* m_dimensions;
    common::Segments* m_scale;
    charts::LimitChart* m_chart;
    common::StateView* m_chartState;
    common::TextLabel* m_limitName;
    LimitBox* m_limit;
    common::Segments* m_mode;
    common::TextLabel* m_priceName;
    QLineEdit* m_price;

    std::vector<preview::Dimension> m_offered;
    std::shared_ptr<const preview::Demand> m_demand; // that m_histogram borrows from
    std::optional<charts::Histogram> m_histogram;
    charts::LimitPair m_limits;
    charts::LimitWords m_words;
    QString m_planName;
    std::optional<UnitPrice> m_shownPrice; // none: no overage is billed
};

} // namespace tollgate::pages
