#include "plans/affected_table_model.h"

#include "common/formats.h"
#include "common/shapes.h"
#include "common/tables.h"
#include "common/theme.h"
#include "plans/plans_words.h"

#include <algorithm>
#include <numeric>

namespace tollgate::pages {

void AffectedTableModel::setRows(AffectedRows rows, const Frame& frame)
{
    if (rows == m_rows && frame == m_frame)
        return;
    beginResetModel();
    m_rows = std::move(rows);
    m_frame = frame;
    reorder();
    endResetModel();
}

int AffectedTableModel::rowOf(std::uint32_t consumer) const
{
    for (std::size_t i = 0; i < m_order.size(); ++i) {
        if ((*m_rows)[m_order[i]].consumer == consumer)
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
        return index.column() == Consumer && row.name != row.id ? QVariant(row.id) : QVariant();
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
        return m_frame.peakTitle;
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

QString AffectedTableModel::money(std::int64_t minorUnits) const
{
    return common::money({.minorUnits = minorUnits, .currency = m_frame.currency});
}

std::int64_t AffectedTableModel::beyond(const AffectedRow& row) const
{
    return m_frame.limitDraft ? std::max<std::int64_t>(0, row.peak - *m_frame.limitDraft) : 0;
}

QString AffectedTableModel::text(const AffectedRow& row, int column) const
{
    switch (column) {
    case Consumer:
        return row.name;
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
        return money(row.before.invoicedMinorUnits);
    case BillWithDraft:
        return money(row.after.invoicedMinorUnits);
    case Change:
        return common::moneyDifference({row.before.invoicedMinorUnits, m_frame.currency},
            {row.after.invoicedMinorUnits, m_frame.currency})
            .amount;
    default:
        return {};
    }
}

QVariant AffectedTableModel::tone(const AffectedRow& row, int column) const
{
    using common::Tone;
    const auto of = [](Tone tone) { return QVariant(static_cast<int>(tone)); };
    switch (column) {
    case Beyond: {
        const bool wasBeyond = m_frame.limitToday && row.peak > *m_frame.limitToday;
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

std::int64_t AffectedTableModel::key(const AffectedRow& row) const
{
    switch (m_sortColumn) {
    case Peak:
    case Beyond:
        return row.peak;
    case Refused:
        return row.after.refusedInAll();
    case BillNow:
        return row.before.invoicedMinorUnits;
    case BillWithDraft:
        return row.after.invoicedMinorUnits;
    default:
        return row.billChange();
    }
}

void AffectedTableModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || (column == m_sortColumn && order == m_sortOrder))
        return;
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<std::uint32_t> rows;
    for (const QModelIndex& index : before)
        rows.push_back(m_order[static_cast<std::size_t>(index.row())]);
    m_sortColumn = column;
    m_sortOrder = order;
    reorder();
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i) {
        const auto place
            = std::ranges::find(m_order, rows[static_cast<std::size_t>(i)]) - m_order.begin();
        after << index(static_cast<int>(place), before[i].column());
    }
    changePersistentIndexList(before, after);
    emit layoutChanged({}, VerticalSortHint);
}

// Ties stand by refusals, then by use, then by name: the same order every time.
void AffectedTableModel::reorder()
{
    m_order.resize(m_rows ? m_rows->size() : 0);
    std::iota(m_order.begin(), m_order.end(), 0U);
    const bool ascending = m_sortOrder == Qt::AscendingOrder;
    std::ranges::sort(m_order, [&](std::uint32_t a, std::uint32_t b) {
        const AffectedRow& first = (*m_rows)[ascending ? a : b];
        const AffectedRow& second = (*m_rows)[ascending ? b : a];
        if (m_sortColumn == Consumer) {
            const int order = QString::localeAwareCompare(first.name, second.name);
            return order != 0 ? order < 0 : first.id < second.id;
        }
        if (key(first) != key(second))
            return key(first) < key(second);
        if (first.refusedChange() != second.refusedChange())
            return first.refusedChange() < second.refusedChange();
        return first.peak != second.peak ? first.peak < second.peak : first.id < second.id;
    });
}

QString AffectedTableModel::toCsv() const
{
    // Figures without separators, so that a spreadsheet takes them for numbers.
    QString csv
        = QStringLiteral("consumer,name,use,limit_today,limit_draft,refused_before,refused_after,"
                         "overage_before,overage_after,bill_before,bill_after,currency\n");
    const auto quoted
        = [](QString field) { return u'"' + field.replace(u'"', QStringLiteral("\"\"")) + u'"'; };
    const auto limit = [](std::optional<std::int64_t> value) {
        return value ? QString::number(*value) : QString();
    };
    const auto amount = [&](std::int64_t minorUnits) {
        return QString::fromStdString(formatMoney({minorUnits, m_frame.currency}));
    };
    for (int i = 0; i < rowCount(); ++i) {
        const AffectedRow& row = rowAt(i);
        const QStringList cells{quoted(row.id), quoted(row.name), QString::number(row.peak),
            limit(m_frame.limitToday), limit(m_frame.limitDraft),
            QString::number(row.before.refusedInAll()), QString::number(row.after.refusedInAll()),
            amount(row.before.overageMinorUnits), amount(row.after.overageMinorUnits),
            amount(row.before.invoicedMinorUnits), amount(row.after.invoicedMinorUnits),
            QString::fromStdString(m_frame.currency.code)};
        csv += cells.join(u',') + u'\n';
    }
    return csv;
}

} // namespace tollgate::pages
