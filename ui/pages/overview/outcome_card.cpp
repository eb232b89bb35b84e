#include "overview/outcome_card.h"

#include "charts/legend.h"
#include "charts/stack_chart.h"
#include "common/cut_label.h"
#include "common/formats.h"
#include "common/metrics.h"
#include "common/segments.h"
#include "common/state_view.h"
#include "common/tables.h"
#include "common/text_label.h"
#include "overview/outcome_table_model.h"
#include "overview/overview_words.h"

#include <QEvent>
#include <QHeaderView>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace tollgate::pages {

using common::TextLabel;
using common::TextSize;
using common::Tone;
using std::chrono::seconds;

namespace {

constexpr std::array<seconds, 2> kWindows{seconds{120}, seconds{600}};

} // namespace

OutcomeCard::OutcomeCard(QWidget* parent)
    : common::Card(tr("Outcomes"), {}, parent), m_chart(new charts::StackChart(this)),
      m_legend(new charts::Legend(this)), m_model(new OutcomeTableModel(this)),
      m_table(new QTableView(this)), m_faces(new QStackedLayout),
      m_windows(new common::Segments(tr("Time that the chart shows"), this)),
      m_pointed(new common::CutLabel({}, {.size = TextSize::Small, .tone = Tone::Secondary}, this)),
      m_view(new common::StateView(buildContent(), this))
{
    build();
    connect(m_chart, &charts::StackChart::resized, this, &OutcomeCard::renderBars);
    connect(m_chart, &charts::StackChart::restyled, this, &OutcomeCard::renderLegend);
    connect(m_chart, &charts::StackChart::barPointed, this, &OutcomeCard::tell);
    connect(m_windows, &common::Segments::chosen, this,
        [this](int index) { emit windowChosen(kWindows[static_cast<std::size_t>(index)]); });
}

QWidget* OutcomeCard::buildContent()
{
    auto* content = new QWidget(this);
    common::setUpTable(*m_table);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Outcomes as a table"));
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_faces->addWidget(m_chart);
    m_faces->addWidget(m_table);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(common::kSnug);
    column->addLayout(m_faces, 1);
    column->addWidget(m_legend);
    return content;
}

void OutcomeCard::build()
{
    m_windows->setWords({tr("2 min"), tr("10 min")});
    auto* head = new QHBoxLayout;
    head->addWidget(m_pointed, 1);
    head->addWidget(m_windows);
    body()->addLayout(head);
    body()->addWidget(m_view, 1);
}

void OutcomeCard::showAsTable(bool isTable)
{
    m_faces->setCurrentIndex(isTable ? 1 : 0);
    if (isTable)
        m_pointed->clear();
}

bool OutcomeCard::isTable() const { return m_faces->currentIndex() == 1; }

void OutcomeCard::render(const OverviewState& state)
{
    m_state = state;
    const auto window = std::chrono::floor<seconds>(state.window.length());
    m_windows->setCurrent(static_cast<int>(std::ranges::find(kWindows, window) - kWindows.begin()));
    if (!state.snapshot) {
        m_view->setFace(common::Loading{.step = tr("Reading the last minutes"), .verb = {}});
        return;
    }
    if (state.snapshot->seconds.empty()) {
        setSubtitle({});
        m_view->setFace(common::Empty{.title = tr("No requests yet"),
            .text = tr("Each second's outcomes appear here as soon as the gateway serves a "
                       "request."),
            .verb = {}});
        return;
    }
    m_view->setFace(common::Ready{});
    renderBars();
}

void OutcomeCard::renderBars()
{
    if (!m_state.snapshot || m_state.snapshot->seconds.empty())
        return;
    charts::StackBars stack = outcomeBars(m_state, m_chart->mostBars());
    setSubtitle(outcomeSubtitle(m_state, stack.step));
    m_model->setBars(stack);
    auto ticks = timeTicks(stack.time());
    m_chart->setData({.stack = std::move(stack),
        .ticks = std::move(ticks),
        .title = tr("Outcomes per second"),
        .unit = tr("requests/s")});
    renderLegend();
}

void OutcomeCard::renderLegend()
{
    charts::StackParts sums{};
    for (const charts::StackBar& bar : m_chart->data().stack.bars) {
        for (std::size_t part = 0; part < sums.size(); ++part)
            sums[part] += bar.sums[part];
    }
    std::vector<charts::Legend::Entry> entries;
    for (std::size_t part = 0; part < sums.size(); ++part)
        entries.push_back({.fill = m_chart->fill(part),
            .figure = common::count(sums[part]),
            .words = partName(part)});
    m_legend->setEntries(std::move(entries));
}

void OutcomeCard::tell(const std::optional<std::size_t>& bar)
{
    const charts::StackBars& stack = m_chart->data().stack;
    m_pointed->setText(
        bar && *bar < stack.bars.size() ? barText(stack.bars[*bar], stack.step) : QString());
    m_chart->setAccessibleDescription(m_pointed->text());
}

} // namespace tollgate::pages
