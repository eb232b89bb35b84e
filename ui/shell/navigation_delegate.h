#pragma once

#include <QStyledItemDelegate>

namespace tollgate::shell {

enum NavigationRole {
    IdRole = Qt::UserRole + 1,
    ShortcutRole,
    BadgeRole, // int; 0: none
};

// Draws one page's entry: a bar and a tint when it is current, its title, what waits on it, and its
// shortcut.
class NavigationDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace tollgate::shell
