#include "plans/lab_card.h"

#include "charts/limit_chart.h"
#include "common/metrics.h"
#include "common/segments.h"
#include "common/state_view.h"
#include "common/text_label.h"
#include "plans/limit_box.h"
#include "plans/plans_words.h"
#include "shared/plan_words.h"

#include <QHBoxLayout>
#include <QRegularExpressionValidator>
#include <QVBoxLayout>

namespace tollgate::pages {

namespace {

using common::TextLabel;
using common::TextSize;
using common::Tone;

// In the order of the segments.
constexpr WhenExhausted kModes[]{
    WhenExhausted::Refuse, WhenExhausted::BillOverage, WhenExhausted::Notify};
enum ScaleChoice { LogScale, LinearScale, CumulativeScale };

// Where the chart ends and there is no number: no limit at all.
charts::Limit limitFrom(qint64 dragged)
{
    return dragged == charts::LimitChart::kNoLimit ? charts::Limit() : charts::Limit(dragged);
}

} // namespace

LabCard::LabCard(QWidget* parent)
    : common::Card({}, {}, parent),
      m_dimensions(new common::Segments(tr("Limit to look at"), this)),
      m_scale(new common::Segments(tr("Scale"), this)), m_chart(new charts::LimitChart(this)),
      m_chartState(new common::StateView(m_chart, this)),
      m_limitName(new TextLabel({}, {.size = TextSize::Small, .tone = Tone::Secondary}, this)),
      m_limit(new LimitBox(this)), m_mode(new common::Segments(tr("When it is used up"), this)),
      m_priceName(new TextLabel({}, {.size = TextSize::Small, .tone = Tone::Secondary}, this)),
      m_price(new QLineEdit(this))
{
    build();
    wire();
}

void LabCard::build()
{
    m_scale->setWords({tr("Log"), tr("Linear"), tr("Cumulative")});
    m_scale->setCurrent(LogScale);
    m_mode->setWords({tr("Refuse"), tr("Bill overage"), tr("Notify")});
    m_limit->setAccessibleName(tr("Limit"));
    m_price->setAccessibleName(tr("Overage price per unit"));
    m_price->setAlignment(Qt::AlignRight);
    m_price->setFixedWidth(
        fontMetrics().horizontalAdvance(QStringLiteral("0.000000000000")) + common::kRoomy);
    // Nothing typed is let through, and put back: what is not let through would stay.
    m_price->setValidator(new QRegularExpressionValidator(
        QRegularExpression(QStringLiteral(R"((\d{1,7}(\.\d{0,12})?)?)")), m_price));
    body()->addWidget(buildHeader());
    body()->addWidget(m_chartState, 1);
    body()->addWidget(buildControls());
}

QWidget* LabCard::buildHeader()
{
    auto* header = new QWidget(this);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_dimensions);
    row->addStretch();
    row->addWidget(m_scale);
    return header;
}

QWidget* LabCard::buildControls()
{
    auto* controls = new QWidget(this);
    auto* row = new QHBoxLayout(controls);
    row->setContentsMargins(0, common::kTight, 0, 0);
    row->setSpacing(common::kSnug);
    row->addWidget(m_limitName);
    row->addWidget(m_limit);
    row->addSpacing(common::kSnug);
    row->addWidget(m_mode);
    row->addStretch();
    row->addWidget(m_priceName);
    row->addWidget(m_price);
    return controls;
}

void LabCard::wire()
{
    using charts::LimitChart;
    using common::Segments;
    connect(m_dimensions, &Segments::chosen, this,
        [this](int index) { emit dimensionChosen(m_offered[static_cast<std::size_t>(index)]); });
    connect(m_scale, &Segments::chosen, this, [this] {
        rebuildHistogram();
        renderChart();
    });
    connect(m_chart, &LimitChart::limitDragged, this,
        [this](qint64 limit) { emit limitDragged(limitFrom(limit)); });
    connect(m_chart, &LimitChart::limitReleased, this,
        [this](qint64 limit) { emit limitReleased(limitFrom(limit)); });
    connect(m_chart, &LimitChart::binClicked, this, &LabCard::barChosen);
    connect(m_limit, &LimitBox::limitEntered, this, &LabCard::limitEntered);
    connect(m_mode, &Segments::chosen, this, [this](int index) { emit modeChosen(kModes[index]); });
    connect(m_price, &QLineEdit::editingFinished, this, &LabCard::enterPrice);
}

