#include "changes/who_table_model.h"

#include "common/formats.h"
#include "common/tables.h"
#include "common/theme.h"
#include "shared/words.h"

namespace tollgate::pages {

using common::Tone;

void WhoTableModel::setDraft(SharedDraft draft)
{
    if (draft == m_draft)
        return;
    beginResetModel();
    m_draft = std::move(draft);
    endResetModel();
}

int WhoTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_draft ? 0 : static_cast<int>(m_draft->who.size());
}

int WhoTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

WhoTableModel::Row WhoTableModel::rowAt(int row) const
{
    const WhoRow& who = m_draft->who[static_cast<std::size_t>(row)];
    return {.consumer = who.consumer,
        .effect = who.effect,
        .before = m_draft->answer->before->consumers[who.consumer],
        .after = m_draft->answer->after->consumers[who.consumer]};
}

Money WhoTableModel::amount(std::int64_t minorUnits) const
{
    return {.minorUnits = minorUnits, .currency = m_draft->after.price.currency};
}

QString WhoTableModel::text(const Row& row, int column) const
{
    const std::int64_t refused = row.before.refusedInAll();
    const std::int64_t refusedAfter = row.after.refusedInAll();
    switch (column) {
    case Consumer:
        return pages::text(m_draft->answer->question.study->nameOf(row.consumer));
    case Affected:
        return row.effect == Effect::Newly   ? tr("newly")
            : row.effect == Effect::Still    ? tr("already")
            : row.effect == Effect::NoLonger ? tr("no longer")
                                             : tr("bill only");
    case Refused:
        return refused == refusedAfter
            ? common::count(refused)
            : common::beforeAfter(common::count(refused), common::count(refusedAfter));
    case BillNow:
        return common::money(amount(row.before.invoicedMinorUnits));
    case BillAfter:
        return common::money(amount(row.after.invoicedMinorUnits));
    case Change:
        return common::moneyDifference(
            amount(row.before.invoicedMinorUnits), amount(row.after.invoicedMinorUnits))
            .text();
    default:
        return {};
    }
}

QVariant WhoTableModel::tone(const Row& row, int column)
{
    const auto of = [](Tone tone) { return QVariant(static_cast<int>(tone)); };
    switch (column) {
    case Affected:
        return of(row.effect == Effect::Newly    ? Tone::Changed
                : row.effect == Effect::NoLonger ? Tone::Good
                                                 : Tone::Secondary);
    case Refused:
        return row.after.refusedInAll() > row.before.refusedInAll() ? of(Tone::Refused)
                                                                    : QVariant();
    case BillNow:
        return of(Tone::Secondary);
    case Change:
        if (row.before.invoicedMinorUnits == row.after.invoicedMinorUnits)
            return of(Tone::Secondary);
        return preview::billIsUp(row.before.invoicedMinorUnits, row.after.invoicedMinorUnits)
            ? of(Tone::Refused)
            : of(Tone::Changed);
    default:
        return {};
    }
}

// The id beside a name for people.
QVariant WhoTableModel::toolTip(const Row& row, int column) const
{
    if (column != Consumer)
        return text(row, column);
    return pages::text(m_draft->answer->question.study->usage.consumerName(row.consumer));
}

QVariant WhoTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(rowAt(index.row()), index.column());
    case Qt::ToolTipRole:
        return toolTip(rowAt(index.row()), index.column());
    case Qt::TextAlignmentRole:
        return int((index.column() >= Refused ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case common::ToneRole:
        return tone(rowAt(index.row()), index.column());
    default:
        return {};
    }
}

QVariant WhoTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section >= Refused ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Consumer:
        return tr("Consumer");
    case Affected:
        return tr("Affected");
    case Refused:
        return tr("Refused");
    case BillNow:
        return tr("Bill now");
    case BillAfter:
        return tr("Bill after");
    case Change:
        return tr("Change");
    default:
        return {};
    }
}

} // namespace tollgate::pages
