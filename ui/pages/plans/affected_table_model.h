#pragma once

#include "plans/affected_order.h"

#include <QAbstractTableModel>
#include <QFutureWatcher>

#include <vector>

namespace tollgate::pages {

// The consumers that the draft touches, in the order of an index of its own: QSortFilterProxyModel
// is too slow above 50,000 rows. Many rows are put in order on another thread; until then the rows
// before them are shown.
class AffectedTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Consumer, Peak, Beyond, Refused, BillNow, BillWithDraft, Change, ColumnCount };
    enum Role { ConsumerRole = Qt::UserRole + 1 };

    explicit AffectedTableModel(QObject* parent = nullptr);

    // The handle may stand elsewhere than in the replay that the rows are from. Nothing happens for
    // the same again.
    void setRows(AffectedRows rows, std::optional<std::int64_t> limitDraft);

    AffectedRow rowAt(int row) const { return m_rows->at(m_order[static_cast<std::size_t>(row)]); }
    int rowOf(std::uint32_t consumer) const; // -1: not shown

    const AffectedSorting& sorting() const { return m_sorting; } // as asked for last

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    struct Ordered {
        AffectedRows rows;
        std::vector<std::uint32_t> order;
    };

    QString text(const AffectedRow& row, int column) const;
    QVariant idBesideName(const AffectedRow& row) const;
    QVariant tone(const AffectedRow& row, int column) const;
    std::int64_t beyond(const AffectedRow& row) const;
    Currency currency() const;
    void putInOrder();
    void onOrdered();
    void show(Ordered ordered);
    void showSorted(std::vector<std::uint32_t> order);

    AffectedRows m_rows; // shown
    std::vector<std::uint32_t> m_order; // of them
    std::optional<std::int64_t> m_limitDraft;
    AffectedRows m_nextRows; // to be shown, once they are in order
    std::optional<std::int64_t> m_nextLimit;
    AffectedSorting m_sorting;
    QFutureWatcher<Ordered> m_watcher;
};

} // namespace tollgate::pages
