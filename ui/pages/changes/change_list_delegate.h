#pragma once

#include <QStyledItemDelegate>

namespace tollgate::pages {

// Draws a group as quiet words, and a change as its title over who applied it and when.
class ChangeListDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace tollgate::pages
