#include "plans/affected_card.h"

#include "common/button.h"
#include "common/metrics.h"
#include "common/state_view.h"
#include "common/tables.h"
#include "plans/affected_table_model.h"
#include "plans/plans_words.h"
#include "shared/plan_words.h"

#include <QHeaderView>
#include <QScopedValueRollback>
#include <QTableView>
#include <QVBoxLayout>

namespace tollgate::pages {

namespace {

constexpr int kNarrowestColumn = 64;

} // namespace

AffectedCard::AffectedCard(QWidget* parent)
    : common::Card(tr("Who is affected"), {}, parent), m_model(new AffectedTableModel(this)),
      m_table(new QTableView(this)), m_tableState(new common::StateView(m_table, this)),
      m_clear(new common::Button(tr("Clear filter"), common::ButtonKind::Quiet, this))
{
    build();
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &AffectedCard::chooseCurrent);
    connect(m_model, &QAbstractItemModel::modelReset, this, &AffectedCard::restoreCurrent);
    connect(m_clear, &common::Button::clicked, this, &AffectedCard::clearFilterRequested);
    connect(
        m_tableState, &common::StateView::verbTriggered, this, &AffectedCard::clearFilterRequested);
}

void AffectedCard::build()
{
    common::setUpTable(*m_table);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Affected consumers"));
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(AffectedTableModel::Change, Qt::DescendingOrder);
    QHeaderView* header = m_table->horizontalHeader();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSectionResizeMode(AffectedTableModel::Consumer, QHeaderView::Stretch);
    header->setMinimumSectionSize(kNarrowestColumn);
    // Widths for figures of seven digits; measuring the cells would touch every row.
    const QFontMetrics metrics(m_table->font());
    const auto fit = [&](int column, const char* widest) {
        header->resizeSection(
            column, metrics.horizontalAdvance(QLatin1StringView(widest)) + 2 * common::kRoomy);
    };
    fit(AffectedTableModel::Peak, "1,000,000");
    fit(AffectedTableModel::Beyond, "+1,000,000");
    fit(AffectedTableModel::Refused, "1,000 > 1,000");
    fit(AffectedTableModel::BillNow, "$10,000.00");
    fit(AffectedTableModel::BillWithDraft, "Bill with draft");
    fit(AffectedTableModel::Change, "+$10,000.00");
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    body()->addWidget(m_clear, 0, Qt::AlignRight);
    body()->addWidget(m_tableState, 1);
}

void AffectedCard::render(const PlansState& state)
{
    setSubtitle(tableNote(state));
    m_clear->setVisible(state.filter.isSet());
    const bool isOther = m_consumer != state.consumer;
    m_consumer = state.consumer;
    if (state.rows)
        m_model->setRows(state.rows,
            state.rows->dimension() == state.dimension ? state.limitDraft()
                                                       : state.rows->limitDraft());
    if (isOther)
        restoreCurrent();
    if (!state.rows)
        m_tableState->setFace(common::Loading{.step = tr("Replaying every request"), .verb = {}});
    else if (state.rows->empty() && state.filter.isSet())
        m_tableState->setFace(common::Empty{
            .title = tr("No consumer matches the filter"), .text = {}, .verb = tr("Clear filter")});
    else if (state.rows->empty())
        m_tableState->setFace(common::Empty{.title = tr("Nobody is affected"),
            .text = tr("No consumer of this plan is refused or goes beyond a quota, today or with "
                       "the draft."),
            .verb = {}});
    else
        m_tableState->setFace(common::Ready{});
}

// Rows come and go; who is open stays.
void AffectedCard::restoreCurrent()
{
    const QScopedValueRollback guard(m_isRestoring, true);
    const int row = m_consumer ? m_model->rowOf(*m_consumer) : -1;
    if (row == m_table->currentIndex().row())
        return;
    if (row >= 0) {
        m_table->selectRow(row);
        m_table->scrollTo(m_model->index(row, 0), QAbstractItemView::PositionAtCenter);
    } else {
        m_table->setCurrentIndex({});
    }
}

void AffectedCard::chooseCurrent()
{
    if (m_isRestoring)
        return;
    const QModelIndex current = m_table->currentIndex();
    emit consumerChosen(
        current.isValid() ? std::optional(m_model->rowAt(current.row()).consumer) : std::nullopt);
}

} // namespace tollgate::pages
