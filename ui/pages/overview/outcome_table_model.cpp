#include "overview/outcome_table_model.h"

#include "common/formats.h"
#include "common/rates.h"
#include "common/tables.h"
#include "common/theme.h"
#include "overview/overview_words.h"

#include <algorithm>

namespace tollgate::pages {

void OutcomeTableModel::setBars(const charts::StackBars& stack)
{
    const Bars bars(stack.bars.rbegin(), stack.bars.rend());
    const bool isContinued = stack.step == m_step && !m_bars.empty() && !bars.empty()
        && bars.back().from <= m_bars.front().from && bars.front().from >= m_bars.front().from;
    if (isContinued)
        return slideTo(bars);
    beginResetModel();
    m_step = stack.step;
    m_bars = bars;
    endResetModel();
}

void OutcomeTableModel::slideTo(const Bars& bars)
{
    const auto isNew = [&](const charts::StackBar& bar) { return bar.from > m_bars.front().from; };
    const auto added = std::find_if_not(bars.begin(), bars.end(), isNew) - bars.begin();
    if (added > 0) {
        beginInsertRows({}, 0, static_cast<int>(added) - 1);
        m_bars.insert(m_bars.begin(), bars.begin(), bars.begin() + added);
        endInsertRows();
    }
    removeRowsFrom(bars.size());
    if (m_bars.size() < bars.size()) {
        beginInsertRows({}, rowCount(), static_cast<int>(bars.size()) - 1);
        m_bars.insert(
            m_bars.end(), bars.begin() + static_cast<std::ptrdiff_t>(m_bars.size()), bars.end());
        endInsertRows();
    }
    replaceChanged(bars);
}

void OutcomeTableModel::removeRowsFrom(std::size_t row)
{
    if (row >= m_bars.size())
        return;
    beginRemoveRows({}, static_cast<int>(row), rowCount() - 1);
    m_bars.resize(row);
    endRemoveRows();
}

void OutcomeTableModel::replaceChanged(const Bars& bars)
{
    for (std::size_t i = 0; i < bars.size(); ++i) {
        if (m_bars[i] == bars[i])
            continue;
        m_bars[i] = bars[i];
        const int row = static_cast<int>(i);
        emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

int OutcomeTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_bars.size());
}

int OutcomeTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant OutcomeTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const charts::StackBar& bar = m_bars[static_cast<std::size_t>(index.row())];
    const bool isTime = index.column() == Time;
    switch (role) {
    case Qt::DisplayRole:
        if (isTime)
            return timeText(bar.from);
        return bar.known == 0
            ? common::unknown()
            : common::perSecond(
                bar.sums[static_cast<std::size_t>(index.column() - FirstPart)], bar.known);
    case Qt::ToolTipRole:
        return barText(bar, m_step);
    case Qt::TextAlignmentRole:
        return int((isTime ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case common::ToneRole:
        return static_cast<int>(isTime ? common::Tone::Secondary : common::Tone::Text);
    default:
        return {};
    }
}

QVariant OutcomeTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Time ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == Time ? tr("Time, UTC")
                           : partName(static_cast<std::size_t>(section - FirstPart));
}

} // namespace tollgate::pages
