#pragma once

#include "plans/plans_state.h"

#include <QAbstractTableModel>

#include <vector>

namespace tollgate::pages {

// The consumers that the draft touches. Sorts by an index of its own: QSortFilterProxyModel is too
// slow above 50,000 rows.
class AffectedTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Consumer, Peak, Beyond, Refused, BillNow, BillWithDraft, Change, ColumnCount };
    enum Role { ConsumerRole = Qt::UserRole + 1 };

    // What the cells need besides the rows.
    struct Frame {
        QString peakTitle; // "Per month"
        std::optional<std::int64_t> limitToday;
        std::optional<std::int64_t> limitDraft;
        Currency currency;

        bool operator==(const Frame&) const = default;
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(AffectedRows rows, const Frame& frame); // nothing happens for the same again
    const AffectedRow& rowAt(int row) const
    {
        return (*m_rows)[m_order[static_cast<std::size_t>(row)]];
    }
    int rowOf(std::uint32_t consumer) const; // -1: not shown

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

    // The table as shown, with its header: what is exported.
    QString toCsv() const;

private:
    QString text(const AffectedRow& row, int column) const;
    QVariant tone(const AffectedRow& row, int column) const;
    std::int64_t beyond(const AffectedRow& row) const;
    std::int64_t key(const AffectedRow& row) const;
    QString money(std::int64_t minorUnits) const;
    void reorder();

    AffectedRows m_rows;
    std::vector<std::uint32_t> m_order;
    Frame m_frame;
    int m_sortColumn = Change;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
};

} // namespace tollgate::pages
