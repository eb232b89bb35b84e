#pragma once

#include <QStyledItemDelegate>

class QTableView;

namespace tollgate::common {

// What a model says about the look of a cell besides the usual roles. Figures are aligned to the
// right by their model (Qt::TextAlignmentRole).
enum TableRole {
    ToneRole = Qt::UserRole + 1000, // int of common::Tone; absent: Text
    MarkRole, // int of common::Mark, drawn before the text; absent: none
};

// Rows of one height, no grid but a hairline under the header, whole rows chosen with a tint, the
// chosen row's first column bold, no jumping: the look of every table of the console.
void setUpTable(QTableView& table);

// Draws the cells of such a table.
class TableDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace tollgate::common
