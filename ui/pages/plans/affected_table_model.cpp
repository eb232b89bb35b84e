#include "plans/affected_table_model.h"

#include "common/formats.h"
#include "common/shapes.h"
#include "common/tables.h"
#include "common/theme.h"
#include "shared/plan_words.h"

#include <QtConcurrentRun>

#include <algorithm>
#include <array>

namespace tollgate::pages {

namespace {

// So many are in order before a frame is over.
constexpr std::size_t kOrderedAtOnce = 5'000;

// By column. Whoever uses more is further beyond a limit.
constexpr std::array<AffectedKey, AffectedTableModel::ColumnCount> kKeys{AffectedKey::Name,
    AffectedKey::Peak, AffectedKey::Peak, AffectedKey::Refused, AffectedKey::BillNow,
    AffectedKey::BillWithDraft, AffectedKey::BillChange};

} // namespace

AffectedTableModel::AffectedTableModel(QObject* parent) : QAbstractTableModel(parent)
{
    connect(&m_watcher, &QFutureWatcher<Ordered>::finished, this, &AffectedTableModel::onOrdered);
}

void AffectedTableModel::setRows(AffectedRows rows, std::optional<std::int64_t> limitDraft)
{
    m_nextLimit = limitDraft;
    if (rows != m_nextRows) {
        m_nextRows = std::move(rows);
        putInOrder();
    } else if (m_rows == m_nextRows && m_limitDraft != limitDraft) {
        m_limitDraft = limitDraft;
        if (rowCount() > 0)
            emit dataChanged(index(0, Beyond), index(rowCount() - 1, Beyond));
    }
}

void AffectedTableModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount)
        return;
    const AffectedSorting sorting{
        .key = kKeys[static_cast<std::size_t>(column)], .isAscending = order == Qt::AscendingOrder};
    if (sorting == m_sorting)
        return;
    m_sorting = sorting;
    putInOrder();
}

// The newest wish wins.
void AffectedTableModel::putInOrder()
{
    m_watcher.setFuture({});
    if (!m_nextRows || m_nextRows->size() <= kOrderedAtOnce)
        return show({.rows = m_nextRows,
            .order = m_nextRows ? orderOf(*m_nextRows, m_sorting) : std::vector<std::uint32_t>()});
    m_watcher.setFuture(QtConcurrent::run([rows = m_nextRows, sorting = m_sorting] {
        return Ordered{.rows = rows, .order = orderOf(*rows, sorting)};
    }));
}

void AffectedTableModel::onOrdered()
{
    if (m_watcher.future().resultCount() > 0)
        show(m_watcher.future().takeResult());
}

void AffectedTableModel::show(Ordered ordered)
{
    if (ordered.rows == m_rows)
        return showSorted(std::move(ordered.order));
    beginResetModel();
    m_rows = std::move(ordered.rows);
    m_order = std::move(ordered.order);
    m_limitDraft = m_nextLimit;
    endResetModel();
}

void AffectedTableModel::showSorted(std::vector<std::uint32_t> order)
{
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<std::uint32_t> places;
    for (const QModelIndex& index : before)
        places.push_back(m_order[static_cast<std::size_t>(index.row())]);
    m_order = std::move(order);
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i) {
        const auto row
            = std::ranges::find(m_order, places[static_cast<std::size_t>(i)]) - m_order.begin();
        after << index(static_cast<int>(row), before[i].column());
    }
    changePersistentIndexList(before, after);
    emit layoutChanged({}, VerticalSortHint);
}

int AffectedTableModel::rowOf(std::uint32_t consumer) const
{
    for (std::size_t i = 0; i < m_order.size(); ++i) {
        if (m_rows->at(m_order[i]).consumer == consumer)
            return static_cast<int>(i);
    }
    return -1;
}

int AffectedTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int AffectedTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AffectedTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const AffectedRow& row = rowAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == Consumer ? QVariant(int(Qt::AlignLeft | Qt::AlignVCenter))
                                          : QVariant(int(Qt::AlignRight | Qt::AlignVCenter));
    case Qt::ToolTipRole:
        return index.column() == Consumer ? idBesideName(row) : QVariant();
    case common::ToneRole:
        return tone(row, index.column());
    case common::MarkRole:
        if (index.column() != Change || row.billChange() == 0)
            return {};
        return int(row.billChange() > 0 ? common::Mark::Up : common::Mark::Down);
    case ConsumerRole:
        return row.consumer;
    default:
        return {};
    }
}

QVariant AffectedTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == Consumer ? int(Qt::AlignLeft | Qt::AlignVCenter)
                                   : int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Consumer:
        return tr("Consumer");
    case Peak:
        return m_rows ? nameOf(m_rows->dimension(), m_rows->draft().cycle) : QString();
    case Beyond:
        return tr("Beyond");
    case Refused:
        return tr("Refused");
    case BillNow:
        return tr("Bill now");
    case BillWithDraft:
        return tr("Bill with draft");
    case Change:
        return tr("Change");
    default:
        return {};
    }
}

Currency AffectedTableModel::currency() const { return m_rows->draft().price.currency; }

std::int64_t AffectedTableModel::beyond(const AffectedRow& row) const
{
    return m_limitDraft ? std::max<std::int64_t>(0, row.peak - *m_limitDraft) : 0;
}

QString AffectedTableModel::text(const AffectedRow& row, int column) const
{
    switch (column) {
    case Consumer:
        return m_rows->nameOf(row.consumer);
    case Peak:
        return common::count(row.peak);
    case Beyond:
        return beyond(row) > 0 ? common::signedCount(beyond(row)) : QStringLiteral("–");
    case Refused:
        return row.refusedChange() == 0
            ? common::count(row.after.refusedInAll())
            : common::beforeAfter(
                common::count(row.before.refusedInAll()), common::count(row.after.refusedInAll()));
    case BillNow:
        return common::money({row.before.invoicedMinorUnits, currency()});
    case BillWithDraft:
        return common::money({row.after.invoicedMinorUnits, currency()});
    case Change:
        return common::moneyDifference(
            {row.before.invoicedMinorUnits, currency()}, {row.after.invoicedMinorUnits, currency()})
            .amount;
    default:
        return {};
    }
}

QVariant AffectedTableModel::idBesideName(const AffectedRow& row) const
{
    const QString id = m_rows->idOf(row.consumer);
    return id == m_rows->nameOf(row.consumer) ? QVariant() : QVariant(id);
}

QVariant AffectedTableModel::tone(const AffectedRow& row, int column) const
{
    using common::Tone;
    const auto of = [](Tone tone) { return QVariant(static_cast<int>(tone)); };
    switch (column) {
    case Beyond: {
        const auto limitToday = m_rows->limitToday();
        const bool wasBeyond = limitToday && row.peak > *limitToday;
        return beyond(row) == 0 ? of(Tone::Secondary)
                                : of(wasBeyond ? Tone::Refused : Tone::Changed);
    }
    case Refused:
        return row.refusedChange() > 0 ? of(Tone::Refused) : QVariant();
    case Change:
        if (row.billChange() == 0)
            return of(Tone::Secondary);
        return of(preview::billIsUp(row.before.invoicedMinorUnits, row.after.invoicedMinorUnits)
                ? Tone::Refused
                : Tone::Changed);
    default:
        return {};
    }
}

} // namespace tollgate::pages