void LabCard::enterPrice()
{
    const auto price = parseUnitPrice(m_price->text().toStdString());
    m_price->setModified(false);
    if (!m_shownPrice)
        return;
    if (price && *price != *m_shownPrice)
        emit priceEntered(*price);
    else
        m_price->setText(QString::fromStdString(formatUnitPrice(*m_shownPrice)));
}

void LabCard::render(const PlansState& state)
{
    setTitle(chartTitle(state));
    setSubtitle(chartSubtitle(state));
    if (m_offered != state.dimensions) {
        m_offered = state.dimensions;
        QStringList words;
        for (const preview::Dimension& dimension : m_offered)
            words << nameOf(dimension, state.draft.cycle);
        m_dimensions->setWords(words);
    }
    const auto current = std::ranges::find(m_offered, state.dimension);
    m_dimensions->setCurrent(static_cast<int>(current - m_offered.begin()));
    renderControls(state);
    const charts::LimitPair limits{.today = state.limitToday(), .draft = state.limitDraft()};
    const bool isOther = m_demand != state.demand || m_limits.today != limits.today;
    m_demand = state.demand;
    m_limits = limits;
    if (isOther)
        rebuildHistogram();
    m_planName = QString::fromStdString(state.draft.name);
    m_words = {.title = chartTitle(state),
        .handle = tr("%1, draft").arg(limitName(state.dimension, state.draft.cycle)),
        .inside = tr("inside the limit"),
        .newlyBeyond = tr("newly beyond (draft)"),
        .alreadyBeyond = tr("already beyond")};
    renderChart();
}

void LabCard::renderControls(const PlansState& state)
{
    m_limitName->setText(limitName(state.dimension, state.draft.cycle));
    m_limit->setAccessibleName(m_limitName->text());
    m_limit->setMaximum(preview::largestLimit(state.dimension));
    m_limit->setLimit(state.limitDraft());
    const Quota* quota = state.quota();
    const bool isQuota = std::holds_alternative<Meter>(state.dimension);
    m_mode->setVisible(isQuota);
    const auto mode = quota ? quota->whenExhausted : WhenExhausted::Refuse;
    m_mode->setCurrent(static_cast<int>(std::ranges::find(kModes, mode) - std::begin(kModes)));
    renderPrice(state);
}

void LabCard::renderPrice(const PlansState& state)
{
    const Quota* quota = state.quota();
    const bool isBilled = quota && quota->whenExhausted == WhenExhausted::BillOverage;
    m_shownPrice = isBilled ? std::optional(quota->overagePrice) : std::nullopt;
    m_price->setVisible(isBilled);
    m_priceName->setVisible(isBilled);
    if (!isBilled)
        return;
    m_priceName->setText(
        tr("%1 per unit beyond").arg(QString::fromStdString(state.draft.price.currency.code)));
    if (!m_price->hasFocus() || !m_price->isModified())
        m_price->setText(QString::fromStdString(formatUnitPrice(quota->overagePrice)));
}

void LabCard::rebuildHistogram()
{
    m_histogram.reset();
    if (!m_demand || m_demand->consumers.empty())
        return;
    const auto kind
        = m_scale->current() == LinearScale ? charts::AxisKind::Linear : charts::AxisKind::Log;
    const auto& sorted = m_demand->peaks.sorted();
    m_histogram.emplace(sorted, charts::Scale(charts::axisFor(sorted, m_limits.today, kind)));
}

void LabCard::renderChart()
{
    if (!m_demand) {
        m_chartState->setFace(common::Loading{.step = tr("Counting requests"), .verb = {}});
        return;
    }
    if (!m_histogram) {
        m_chartState->setFace(common::Empty{.title = tr("Nobody is on %1 yet").arg(m_planName),
            .text = tr("A plan shows its consumers here. Choose a plan with consumers, or edit "
                       "this one's figures below."),
            .verb = {}});
        return;
    }
    const auto kind = m_scale->current() == CumulativeScale ? charts::BarKind::Cumulative
                                                            : charts::BarKind::PerBin;
    m_chart->setData(charts::limitChartData(*m_histogram, m_limits, m_words, kind));
    m_chartState->setFace(common::Ready{});
}

} // namespace tollgate::pages
