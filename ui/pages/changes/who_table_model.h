#pragma once

#include "changes/changes_state.h"

#include <QAbstractTableModel>

namespace tollgate::pages {

// Who a draft affects, and what it comes to for each. Figures stay where the preview has them, so
// that a million rows cost nothing.
class WhoTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Consumer, Affected, Refused, BillNow, BillAfter, Change, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setDraft(SharedDraft draft); // nothing happens for the same again

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        std::uint32_t consumer;
        Effect effect;
        const preview::Figures& before;
        const preview::Figures& after;
    };

    Row rowAt(int row) const;
    QString text(const Row& row, int column) const;
    static QVariant tone(const Row& row, int column);
    QVariant toolTip(const Row& row, int column) const;
    Money amount(std::int64_t minorUnits) const;

    SharedDraft m_draft;
};

} // namespace tollgate::pages
