#pragma once

#include "charts/stack_bars.h"

#include <QAbstractTableModel>

namespace tollgate::pages {

// The outcome chart as a table, newest first: a row per bar.
class OutcomeTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    // A column per part follows.
    enum Column { Time, FirstPart, ColumnCount = FirstPart + charts::kStackParts };

    using QAbstractTableModel::QAbstractTableModel;

    // Rows that stay keep their place: bars come on top and go at the foot.
    void setBars(const charts::StackBars& stack);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    using Bars = std::vector<charts::StackBar>;

    void slideTo(const Bars& bars);
    void removeRowsFrom(std::size_t row);
    void replaceChanged(const Bars& bars);

    std::int64_t m_step = 1;
    Bars m_bars; // newest first
};

} // namespace tollgate::pages
